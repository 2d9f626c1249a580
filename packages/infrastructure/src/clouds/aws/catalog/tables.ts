// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../../generate/types';
import { type Block, type Body, blocks, expr, resource } from '../../../hcl';
import { type LakeTable, lakeTables } from '../terms/lakeTables';
import { oneLine } from '../terms/words';

const PARQUET = {
  input_format: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
  output_format:
    'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
  ser_de_info: blocks({
    serialization_library:
      'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe',
  }),
};

const place = (table: string) =>
  expr(`"s3://\${aws_s3_bucket.layer["output"].id}/${table}/"`);

const columnsOf = ({ columns }: LakeTable) =>
  blocks(
    ...columns.map(({ name, types, description, classification }) => ({
      name,
      type: types.lake,
      comment: description || undefined,
      parameters: classification && { classification },
    })),
  );

/** What the engines write into the catalog themselves once there is data. */
const ENGINES_OWN = blocks({
  ignore_changes: ['parameters', 'storage_descriptor', 'table_type'].map(name =>
    expr(name),
  ),
});

type Format = GenerationContext['blueprint']['tableFormat'];

function formatted(table: LakeTable, format: Format): Body {
  const descriptor = { location: place(table.name), columns: columnsOf(table) };
  switch (format) {
    case 'iceberg':
      return {
        table_type: 'EXTERNAL_TABLE',
        open_table_format_input: blocks({
          iceberg_input: blocks({ metadata_operation: 'CREATE', version: '2' }),
        }),
        storage_descriptor: blocks(descriptor),
        lifecycle: ENGINES_OWN,
      };
    case 'delta':
      return {
        table_type: 'EXTERNAL_TABLE',
        parameters: {
          classification: 'delta',
          table_type: 'DELTA',
          'spark.sql.sources.provider': 'delta',
        },
        storage_descriptor: blocks({ ...descriptor, ...PARQUET }),
        lifecycle: ENGINES_OWN,
      };
    default:
      return {
        table_type: 'EXTERNAL_TABLE',
        parameters: {
          classification: 'parquet',
          'projection.enabled': 'true',
          'projection.load_date.type': 'date',
          'projection.load_date.format': 'yyyy-MM-dd',
          'projection.load_date.range': '2020-01-01,NOW',
          'storage.location.template': expr(
            `"s3://\${aws_s3_bucket.layer["output"].id}/${table.name}/load_date=$\${load_date}/"`,
          ),
        },
        partition_keys: blocks({
          name: 'load_date',
          type: 'date',
          comment: 'Day of the run that wrote the rows',
        }),
        storage_descriptor: blocks({ ...descriptor, ...PARQUET }),
      };
  }
}

const OPTIMIZERS: readonly { type: string; configuration: Body }[] = [
  { type: 'compaction', configuration: {} },
  {
    type: 'retention',
    configuration: {
      retention_configuration: blocks({
        iceberg_configuration: blocks({
          snapshot_retention_period_in_days: 30,
          number_of_snapshots_to_retain: 5,
          clean_expired_files: true,
        }),
      }),
    },
  },
  {
    type: 'orphan_file_deletion',
    configuration: {
      orphan_file_deletion_configuration: blocks({
        iceberg_configuration: blocks({
          orphan_file_retention_period_in_days: 7,
        }),
      }),
    },
  },
];

function optimizers({ name }: LakeTable): Block[] {
  return OPTIMIZERS.map(({ type, configuration }) =>
    resource('aws_glue_catalog_table_optimizer', `${name}__${type}`, {
      catalog_id: expr('var.account_id'),
      database_name: expr('aws_glue_catalog_database.product.name'),
      table_name: expr(`aws_glue_catalog_table.${name}.name`),
      type,
      configuration: blocks({
        enabled: true,
        role_arn: expr('aws_iam_role.lake.arn'),
        ...configuration,
      }),
    }),
  );
}

/** Database and tables of the contract in the Glue Data Catalog. @internal */
export function tables(context: GenerationContext): Block[] {
  const { tableFormat, product } = context.blueprint;
  return [
    resource('aws_glue_catalog_database', 'product', {
      name: expr('local.database'),
      description: oneLine(`Output ports of ${product.domain}/${product.name}`),
      location_uri: expr('"s3://${aws_s3_bucket.layer["output"].id}/"'),
    }),
    ...lakeTables(context).flatMap(table => [
      resource('aws_glue_catalog_table', table.name, {
        name: table.name,
        database_name: expr('aws_glue_catalog_database.product.name'),
        description: table.description || undefined,
        ...formatted(table, tableFormat),
      }),
      ...(tableFormat === 'iceberg' ? optimizers(table) : []),
    ]),
  ];
}
