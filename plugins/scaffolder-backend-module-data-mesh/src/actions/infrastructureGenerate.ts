// SPDX-License-Identifier: Apache-2.0
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { CLOUDS, generate, STACKS } from '@meshwright/infrastructure';
import { reportFindings } from '../findings/reportFindings';
import type { MeshGuardrails } from '../mesh/MeshGuardrails';
import { BLUEPRINT_FILE, readProduct } from '../product/readProduct';
import { writeTexts } from '../workspace/workspaceFiles';
import { infrastructureGenerateExamples } from './examples/infrastructureGenerate';

/**
 * `data-mesh:infrastructure:generate`: makes the files of a stack from a blueprint in the workspace.
 *
 * @internal
 */
export function createInfrastructureGenerateAction(options: {
  guardrails: MeshGuardrails;
}) {
  return createTemplateAction({
    id: 'data-mesh:infrastructure:generate',
    description:
      'Makes the files of a stack from a blueprint in the workspace: of a landing zone (platform), of a domain, or of a product with its repository',
    examples: infrastructureGenerateExamples,
    supportsDryRun: true,
    schema: {
      input: {
        cloud: z => z.enum(CLOUDS).describe('Cloud to make it for'),
        stack: z =>
          z.enum(STACKS).describe('What to make. Default: product').optional(),
        blueprint: z =>
          z
            .string()
            .describe(
              'File of the blueprint in the workspace. Default: blueprint.yaml',
            )
            .optional(),
        targetPath: z =>
          z
            .string()
            .describe('Folder of the workspace to write to. Default: .')
            .optional(),
      },
      output: {
        files: z => z.number().describe('How many files were made'),
      },
    },
    async handler(ctx) {
      const { cloud, stack = 'product', targetPath = '.' } = ctx.input;
      const source = await readProduct(
        ctx.workspacePath,
        ctx.input.blueprint ?? BLUEPRINT_FILE,
        [cloud],
      );
      const stated = source.blueprints[cloud];
      const blueprint =
        stated && (await options.guardrails.keep(stated, ctx.logger));
      const made = blueprint && {
        ...generate({
          blueprint,
          contracts: source.contracts,
          cloud,
          stack,
          source,
        }),
      };
      // Only products have ports: what is shared by many is not told to have one.
      const findings = [...source.findings, ...(made?.findings ?? [])].filter(
        ({ rule }) => stack === 'product' || rule !== 'blueprint/no-output',
      );
      reportFindings(findings, { logger: ctx.logger, what: 'The blueprint' });
      ctx.signal?.throwIfAborted();
      await writeTexts(ctx.workspacePath, targetPath, made!.files);
      ctx.logger.info(`Made ${made!.files.length} files of the ${stack} stack`);
      ctx.output('files', made!.files.length);
    },
  });
}
