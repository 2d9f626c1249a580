// SPDX-License-Identifier: Apache-2.0
import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { pushBranch } from '../codeHosts/pushBranch';
import { repositoryAt } from '../codeHosts/repositoryAt';
import { readFolder } from '../workspace/workspaceFiles';
import { pullRequestOpenExamples } from './examples/pullRequestOpen';
import { proposalInput, tokenInput } from './inputs';

/**
 * `data-mesh:pull-request:open`: proposes what is in the workspace to a repository of GitLab or Bitbucket.
 *
 * Backstage's own actions make the branch before its files, and refuse a branch that is there, or take it as it is: what
 * stopped half-way is never completed, or is completed without the files. Here a branch comes with its files, and a
 * retry goes on with what there is.
 *
 * @internal
 */
export function createPullRequestOpenAction(options: {
  config: RootConfigService;
}) {
  const { config } = options;
  return createTemplateAction({
    id: 'data-mesh:pull-request:open',
    description:
      'Opens a pull request or merge request on a repository of GitLab, Bitbucket Cloud or Bitbucket Server, with the files of a folder of the workspace on a branch of its own. A retry goes on where the first attempt stopped.',
    examples: pullRequestOpenExamples,
    supportsDryRun: true,
    schema: {
      input: {
        repoUrl: z =>
          z
            .string()
            .describe('Repository, such as gitlab.com?owner=acme&repo=orders'),
        title: z => z.string().min(1).max(255),
        ...proposalInput,
        token: tokenInput,
      },
      output: {
        url: z => z.string().describe('Page of the request'),
        branch: z => z.string(),
      },
    },
    async handler(ctx) {
      const { input, logger, signal } = ctx;
      const { title, description, token } = input;
      const branch = input.branch ?? `portal/${ctx.task.id}`;
      const repository = await repositoryAt(config, input.repoUrl, {
        token,
        signal,
      });
      const files = await readFolder(
        ctx.workspacePath,
        input.sourcePath ?? '.',
      );
      if (ctx.isDryRun) {
        logger.info(
          `Would propose ${files.length} files to ${repository.name} on ${branch}`,
        );
        return;
      }
      const target = input.target ?? (await repository.defaultBranch());
      if (branch === target) {
        throw new InputError(
          `The branch '${branch}' is the one to change. Name another one for the proposal.`,
        );
      }
      const isThere = await repository.hasBranch(branch);
      const changed = await pushBranch({
        repository,
        from: isThere ? branch : target,
        branch,
        message: title,
        files,
        folder: await ctx.createTemporaryDirectory(),
        author: {
          name: config.getOptionalString('scaffolder.defaultAuthor.name'),
          email: config.getOptionalString('scaffolder.defaultAuthor.email'),
        },
        logger,
      }).catch(error => {
        logger.error(
          `The files did not get to ${repository.name}. Retry this task when the reason is mended: it goes on with what is there.`,
        );
        throw error;
      });
      if (changed === 0 && !isThere) {
        throw new InputError(
          `Nothing differs from '${target}', so that there is nothing to propose`,
        );
      }
      logger.info(`Changed ${changed} files on the branch '${branch}'`);
      const open = async () =>
        (await repository.findPullRequest(branch, target)) ??
        repository.createPullRequest({
          source: branch,
          target,
          title,
          description,
        });
      const url = await open().catch(error => {
        logger.error(
          `The branch '${branch}' of ${repository.name} is made, and the pull request is not. Retry this task to open it, or delete the branch.`,
        );
        throw error;
      });
      logger.info(`Opened ${url}`);
      ctx.output('url', url);
      ctx.output('branch', branch);
    },
  });
}
