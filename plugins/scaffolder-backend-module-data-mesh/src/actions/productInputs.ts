// SPDX-License-Identifier: Apache-2.0
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { mendInputs } from '../product/mendInputs';
import { productInputsExamples } from './examples/productInputs';

/**
 * `data-mesh:product:inputs`: says in the descriptor of a product in the workspace which contracts it reads.
 *
 * @internal
 */
export function createProductInputsAction() {
  return createTemplateAction({
    id: 'data-mesh:product:inputs',
    description:
      'Says in the descriptor of a data product in the workspace which contracts it reads, or reads no longer: in ODPS (Bitol), DPDS, or a Backstage file. All else in it stays as it is, comments too.',
    examples: productInputsExamples,
    supportsDryRun: true,
    schema: {
      input: z => {
        const contracts = z
          .array(
            z.object({
              id: z.string().min(1).max(500).describe('Id of the contract'),
              version: z.string().max(100).optional(),
              name: z.string().min(1).max(200).describe('Name of a new port'),
              ref: z
                .string()
                .max(500)
                .describe('Ref of the contract in the catalog')
                .optional(),
            }),
          )
          .max(100)
          .optional();
        return z.object({
          path: z
            .string()
            .describe('Folder of the repository. Default: .')
            .optional(),
          descriptor: z
            .string()
            .min(1)
            .describe('Path of the descriptor in the repository'),
          entity: z
            .string()
            .describe('Name of the product, for a file with several')
            .optional(),
          declare: contracts.describe('Contracts that the product reads'),
          withdraw: contracts.describe('Contracts that it does not read'),
        });
      },
      output: {
        summary: z => z.string().describe('What changed, in Markdown'),
      },
    },
    async handler(ctx) {
      const { path = '.', ...change } = ctx.input;
      const summary = await mendInputs(
        { workspace: ctx.workspacePath, folder: path },
        change,
      );
      ctx.logger.info(`Changed ${change.descriptor}`);
      ctx.output('summary', summary);
    },
  });
}
