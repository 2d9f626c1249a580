// SPDX-License-Identifier: Apache-2.0
import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  DefaultAzureDevOpsCredentialsProvider,
  ScmIntegrations,
} from '@backstage/integration';
import {
  createTemplateAction,
  parseRepoUrl,
} from '@backstage/plugin-scaffolder-node';
import { AzureRepository } from '../azureDevOps/AzureRepository';
import { readFolder } from '../workspace/workspaceFiles';
import { azurePullRequestExamples } from './examples/azurePullRequest';
import { proposalInput, tokenInput } from './inputs';

/**
 * `data-mesh:azure-devops:pull-request`: proposes what is in the workspace to a repository of Azure DevOps, for which
 * Backstage has no action of its own.
 *
 * @internal
 */
export function createAzurePullRequestAction(options: {
  config: RootConfigService;
}) {
  const { config } = options;
  return createTemplateAction({
    id: 'data-mesh:azure-devops:pull-request',
    description:
      'Opens a pull request on a repository of Azure DevOps, with the files of a folder of the workspace on a branch of its own. A retry goes on where the first attempt stopped.',
    examples: azurePullRequestExamples,
    supportsDryRun: true,
    schema: {
      input: {
        repoUrl: z =>
          z
            .string()
            .describe(
              'Repository, such as dev.azure.com?organization=acme&project=data&repo=orders',
            ),
        title: z => z.string().min(1).max(400),
        ...proposalInput,
        token: tokenInput,
      },
      output: {
        url: z => z.string().describe('Page of the pull request'),
        branch: z => z.string(),
      },
    },
    async handler(ctx) {
      const { input, logger, signal } = ctx;
      const integrations = ScmIntegrations.fromConfig(config);
      const { host, organization, project, repo } = parseRepoUrl(
        input.repoUrl,
        integrations,
      );
      if (!organization || !project) {
        throw new InputError(
          `'${input.repoUrl}' does not name organization, project and repo, as in dev.azure.com?organization=acme&project=data&repo=orders`,
        );
      }
      const branch = input.branch ?? `portal/${ctx.task.id}`;
      const files = await readFolder(
        ctx.workspacePath,
        input.sourcePath ?? '.',
      );
      if (ctx.isDryRun) {
        logger.info(
          `Would propose ${files.length} files to ${organization}/${project}/${repo} on ${branch}`,
        );
        return;
      }
      const repository = new AzureRepository({
        host,
        organization,
        project,
        name: repo,
        headers: await headersOf(`https://${host}/${organization}`),
        signal,
      });
      const target = input.target ?? (await repository.defaultBranch());
      const begin = await repository.commitOf(target);
      if (!begin) {
        throw new InputError(
          `There is no branch '${target}' in ${organization}/${project}/${repo}`,
        );
      }
      let commit = await repository.commitOf(branch);
      if (!commit) {
        await repository.createBranch(branch, begin);
        logger.info(`Made the branch '${branch}'`);
        commit = begin;
      }
      const opened = await propose(commit).catch(error => {
        logger.error(
          `The branch '${branch}' is made, and the pull request is not. Retry this task to open it, or delete the branch.`,
        );
        throw error;
      });
      logger.info(`Opened ${opened}`);
      ctx.output('url', opened);
      ctx.output('branch', branch);

      async function propose(at: string) {
        const changed = await repository.commit({
          branch,
          commit: at,
          message: input.title,
          files,
        });
        logger.info(`Changed ${changed} files`);
        if (changed === 0 && at === begin) {
          throw new InputError(
            `Nothing differs from '${target}', so that there is nothing to propose`,
          );
        }
        return (
          (await repository.findPullRequest(branch, target)) ??
          repository.createPullRequest({
            source: branch,
            target,
            title: input.title,
            description: input.description,
          })
        );
      }

      async function headersOf(url: string): Promise<Record<string, string>> {
        if (input.token) {
          const pair = Buffer.from(`:${input.token}`).toString('base64');
          return { Authorization: `Basic ${pair}` };
        }
        if (config.getOptionalBoolean('scaffolder.requireScmUserCredentials')) {
          throw new InputError(
            `No credentials of a person were given for ${host}, and scaffolder.requireScmUserCredentials demands them`,
          );
        }
        const credentials =
          await DefaultAzureDevOpsCredentialsProvider.fromIntegrations(
            integrations,
          ).getCredentials({ url });
        if (!credentials) {
          throw new InputError(
            `The portal has no credentials for ${url}. Add them at integrations.azure.`,
          );
        }
        return credentials.headers;
      }
    },
  });
}
