// SPDX-License-Identifier: Apache-2.0
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { refOf } from '../mesh/DomainMembership';
import type { MeshConnection } from '../mesh/MeshConnection';
import { readFolder } from '../workspace/workspaceFiles';
import { publishLocalExamples } from './examples/publishLocal';
import { folderInput } from './inputs';

const DEFAULT_BRANCH = 'main';

/**
 * `data-mesh:publish:local`: puts a folder of the workspace into a new repository of the portal's own git host.
 *
 * @internal
 */
export function createPublishLocalAction(options: { mesh: MeshConnection }) {
  return createTemplateAction({
    id: 'data-mesh:publish:local',
    description:
      "Makes a repository on the portal's own git host and puts a folder of the workspace into it as one commit. A retry goes on where the first attempt stopped.",
    examples: publishLocalExamples,
    supportsDryRun: true,
    schema: {
      input: {
        group: z =>
          z
            .string()
            .describe(
              'First part of the address of the repository; for products, the name of the domain',
            ),
        name: z => z.string().describe('Name of the repository'),
        description: z => z.string().optional(),
        owner: z =>
          z
            .string()
            .describe('Group whose members may write, as an entity ref'),
        sourcePath: folderInput,
        message: z => z.string().describe('What the commit says').optional(),
      },
      output: {
        remoteUrl: z => z.string().describe('What git clone takes'),
        repoContentsUrl: z =>
          z.string().describe('Address of the files, for the catalog'),
        webUrl: z => z.string().describe('Page of the repository'),
        commitHash: z => z.string(),
      },
    },
    async handler(ctx) {
      const { logger, input } = ctx;
      const group = input.group.replace(/^(?:domain:)?(?:default\/)?/, '');
      const { name } = input;
      const files = await readFolder(
        ctx.workspacePath,
        input.sourcePath ?? '.',
      );
      if (ctx.isDryRun) {
        logger.info(
          `Would make ${group}/${name} with ${files.length} files for ${input.owner}`,
        );
        return;
      }
      const host = options.mesh.gitHost(await ctx.getInitiatorCredentials());
      const { signal } = ctx;
      const repository = await ctx.checkpoint({
        key: `create.${group}.${name}`,
        fn: async () => {
          const { webUrl, cloneUrl } = await host.createRepository(
            {
              group,
              name,
              description: input.description?.slice(0, 1000),
              owner: refOf(input.owner, 'group'),
              key: `task:${ctx.task.id}`,
            },
            { signal },
          );
          return { webUrl, cloneUrl };
        },
      });
      logger.info(`Made ${repository.webUrl}`);
      const { commit } = await host
        .commit(
          { group, name },
          {
            branch: DEFAULT_BRANCH,
            message: input.message ?? 'Begin',
            files,
          },
          { signal },
        )
        .catch(error => {
          logger.error(
            `The repository ${group}/${name} is made and empty. Retry this task to fill it, or delete it on its page.`,
          );
          throw error;
        });
      logger.info(`Put ${files.length} files into it`);
      ctx.output('remoteUrl', repository.cloneUrl);
      ctx.output('webUrl', repository.webUrl);
      ctx.output(
        'repoContentsUrl',
        `${repository.webUrl}/blob/${DEFAULT_BRANCH}`,
      );
      ctx.output('commitHash', commit);
    },
  });
}
