// SPDX-License-Identifier: Apache-2.0
import type { CloudService } from '../../../generate/types';

/** @internal */
export const guide: CloudService['guide'] = ({ blueprint }) => {
  const spark = blueprint.services.processing === 'spark';
  const starter = {
    none: `A trigger starts it by the schedule \`${blueprint.schedule.cron}\` (UTC), except where \`schedule_enabled\` is false.`,
    native: 'The Logic App starts it; there is no trigger in the factory.',
    airflow: 'The Airflow DAG starts it; there is no trigger in the factory.',
  }[blueprint.services.orchestration];
  return {
    title: 'Azure Data Factory',
    run: `\`pl_product\` ${
      spark
        ? 'starts the Spark notebook of the Synapse workspace'
        : 'runs one pipeline for each table. Each reads what came into `raw/<table>/` as JSON, one document a line (or the table of an input port), gives columns their types, puts rows that break the contract into `quarantine`, and writes `curated` (whole) and `output` (masked)'
    }. ${starter}

The definitions are in \`infra/definitions/datafactory/\`, made from the contracts, and Terraform publishes them. Start a run by hand, for one day of deliveries or for all:

\`\`\`sh
az datafactory pipeline create-run --resource-group "$(terraform -chdir=infra output -raw resource_group_name)" \\
  --factory-name "$(basename "$(terraform -chdir=infra output -raw data_factory_id)")" \\
  --name pl_product --parameters '{"run_date": "2026-01-31"}'
\`\`\`

- After the first apply, run \`infra/scripts/approve-private-endpoints.sh\` once: the factory's private endpoints wait for it. Those to lakes of other products wait for the owners of these.
- Watch runs in the studio under Monitor, or in Log Analytics (\`ADFPipelineRun\`, \`ADFActivityRun\`). Failed runs and late data alarm the action group.
- To report lineage and counts to the portal, set \`portal_url\` and put the product's token into the vault: \`az keyvault secret set --name portal-token --vault-name <vault> --file token.txt\`.
- Changing a contract changes the definitions: generate again, review, merge.`,
    cost: `${
      spark
        ? 'Only activity runs; Spark itself is in the guide of the workspace.'
        : 'The cluster of data flows is nearly all of it: its cores (`data_flow_cores`), the time of a run, and the minutes it waits for the next one (autoscaling keeps it 10 minutes).'
    } Run less often, or only the day that changed (\`run_date\`).`,
    recover: `- **A run failed**: mend the cause and start it again. Rows with a key are replaced and the rest is written anew, so that running twice changes nothing.
- **Rows are in quarantine**: \`quarantine/<table>/\` has each with the rules it broke. Mend it at the source and deliver it again; quarantine forgets after 90 days.
- **The output is wrong**: restore the lake (its guide), or delete \`curated/<table>\` and \`output/<table>\` and run over all of \`raw\`.
- **The factory was deleted**: apply; it holds nothing but definitions, and its history is in Log Analytics.`,
  };
};
