// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../../generate/types';
import { CONTAINERS } from '../shared/references';
import { type LakeColumn, type LakeTable, tablesOf } from '../shared/tables';
import { literal, name, remark, script, sqlType } from './sqlText';

const SNAPSHOTS = 'snapshots';

/** How a column looks to whoever may not see it. */
function mask({ masked, type, name: column }: LakeColumn): string {
  if (!masked) return '';
  const isMail = type.kind === 'string' && /mail/.test(column);
  return ` MASKED WITH (FUNCTION = '${isMail ? 'email()' : 'default()'}')`;
}

function table({
  columns,
  keys,
  name: own,
  title,
  description,
}: LakeTable): string {
  const distribution = keys[0] ? `HASH(${name(keys[0])})` : 'ROUND_ROBIN';
  return [
    remark(`${title}: ${description}`),
    `IF OBJECT_ID(${literal(`output.${own}`)}) IS NULL`,
    `CREATE TABLE [output].${name(own)} (`,
    columns
      .map(
        column =>
          `    ${name(column.name)} ${sqlType(column.type)}${mask(column)} ${
            column.required ? 'NOT NULL' : 'NULL'
          }`,
      )
      .join(',\n'),
    `) WITH (DISTRIBUTION = ${distribution}, CLUSTERED COLUMNSTORE INDEX);`,
  ].join('\n');
}

/** Tables of the dedicated pool, with a mask on each column that is closed. @internal */
export const dedicatedScript = (context: GenerationContext): string =>
  script([
    "IF SCHEMA_ID(N'output') IS NULL\n    EXEC(N'CREATE SCHEMA output');",
    ...tablesOf(context).map(table),
    "IF DATABASE_PRINCIPAL_ID(N'readers') IS NULL\n    CREATE ROLE [readers];",
    "IF DATABASE_PRINCIPAL_ID(N'cleared_readers') IS NULL\n    CREATE ROLE [cleared_readers];",
    'GRANT SELECT ON SCHEMA::output TO [readers];\nGRANT SELECT ON SCHEMA::output TO [cleared_readers];\nGRANT UNMASK TO [cleared_readers];',
    ...context.blueprint.access.map(
      ({ group, role }) =>
        `IF DATABASE_PRINCIPAL_ID(${literal(
          group,
        )}) IS NULL\n    CREATE USER ${name(
          group,
        )} FROM EXTERNAL PROVIDER;\nEXEC sp_addrolemember N'${
          role === 'cleared-reader' || role === 'owner'
            ? 'cleared_readers'
            : 'readers'
        }', ${literal(group)};`,
    ),
  ]);

/** Parquet of each table as it is now, which is all that a dedicated pool reads. Run in the serverless pool. @internal */
export const snapshotScript = (context: GenerationContext, database: string) =>
  script([
    `USE ${name(database)};`,
    `IF NOT EXISTS (SELECT 1 FROM sys.external_data_sources WHERE name = N'lake_synapse')\n    CREATE EXTERNAL DATA SOURCE [lake_synapse] WITH (LOCATION = 'abfss://${CONTAINERS.synapse}@$(LAKE).dfs.core.windows.net/');`,
    "IF NOT EXISTS (SELECT 1 FROM sys.external_file_formats WHERE name = N'parquet')\n    CREATE EXTERNAL FILE FORMAT [parquet] WITH (FORMAT_TYPE = PARQUET, DATA_COMPRESSION = 'org.apache.hadoop.io.compress.SnappyCodec');",
    ...tablesOf(context).flatMap(({ name: own }) => [
      `CREATE EXTERNAL TABLE [curated].${name(
        `${own}_$(RUN)`,
      )} WITH (LOCATION = N'${SNAPSHOTS}/$(RUN)/${own}/', DATA_SOURCE = [lake_synapse], FILE_FORMAT = [parquet])\nAS SELECT * FROM [curated].${name(
        own,
      )};`,
      `DROP EXTERNAL TABLE [curated].${name(`${own}_$(RUN)`)};`,
    ]),
  ]);

/** Takes the snapshots in. Run in the dedicated pool. @internal */
export const loadScript = (context: GenerationContext) =>
  script(
    tablesOf(context).flatMap(({ name: own, columns }) => [
      `TRUNCATE TABLE [output].${name(own)};\nCOPY INTO [output].${name(
        own,
      )} (${columns
        .map(column => name(column.name))
        .join(', ')})\nFROM 'https://$(LAKE).dfs.core.windows.net/${
        CONTAINERS.synapse
      }/${SNAPSHOTS}/$(RUN)/${own}/'\nWITH (FILE_TYPE = 'PARQUET', CREDENTIAL = (IDENTITY = 'Managed Identity'));`,
      `UPDATE STATISTICS [output].${name(own)};`,
    ]),
  );
