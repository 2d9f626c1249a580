// SPDX-License-Identifier: Apache-2.0
import type { RootConfigService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import {
  createTemplateAction,
  getRepoSourceDirectory,
  initRepoAndPush,
  parseRepoUrl,
} from '@backstage/plugin-scaffolder-node';
import { gitlabPushExamples } from './examples/gitlabPush';
import { folderInput, tokenInput } from './inputs';

/**
 * `data-mesh:gitlab:push`: puts the files of the workspace into a project of GitLab that is empty.
 *
 * Backstage's `publish:gitlab` makes a project and pushes in one step, which a retry can never complete: the project is
 * there then. With `sourcePath: false` it only makes the project, and this is the second half.
 *
 * @internal
 */
export function createGitlabPushAction(options: { config: RootConfigService }) {
  const { config } = options;
  return createTemplateAction({
    id: 'data-mesh:gitlab:push',
    description:
      'Puts the files of the workspace into an empty project of GitLab, as its first commit. Made for after publish:gitlab with sourcePath: false, so that a retry goes on where the first attempt stopped.',
    examples: gitlabPushExamples,
    supportsDryRun: true,
    schema: {
      input: {
        repoUrl: z =>
          z
            .string()
            .describe('Project, such as gitlab.com?owner=acme&repo=orders'),
        branch: z => z.string().describe('Default: main').optional(),
        message: z => z.string().describe('Default: Begin').optional(),
        sourcePath: folderInput,
        token: tokenInput,
      },
      output: {
        commitHash: z => z.string(),
      },
    },
    async handler(ctx) {
      const { input, logger } = ctx;
      const { branch = 'main', message = 'Begin' } = input;
      const integrations = ScmIntegrations.fromConfig(config);
      const { host, owner, repo } = parseRepoUrl(input.repoUrl, integrations);
      const integration = integrations.gitlab.byHost(host);
      if (!integration || !owner) {
        throw new InputError(
          `'${input.repoUrl}' is no project of GitLab, such as gitlab.com?owner=acme&repo=orders`,
        );
      }
      const onlyPersons = config.getOptionalBoolean(
        'scaffolder.requireScmUserCredentials',
      );
      const token =
        input.token ?? (onlyPersons ? undefined : integration.config.token);
      if (!token) {
        throw new InputError(
          `There is no token for ${host}: ${
            onlyPersons
              ? 'scaffolder.requireScmUserCredentials demands that of a person'
              : 'add one at integrations.gitlab'
          }`,
        );
      }
      if (ctx.isDryRun) {
        logger.info(`Would push to ${owner}/${repo} on ${host}`);
        return;
      }
      const commitHash = await ctx.checkpoint({
        key: `push.${host}.${owner}.${repo}`,
        fn: async () => {
          const pushed = await initRepoAndPush({
            dir: getRepoSourceDirectory(ctx.workspacePath, input.sourcePath),
            remoteUrl: `${integration.config.baseUrl}/${owner}/${repo}.git`,
            defaultBranch: branch,
            auth: { username: 'oauth2', password: token },
            logger,
            commitMessage: message,
            gitAuthorInfo: {
              name: config.getOptionalString('scaffolder.defaultAuthor.name'),
              email: config.getOptionalString('scaffolder.defaultAuthor.email'),
            },
          }).catch(error => {
            logger.error(
              `The project ${owner}/${repo} is made, and is still empty. Retry this task to put the files into it, or delete the project.`,
            );
            throw error;
          });
          return pushed.commitHash;
        },
      });
      ctx.output('commitHash', commitHash);
    },
  });
}
