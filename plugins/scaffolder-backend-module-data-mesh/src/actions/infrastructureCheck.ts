// SPDX-License-Identifier: Apache-2.0
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { checkFiles } from '@meshwright/infrastructure';
import { reportFindings } from '../findings/reportFindings';
import { readFolder } from '../workspace/workspaceFiles';
import { infrastructureCheckExamples } from './examples/infrastructureCheck';
import { folderInput } from './inputs';

/**
 * `data-mesh:infrastructure:check`: judges the Terraform of a workspace, without Terraform and without a network.
 *
 * @internal
 */
export function createInfrastructureCheckAction() {
  return createTemplateAction({
    id: 'data-mesh:infrastructure:check',
    description:
      'Checks Terraform by its syntax, the schemas of its providers, its references and our rules of security. Needs no Terraform and no network.',
    examples: infrastructureCheckExamples,
    supportsDryRun: true,
    schema: {
      input: {
        path: folderInput,
        failOn: z =>
          z
            .enum(['error', 'warning', 'never'])
            .describe('From which findings on the task ends. Default: error')
            .optional(),
      },
      output: {
        errors: z => z.number().describe('Number of errors'),
        warnings: z => z.number().describe('Number of warnings'),
        files: z => z.number().describe('Number of Terraform files'),
      },
    },
    async handler(ctx) {
      const all = await readFolder(ctx.workspacePath, ctx.input.path ?? '.');
      const files = all.filter(
        file =>
          file.encoding !== 'base64' && /\.(?:tf|tfvars)$/.test(file.path),
      );
      ctx.signal?.throwIfAborted();
      const counts = reportFindings(checkFiles(files), {
        logger: ctx.logger,
        what: 'The infrastructure',
        failOn: ctx.input.failOn,
      });
      ctx.logger.info(
        `Checked ${files.length} Terraform files: ${counts.errors} errors, ${counts.warnings} warnings`,
      );
      ctx.output('errors', counts.errors);
      ctx.output('warnings', counts.warnings);
      ctx.output('files', files.length);
    },
  });
}
