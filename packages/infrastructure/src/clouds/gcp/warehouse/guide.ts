// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext, ServiceGuide } from '../../../generate/types';
import { wantsLakehouse } from '../support/wanted';

/** How to run the warehouse. @internal */
export function guide({ blueprint }: GenerationContext): ServiceGuide {
  const { orchestration } = blueprint.services;
  return {
    title: 'BigQuery',
    run: `Tables are made from the contract: types, keys, partitions, descriptions and policy tags. Change the contract, generate again, and review the plan; BigQuery adds columns in place, and makes a table anew for what it cannot change.

${
  orchestration === 'none'
    ? 'A job of Cloud Scheduler takes the day into the tables once an hour.'
    : 'The orchestration takes each run into the tables.'
} By hand, for a day:

\`\`\`sh
bq query --use_legacy_sql=false --parameter='tables::[{"name":"TABLE","key":["KEY"]}]' \\
  'CALL \`DATASET_operations.publish\`(DATE "2026-01-31", PARSE_JSON(@tables))'
\`\`\`

${
  blueprint.services.warehouse && wantsLakehouse(blueprint)
    ? `The project in \`dbt/\` has the same tables as models, for logic in SQL. It reads \`DBT_SOURCE_SCHEMA\`, the dataset that ends in \`_lake\`, and writes to \`DBT_SCHEMA\`: name a dataset of its own such as the sandbox, since dbt makes a table anew and drops its policy tags. \`dbt test\` with the dataset that ends in \`_output\` checks what is served.

`
    : ''
}Columns from \`${
      blueprint.masking.from
    }\` on are masked: readers see what the masking rule of the policy tag leaves, groups in \`cleared_readers\` see the value. Other projects subscribe to the product in the domain's exchange of BigQuery sharing; masking holds there too.`,
    cost: `What queries read, at a price for each tebibyte: partitions and clusters come from the contract, so filter by them. \`max_slots\` of the domain's stack buys growing slots instead, which pays from about 40 TiB in a month. Snapshots cost what changed since.`,
    recover: `- **Wrong or deleted rows of the last seven days**: query \`FOR SYSTEM_TIME AS OF\`, and write the result back.
- **Older**: copy a snapshot from the dataset that ends in \`_backup\`: \`bq cp --restore --no_clobber BACKUP.TABLE_20260131 OUTPUT.TABLE\`.
- **A deleted table**: \`bq cp DATASET.TABLE@-3600000 DATASET.TABLE\` within seven days, then import it into the state.
- **A lost region**: apply the product stack in the other one. The curated files span both regions where the environment has a copy for disasters; publish each day from them. BigQuery's own copies between regions lose policy tags, which is why tables are made again instead.`,
  };
}
