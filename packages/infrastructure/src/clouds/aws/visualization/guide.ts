// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext, ServiceGuide } from '../../../generate/types';
import { productName } from '../terms/names';

/** How to run QuickSight, what it costs, how to recover it. @internal */
export function guide({ blueprint }: GenerationContext): ServiceGuide {
  const name = productName(
    blueprint,
    blueprint.environments[0] ?? { name: 'dev' },
  );
  return {
    title: 'Amazon QuickSight',
    run: `The account has to have a subscription of QuickSight (Enterprise) first; it is made once by hand, since Terraform cannot read all of it back. Then this stack makes a data source on the workgroup of Athena, a data set for each table, a folder and the dashboard \`${name}\`.

- Let people in: \`aws quicksight create-group-membership --group-name ${name}-readers --namespace default --member-name USER --aws-account-id ACCOUNT\`. \`${name}-cleared\` sees masked columns as well, \`${name}-owners\` changes dashboards.
- The dashboard comes from the contract: \`infra/definitions/dashboard.template.json\`. A team that draws its own saves it under another name, so that generating again does not undo it.
- Data sets are imported into SPICE ${
      blueprint.services.orchestration === 'none'
        ? 'every day at 05:00 UTC'
        : 'at the end of each run of the pipeline'
    }.`,
    cost: `Readers and authors by the month, SPICE by the gigabyte. Levers: import fewer columns (\`infra/visualization.tf\`), or switch a large data set to \`DIRECT_QUERY\` and pay Athena for what is read.`,
    recover: `- **A dashboard was changed or deleted:** apply again; it is made from its definition. Versions: \`aws quicksight list-dashboard-versions\`, then \`update-dashboard-published-version\`.
- **A data set shows old data:** \`aws quicksight create-ingestion --data-set-id ${name}-TABLE --ingestion-id NAME --aws-account-id ACCOUNT\`, and look at \`describe-ingestion\` for the reason. "Insufficient Lake Formation permission" means that a grant is missing: apply again.
- **Region lost:** QuickSight holds nothing that cannot be made again: apply the stack in the recovery region.`,
  };
}
