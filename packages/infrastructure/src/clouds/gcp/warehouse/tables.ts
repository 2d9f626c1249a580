// SPDX-License-Identifier: Apache-2.0
import type { ResolvedBlueprint } from '../../../blueprint/types';
import type { Contribution, GenerationContext } from '../../../generate/types';
import { type Block, blocks, call, expr, resource } from '../../../hcl';
import { dataset } from '../support/dataset';
import { datasetGroups, datasetMember } from '../support/grants';
import { labels, memberOf, project } from '../support/references';
import { schemaOf } from '../support/schema';
import { type ServedTable, tablesOf } from '../support/tables';
import { deletionProtection, keyVariable } from '../support/variables';

function servedTable(
  table: ServedTable,
  { encryption }: ResolvedBlueprint,
): Block {
  const { partition, retentionDays, clustering, key, columns, object } = table;
  return resource('google_bigquery_table', table.label, {
    project,
    dataset_id: expr('google_bigquery_dataset.output.dataset_id'),
    table_id: table.name,
    description: object.description?.slice(0, 1024),
    deletion_protection: expr('var.deletion_protection'),
    labels,
    clustering: clustering.length > 0 ? clustering : undefined,
    schema: call('jsonencode', schemaOf(columns, { tagged: true })),
    ...(partition && {
      time_partitioning: blocks({
        type: 'DAY',
        field: partition,
        expiration_ms:
          retentionDays === undefined ? undefined : retentionDays * 86_400_000,
      }),
    }),
    ...(key.length > 0 && {
      table_constraints: blocks({
        primary_key: blocks({ columns: key }),
      }),
    }),
    ...(encryption.ownKeys && {
      encryption_configuration: blocks({
        kms_key_name: expr('var.domain_kms_key_id'),
      }),
    }),
  });
}

/** The tables that the product serves, as the contracts define them. @internal */
export function servedTables({
  blueprint,
  outputs,
}: GenerationContext): Contribution {
  return {
    terraform: {
      warehouse: [
        dataset(blueprint, 'output', 'Tables that the product serves.'),
        datasetMember(
          'output',
          'pipe',
          'roles/bigquery.dataEditor',
          memberOf('pipe'),
        ),
        datasetGroups('output', 'readers', 'roles/bigquery.dataViewer'),
        datasetGroups('output', 'cleared_readers', 'roles/bigquery.dataViewer'),
        datasetGroups('output', 'developers', 'roles/bigquery.metadataViewer'),
        ...tablesOf(outputs, blueprint).map(table =>
          servedTable(table, blueprint),
        ),
      ],
    },
    variables: [
      deletionProtection,
      ...(blueprint.encryption.ownKeys ? [keyVariable(blueprint, 'key')] : []),
    ],
    outputs: [
      {
        name: 'output_dataset',
        value: 'google_bigquery_dataset.output.dataset_id',
        description: 'Dataset of the tables that the product serves.',
      },
    ],
  };
}
