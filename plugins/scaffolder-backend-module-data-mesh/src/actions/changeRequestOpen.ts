// SPDX-License-Identifier: Apache-2.0
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { MeshConnection } from '../mesh/MeshConnection';
import { readFolder } from '../workspace/workspaceFiles';
import { changeRequestOpenExamples } from './examples/changeRequestOpen';
import { proposalInput } from './inputs';

/**
 * `data-mesh:change-request:open`: proposes what is in the workspace to a repository of the portal's own git host.
 *
 * @internal
 */
export function createChangeRequestOpenAction(options: {
  mesh: MeshConnection;
}) {
  return createTemplateAction({
    id: 'data-mesh:change-request:open',
    description:
      "Opens a change request on a repository of the portal's own git host, with the files of a folder of the workspace on a branch of its own. A retry goes on where the first attempt stopped.",
    examples: changeRequestOpenExamples,
    supportsDryRun: true,
    schema: {
      input: {
        group: z => z.string().describe('First part of the address'),
        name: z => z.string().describe('Name of the repository'),
        title: z => z.string().min(1).max(200),
        ...proposalInput,
        deletions: z =>
          z
            .array(z.string())
            .max(5_000)
            .describe('Files of the repository that go')
            .optional(),
      },
      output: {
        url: z => z.string().describe('Page of the change request'),
        number: z => z.number(),
        branch: z => z.string(),
      },
    },
    async handler(ctx) {
      const { input, logger, signal } = ctx;
      const { group, name, target } = input;
      const branch = input.branch ?? `portal/${ctx.task.id}`;
      const files = await readFolder(
        ctx.workspacePath,
        input.sourcePath ?? '.',
      );
      if (ctx.isDryRun) {
        logger.info(
          `Would propose ${files.length} files to ${group}/${name} on ${branch}`,
        );
        return;
      }
      const host = options.mesh.gitHost(await ctx.getInitiatorCredentials());
      await ctx.checkpoint({
        key: `commit.${group}.${name}.${branch}`,
        fn: async () => {
          const { commit } = await host.commit(
            { group, name },
            {
              branch,
              startFrom: target,
              message: input.title,
              files,
              deletions: input.deletions,
            },
            { signal },
          );
          return commit;
        },
      });
      const opened = await host
        .openChangeRequest(
          { group, name },
          {
            title: input.title,
            description: input.description,
            source: branch,
            target,
          },
          { signal },
        )
        .catch(error => {
          logger.error(
            `The branch '${branch}' of ${group}/${name} is made, and the change request is not. Retry this task to open it.`,
          );
          throw error;
        });
      logger.info(`Opened ${opened.webUrl}`);
      ctx.output('url', opened.webUrl);
      ctx.output('number', opened.number);
      ctx.output('branch', branch);
    },
  });
}
