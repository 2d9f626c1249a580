// SPDX-License-Identifier: Apache-2.0
import type { Classification } from '../../../blueprint/types';
import type { GenerationContext } from '../../../generate/types';
import { CONTAINERS } from '../shared/references';
import {
  isClosedToAll,
  type LakeColumn,
  type LakeTable,
  tablesOf,
} from '../shared/tables';
import { members } from './serverless';
import { literal, name, remark, script, sqlType } from './sqlText';

const SNAPSHOTS = 'snapshots';

/** What somebody without clearance sees of a column. */
const mask = ({ type, name: column, isPartial }: LakeColumn) =>
  isPartial && type.kind === 'string' && /mail/.test(column)
    ? 'email()'
    : 'default()';

/** How much harm a value does in the wrong hands, in the words of SQL. */
const RANKS: Readonly<Record<Classification, string>> = {
  public: 'NONE',
  internal: 'LOW',
  confidential: 'HIGH',
  restricted: 'CRITICAL',
};

/** Labels of columns, which auditing and Purview read; and values that policies let nobody see. */
const labels = ({ name: own, columns }: LakeTable): string[] => [
  ...columns.map(
    ({ name: column, label, classification }) =>
      `ADD SENSITIVITY CLASSIFICATION TO [curated].${name(own)}.${name(
        column,
      )} WITH (LABEL = ${literal(label)}, RANK = ${RANKS[classification]});`,
  ),
  ...columns
    .filter(({ isClearToCleared }) => !isClearToCleared)
    .map(
      ({ name: column }) =>
        `DENY SELECT ON OBJECT::[curated].${name(own)} (${name(
          column,
        )}) TO [cleared_readers];`,
    ),
];

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
    `IF OBJECT_ID(${literal(`curated.${own}`)}) IS NULL`,
    `CREATE TABLE [curated].${name(own)} (`,
    columns
      .map(
        column =>
          `    ${name(column.name)} ${sqlType(column.type)} ${
            column.required ? 'NOT NULL' : 'NULL'
          }`,
      )
      .join(',\n'),
    `) WITH (DISTRIBUTION = ${distribution}, CLUSTERED COLUMNSTORE INDEX);`,
  ].join('\n');
}

/** Tables of the dedicated pool that are loaded from the lake, and who may do what. @internal */
export const dedicatedScript = (context: GenerationContext): string =>
  script([
    ...['curated', 'output'].map(
      schema =>
        `IF SCHEMA_ID(N'${schema}') IS NULL\n    EXEC(N'CREATE SCHEMA ${schema}');`,
    ),
    ...tablesOf(context).map(table),
    ...['readers', 'cleared_readers'].map(
      role =>
        `IF DATABASE_PRINCIPAL_ID(N'${role}') IS NULL\n    CREATE ROLE [${role}];`,
    ),
    `GRANT SELECT ON SCHEMA::curated TO [cleared_readers];\nGRANT SELECT ON SCHEMA::output TO [cleared_readers];${
      isClosedToAll(context) ? '' : '\nGRANT UNMASK TO [cleared_readers];'
    }`,
    ...tablesOf(context).flatMap(labels),
    ...members(context).map(
      ({ group, role }) =>
        `IF DATABASE_PRINCIPAL_ID(${literal(
          group,
        )}) IS NULL\n    CREATE USER ${name(
          group,
        )} FROM EXTERNAL PROVIDER;\nEXEC sp_addrolemember N'${role}', ${literal(
          group,
        )};`,
    ),
  ]);

/**
 * Masks on what dbt built, and then the right to read it. A table that is built anew has neither, so that nobody without
 * clearance sees it before it is masked again.
 *
 * @internal
 */
export const maskScript = (context: GenerationContext): string =>
  script(
    tablesOf(context).map(({ name: own, columns }) => {
      const object = literal(`output.${own}`);
      const lines = columns
        .filter(({ masked }) => masked)
        .map(
          column =>
            `    IF NOT EXISTS (SELECT 1 FROM sys.masked_columns WHERE object_id = OBJECT_ID(${object}) AND name = ${literal(
              column.name,
            )} AND is_masked = 1)\n        ALTER TABLE [output].${name(
              own,
            )} ALTER COLUMN ${name(
              column.name,
            )} ADD MASKED WITH (FUNCTION = '${mask(column)}');`,
        );
      return [
        `IF OBJECT_ID(${object}) IS NOT NULL`,
        'BEGIN',
        ...lines,
        `    GRANT SELECT ON OBJECT::[output].${name(own)} TO [readers];`,
        'END;',
      ].join('\n');
    }),
  );

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
      `TRUNCATE TABLE [curated].${name(own)};\nCOPY INTO [curated].${name(
        own,
      )} (${columns
        .map(column => name(column.name))
        .join(', ')})\nFROM 'https://$(LAKE).dfs.core.windows.net/${
        CONTAINERS.synapse
      }/${SNAPSHOTS}/$(RUN)/${own}/'\nWITH (FILE_TYPE = 'PARQUET', CREDENTIAL = (IDENTITY = 'Managed Identity'));`,
      `UPDATE STATISTICS [curated].${name(own)};`,
    ]),
  );
