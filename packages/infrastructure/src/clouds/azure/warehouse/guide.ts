// SPDX-License-Identifier: Apache-2.0
import type { CloudService } from '../../../generate/types';
import { databaseOf } from './serverless';

/** @internal */
export const guide: CloudService['guide'] = context => ({
  title: 'Azure Synapse Analytics SQL',
  run: `The serverless pool has the database \`${databaseOf(
    context,
  )}\` with a view for each table of the contracts: \`output.<table>\` is what every reader gets, with columns from \`${
    context.blueprint.masking.from
  }\` on masked, and \`curated.<table>\` is whole. A view is read with the rights of whoever asks, so that the lake's own access decides.

Make or change it after an apply, from inside the network, signed in with \`az login\` as a member of \`sql_admin_group\`:

\`\`\`sh
pipelines/synapse/deploy.py --workspace "$(terraform -chdir=infra output -raw synapse_workspace_name)" \\
  --lake "$(terraform -chdir=infra output -raw storage_account_name)" --name <var.name> --daily-tb 1
\`\`\`

**Dedicated pool** (\`dedicated_sql_pool\`, off but for large production): what dbt (\`dbt/\`) builds needs one.

1. \`deploy.py … --pool warehouse --load\` makes the tables of \`curated\` and fills them from the lake: Parquet snapshots are written by the serverless pool, since a dedicated pool reads no Delta.
2. \`ci/dbt.sh <environment>\` builds \`output\`, with \`DBT_HOST\` set to the output \`dedicated_sql_endpoint\` and \`DBT_DATABASE\` to \`warehouse\`.
3. \`deploy.py … --pool warehouse\` masks the closed columns of \`output\`, and only then lets readers in. A table that dbt builds anew is closed until this runs again.

A Logic App puts it to sleep at 19:00 and wakes it at 5:00 UTC on working days, unless \`dedicated_sql_pool_pauses\` is false; asleep it costs storage only.`,
  cost: `Serverless costs by the terabyte that a query reads, 10 MB at least: name columns, filter on partitions. \`--daily-tb\` refuses more in a day. A dedicated pool costs by the hour while it is awake; DW100c is about as much as 300 GB read by serverless queries in an hour.`,
  recover: `- **A view is wrong or gone**: run \`deploy.py\`; the database holds no data.
- **The dedicated pool lost data**: restore a point of the last seven days into a new pool (\`az synapse sql pool restore\`), or load it again with \`--load\`.
- **The region is lost**: with \`disaster_recovery\`, the pool has a geo-backup of at most a day: restore it in the paired region's workspace; or apply there and load.`,
});
