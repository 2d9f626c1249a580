// SPDX-License-Identifier: Apache-2.0
import type { Contribution, GenerationContext } from '../../../generate/types';
import { type Block, blocks, call, expr, resource, text } from '../../../hcl';
import { bucket, bucketVariables } from '../support/bucket';
import { dataset } from '../support/dataset';
import {
  bucketGroups,
  bucketMember,
  datasetGroups,
  datasetMember,
} from '../support/grants';
import {
  labels,
  memberOf,
  named,
  project,
  region,
} from '../support/references';
import { schemaOf } from '../support/schema';
import { type ServedTable, tablesOf, isClosedToAll } from '../support/tables';
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
        storage_uri: text`gs://${expr('google_storage_bucket.lake.name')}/${
          table.name
        }/`,
      }),
      depends_on: [expr('google_storage_bucket_iam_member.lake_tables')],
    },
    {
      innerComments: [
        "checkov:skip=CKV_GCP_80:The rows are objects in the bucket of the lake, which encrypts them with the domain's key.",
      ],
    },
  );
}

/**
 * Curated tables in Apache Iceberg: BigQuery writes and tidies them in a bucket of the product, and any engine that reads
 * Iceberg reads them there. Nothing in them is masked, so only those who are cleared may.
 *
 * @internal
 */
export function icebergTables(context: GenerationContext): Contribution {
  const { blueprint, outputs } = context;
  const tables = tablesOf(outputs, blueprint);
  const closed = isClosedToAll(context);
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
        ...(closed
          ? []
          : [
              datasetGroups(
                'lake',
                'cleared_readers',
                'roles/bigquery.dataViewer',
              ),
            ]),
        resource('google_bigquery_connection', 'lake', {
          project,
          connection_id: named('lake'),
          location: region,
          description: 'Identity that BigQuery reads and writes the lake with.',
          cloud_resource: blocks({}),
        }),
        // In the one region of the dataset, and without rules on age: a table needs its old files too.
        bucket({
          blueprint,
          layer: 'lake',
          comment: 'Files of the Iceberg tables. BigQuery alone writes here.',
        }),
        bucketMember(
          'lake',
          'tables',
          'roles/storage.objectUser',
          text`serviceAccount:${expr(
            'google_bigquery_connection.lake.cloud_resource[0].service_account_id',
          )}`,
        ),
        ...(closed
          ? []
          : [
              bucketGroups(
                'lake',
                'cleared_readers',
                'roles/storage.objectViewer',
              ),
            ]),
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
    variables: [deletionProtection, ...bucketVariables(blueprint)],
    outputs: [
      {
        name: 'lake_bucket',
        value: 'google_storage_bucket.lake.name',
        description: 'Bucket with the files of the Iceberg tables.',
      },
      {
        name: 'lake_dataset',
        value: 'google_bigquery_dataset.lake.dataset_id',
        description: 'Dataset of the curated Iceberg tables.',
      },
    ],
  };
}
