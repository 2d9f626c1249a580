// SPDX-License-Identifier: Apache-2.0
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  CLOUDS,
  type CostEstimate,
  createContext,
  estimateCost,
} from '@meshwright/infrastructure';
import { reportFindings } from '../findings/reportFindings';
import { BLUEPRINT_FILE, readProduct } from '../product/readProduct';
import { infrastructureCostExamples } from './examples/infrastructureCost';

/**
 * `data-mesh:infrastructure:cost`: estimates what a blueprint costs in a month, before anything of it exists.
 *
 * @internal
 */
export function createInfrastructureCostAction() {
  return createTemplateAction({
    id: 'data-mesh:infrastructure:cost',
    description:
      'Estimates what a product costs in each environment in a month, with what is assumed and what is left out',
    examples: infrastructureCostExamples,
    supportsDryRun: true,
    schema: {
      input: {
        cloud: z => z.enum(CLOUDS).describe('Cloud whose prices are taken'),
        blueprint: z =>
          z
            .string()
            .describe(
              'File of the blueprint in the workspace. Default: blueprint.yaml',
            )
            .optional(),
      },
      output: {
        monthly: z =>
          z.number().describe('Expected in a month, all environments together'),
        currency: z => z.string(),
        summary: z => z.string().describe('The estimate as Markdown'),
      },
    },
    async handler(ctx) {
      const { cloud } = ctx.input;
      const source = await readProduct(
        ctx.workspacePath,
        ctx.input.blueprint ?? BLUEPRINT_FILE,
        [cloud],
      );
      const blueprint = source.blueprints[cloud];
      const read = blueprint && {
        ...createContext({
          blueprint,
          contracts: source.contracts,
          cloud,
          source,
        }),
      };
      reportFindings([...source.findings, ...(read?.findings ?? [])], {
        logger: ctx.logger,
        what: 'The blueprint',
      });
      const estimate = estimateCost(read!.context!);
      const { monthly, currency } = estimate;
      ctx.logger.info(
        `Expected in a month: ${monthly.expected.toFixed(0)} ${currency}`,
      );
      ctx.output('monthly', monthly.expected);
      ctx.output('currency', currency);
      ctx.output('summary', summaryOf(estimate));
    },
  });
}

function summaryOf(estimate: CostEstimate): string {
  const { currency, environments, prices, notEstimated } = estimate;
  const money = (amount: number) => `${amount.toFixed(0)} ${currency}`;
  return [
    '| environment | expected in a month | probably between | most of it |',
    '| --- | ---: | ---: | --- |',
    ...environments.map(
      ({ name, monthly, components }) =>
        `| ${name} | ${money(monthly.expected)} | ${money(
          monthly.low,
        )} and ${money(monthly.high)} | ${components[0]?.name ?? '–'} |`,
    ),
    '',
    `An estimate with prices of ${prices.region} from ${prices.asOf}.`,
    ...notEstimated.map(sentence => `- ${sentence}`),
  ].join('\n');
}
