// SPDX-License-Identifier: Apache-2.0
import type { Contribution, GenerationContext } from '../../../generate/types';
import { type Block, blocks, call, expr, resource, text } from '../../../hcl';
import { dataset } from '../support/dataset';
import { datasetGroups, datasetMember } from '../support/grants';
import {
  labels,
  memberOf,
  named,
  project,
  region,
} from '../support/references';
import { schemaOf } from '../support/schema';
import { type ServedTable, tablesOf } from '../support/tables';
import { deletionProtection } from '../support/variables';

function icebergTable(table: ServedTable): Block {
  const { description } = table.object;
  return resource(
    'google_bigquery_table',
    `lake_${table.label}`,
    {
      project,
      dataset_id: expr('google_bigquery_dataset.lake.dataset_id'),
      table_id: table.name,
      description: description?.slice(0, 1024),
      deletion_protection: expr('var.deletion_protection'),
      labels,
      clustering: table.clustering.length > 0 ? table.clustering : undefined,
      schema: call('jsonencode', schemaOf(table.columns, { iceberg: true })),
      biglake_configuration: blocks({
        connection_id: expr('google_bigquery_connection.lake.id'),
        file_format: 'PARQUET',
        table_format: 'ICEBERG',
        storage_uri: text`gs://${expr(
          'google_storage_bucket.curated.name',
        )}/iceberg/${table.name}/`,
      }),
      depends_on: [expr('google_storage_bucket_iam_member.curated_lake')],
    },
    {
      innerComments: [
        "checkov:skip=CKV_GCP_80:The rows are objects in the curated bucket, which encrypts them with the domain's key.",
      ],
    },
  );
}

/**
 * Curated tables in Apache Iceberg: BigQuery writes and tidies them in the curated bucket, and any engine that reads
 * Iceberg reads them there. Nothing in them is masked, so only those who are cleared may.
 *
 * @internal
 */
export function icebergTables(context: GenerationContext): Contribution {
  const { blueprint, outputs } = context;
  const tables = tablesOf(outputs, blueprint);
  return {
    terraform: {
      lakehouse: [
        dataset(blueprint, 'lake', 'Curated tables in Apache Iceberg.'),
        datasetMember(
          'lake',
          'pipe',
          'roles/bigquery.dataEditor',
          memberOf('pipe'),
        ),
        datasetGroups('lake', 'cleared_readers', 'roles/bigquery.dataViewer'),
        resource('google_bigquery_connection', 'lake', {
          project,
          connection_id: named('lake'),
          location: region,
          description: 'Identity that BigQuery reads and writes the lake with.',
          cloud_resource: blocks({}),
        }),
        resource('google_storage_bucket_iam_member', 'curated_lake', {
          bucket: expr('google_storage_bucket.curated.name'),
          role: 'roles/storage.objectUser',
          member: text`serviceAccount:${expr(
            'google_bigquery_connection.lake.cloud_resource[0].service_account_id',
          )}`,
        }),
        resource('google_bigquery_connection_iam_member', 'lake_pipe', {
          project,
          location: region,
          connection_id: expr('google_bigquery_connection.lake.connection_id'),
          role: 'roles/bigquery.connectionUser',
          member: memberOf('pipe'),
        }),
        ...tables.map(icebergTable),
      ],
    },
    variables: [deletionProtection],
    outputs: [
      {
        name: 'lake_dataset',
        value: 'google_bigquery_dataset.lake.dataset_id',
        description: 'Dataset of the curated Iceberg tables.',
      },
    ],
  };
}
