// SPDX-License-Identifier: Apache-2.0
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { reportFindings } from '../findings/reportFindings';
import { addPort } from '../product/addPort';
import { retireProduct } from '../product/retireProduct';
import type { RetirementAccess } from '../mesh/RetirementAccess';
import { productChangeExamples } from './examples/productChange';

/**
 * `data-mesh:product:change`: changes the repository of a product in the workspace, and keeps what its team has written.
 *
 * @internal
 */
export function createProductChangeAction(options: {
  retirement: Pick<RetirementAccess, 'require'>;
}) {
  return createTemplateAction({
    id: 'data-mesh:product:change',
    description:
      'Changes the repository of a data product in the workspace: adds an output port, gives one a new version of its contract, or retires the product. What the team has changed since is kept, and what both changed is marked.',
    examples: productChangeExamples,
    supportsDryRun: true,
    schema: {
      input: {
        path: z =>
          z
            .string()
            .describe('Folder of the repository. Default: .')
            .optional(),
        port: z =>
          z
            .object({ name: z.string(), contract: z.string() })
            .strict()
            .describe(
              'Output port with its contract: a new one is added, one of that name gets the contract as its new version',
            )
            .optional(),
        retire: z =>
          z
            .object({
              product: z
                .string()
                .describe(
                  'The product that ends, such as dataproduct:default/orders: policies say who may propose it',
                ),
              reason: z.string().max(1_000),
              lastDay: z
                .string()
                .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date, as 2027-01-31')
                .describe('Last day of service'),
              replacement: z
                .string()
                .max(200)
                .describe('What consumers use instead')
                .optional(),
            })
            .strict()
            .optional(),
      },
      output: {
        summary: z => z.string().describe('What changed, in Markdown'),
        changed: z => z.array(z.string()).describe('Files that changed'),
        kept: z =>
          z
            .array(z.string())
            .describe('Places where the team has the last word'),
      },
    },
    async handler(ctx) {
      const { path = '.', port, retire } = ctx.input;
      if (retire) {
        const credentials = await ctx.getInitiatorCredentials();
        await options.retirement.require(retire.product, credentials);
      }
      const place = { workspace: ctx.workspacePath, folder: path };
      const changes = [
        ...(port ? [await addPort(place, port)] : []),
        ...(retire ? [await retireProduct(place, retire)] : []),
      ];
      reportFindings(
        changes.flatMap(({ findings }) => findings),
        { logger: ctx.logger, what: 'The change' },
      );
      const changed = changes.flatMap(change => change.changed);
      const kept = changes.flatMap(change => change.kept);
      ctx.logger.info(`Changed ${changed.length} files`);
      for (const file of kept) {
        ctx.logger.warn(
          `${file} was changed by the team since it was made: look at it before the change is merged`,
        );
      }
      ctx.output('summary', changes.map(({ summary }) => summary).join('\n'));
      ctx.output('changed', changed);
      ctx.output('kept', kept);
    },
  });
}
