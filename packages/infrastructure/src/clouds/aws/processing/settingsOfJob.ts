// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../../generate/types';
import { hasCatalog } from '../terms/wishes';
import { codeUri } from './code';

/** What the job is told, as expressions by name: the same on every engine. @internal */
export function jobArguments({
  blueprint,
}: GenerationContext): readonly (readonly [string, string])[] {
  return [
    ['plan', `"${codeUri('pipeline.json')}"`],
    ['name', 'var.name'],
    ['environment', 'var.environment'],
    ['region', 'var.region'],
    ['account', 'var.account_id'],
    ['database', 'local.database'],
    ['catalog', `"${hasCatalog(blueprint)}"`],
    ['raw', 'aws_s3_bucket.layer["raw"].id'],
    ['curated', 'aws_s3_bucket.layer["curated"].id'],
    ['output', 'aws_s3_bucket.layer["output"].id'],
    ['artifacts', 'aws_s3_bucket.layer["artifacts"].id'],
  ];
}

/** Where runs report to, only where the portal is known. @internal */
export const PORTAL_ARGUMENTS =
  'var.portal_url == null ? {} : { "--portal_url" = var.portal_url, "--portal_token_secret" = var.portal_token_secret_arn }';

/** The same for engines that take empty arguments. @internal */
export const PORTAL_OR_EMPTY: readonly (readonly [string, string])[] = [
  ['portal_url', 'var.portal_url == null ? "" : var.portal_url'],
  [
    'portal_token_secret',
    'var.portal_token_secret_arn == null ? "" : var.portal_token_secret_arn',
  ],
];

/** Settings of Spark for the format of the tables. @internal */
export function sparkSettings({
  blueprint,
}: GenerationContext): readonly (readonly [string, string])[] {
  switch (blueprint.tableFormat) {
    case 'iceberg':
      return [
        [
          'spark.sql.extensions',
          'org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions',
        ],
        ['spark.sql.catalog.lake', 'org.apache.iceberg.spark.SparkCatalog'],
        ...(hasCatalog(blueprint)
          ? ([
              [
                'spark.sql.catalog.lake.catalog-impl',
                'org.apache.iceberg.aws.glue.GlueCatalog',
              ],
              [
                'spark.sql.catalog.lake.io-impl',
                'org.apache.iceberg.aws.s3.S3FileIO',
              ],
            ] as const)
          : ([['spark.sql.catalog.lake.type', 'hadoop']] as const)),
        [
          'spark.sql.catalog.lake.warehouse',
          's3://${aws_s3_bucket.layer["output"].id}/',
        ],
      ];
    case 'delta':
      return [
        ['spark.sql.extensions', 'io.delta.sql.DeltaSparkSessionExtension'],
        [
          'spark.sql.catalog.spark_catalog',
          'org.apache.spark.sql.delta.catalog.DeltaCatalog',
        ],
      ];
    default:
      return [];
  }
}
