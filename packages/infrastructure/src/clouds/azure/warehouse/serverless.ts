// SPDX-License-Identifier: Apache-2.0
import type { GenerationContext } from '../../../generate/types';
import { contractRoles } from '../foundation/product/access';
import { CONTAINERS } from '../shared/references';
import { type LakeTable, plainName, tablesOf } from '../shared/tables';
import { literal, name, remark, script, sqlType } from './sqlText';

/** Database of the product in the serverless pool. @internal */
export const databaseOf = ({ blueprint: { product } }: GenerationContext) =>
  plainName(`${product.domain}_${product.name}`);

const VIEWS = [
  { schema: 'output', container: CONTAINERS.output },
  { schema: 'curated', container: CONTAINERS.curated },
] as const;

const ROLES = [
  { role: 'readers', schema: 'output' },
  { role: 'cleared_readers', schema: 'curated' },
] as const;

function view(
  table: LakeTable,
  { schema, container }: (typeof VIEWS)[number],
  isDelta: boolean,
): string {
  const typed = table.columns.map(column => ({
    name: column.name,
    type: sqlType(schema === 'output' ? column.outputType : column.type),
  }));
  const inPath = isDelta ? [] : table.partitions;
  const bulk = isDelta
    ? `${table.name}/`
    : `${[table.name, ...inPath.map(key => `${key}=*`)].join('/')}/*.parquet`;
  const selected = typed.map(column =>
    inPath.includes(column.name)
      ? `CAST(rows.filepath(${inPath.indexOf(column.name) + 1}) AS ${
          column.type
        }) AS ${name(column.name)}`
      : `rows.${name(column.name)}`,
  );
  return [
    remark(`${table.title}: ${table.description}`),
    `CREATE OR ALTER VIEW ${name(schema)}.${name(table.name)} AS`,
    `SELECT ${selected.join(',\n       ')}`,
    'FROM OPENROWSET(',
    `    BULK ${literal(bulk)},`,
    `    DATA_SOURCE = ${literal(`lake_${container}`)},`,
    `    FORMAT = ${literal(isDelta ? 'DELTA' : 'PARQUET')}`,
    ') WITH (',
    typed
      .filter(column => !inPath.includes(column.name))
      .map(column => `    ${name(column.name)} ${column.type}`)
      .join(',\n'),
    ') AS rows;',
  ].join('\n');
}

/** Groups and the database roles they get: the blueprint's, and those that contracts name. @internal */
export function members(context: GenerationContext) {
  const mark = '$(NAME)-';
  const all = [
    ...context.blueprint.access,
    ...contractRoles(context).map(({ name: role, role: right }) => ({
      group: `${mark}${role}`,
      role: right,
    })),
  ];
  return all.flatMap(({ group, role }) => [
    { group, role: 'readers' },
    ...(role === 'cleared-reader' || role === 'owner'
      ? [{ group, role: 'cleared_readers' }]
      : []),
  ]);
}

/**
 * The serverless database: views over the lake, whole for those who are cleared and masked for all. There is no credential
 * in it: whoever asks is who reads the lake.
 *
 * @internal
 */
export function serverlessScript(context: GenerationContext): string {
  const tables = tablesOf(context);
  const isDelta = context.blueprint.tableFormat !== 'none';
  const database = databaseOf(context);
  const groups = [...new Set(members(context).map(({ group }) => group))];
  return script([
    `${remark(
      'Refuses queries once so many terabytes were read in a day, in all databases of the workspace.',
    )}\nEXEC sp_set_data_processed_limit @type = N'daily', @limit_tb = $(DAILY_TB);`,
    ...groups.map(
      group =>
        `IF NOT EXISTS (SELECT 1 FROM sys.server_principals WHERE name = ${literal(
          group,
        )})\n    CREATE LOGIN ${name(group)} FROM EXTERNAL PROVIDER;`,
    ),
    `IF DB_ID(${literal(database)}) IS NULL\n    CREATE DATABASE ${name(
      database,
    )} COLLATE Latin1_General_100_BIN2_UTF8;`,
    `USE ${name(database)};`,
    ...VIEWS.flatMap(({ schema, container }) => [
      `IF SCHEMA_ID(${literal(
        schema,
      )}) IS NULL\n    EXEC(N'CREATE SCHEMA ${schema}');`,
      `IF NOT EXISTS (SELECT 1 FROM sys.external_data_sources WHERE name = ${literal(
        `lake_${container}`,
      )})\n    CREATE EXTERNAL DATA SOURCE ${name(
        `lake_${container}`,
      )} WITH (LOCATION = 'abfss://${container}@$(LAKE).dfs.core.windows.net/');`,
    ]),
    ...tables.flatMap(table => VIEWS.map(place => view(table, place, isDelta))),
    ...ROLES.map(
      ({ role, schema }) =>
        `IF DATABASE_PRINCIPAL_ID(${literal(
          role,
        )}) IS NULL\n    CREATE ROLE ${name(
          role,
        )};\nGRANT SELECT, VIEW DEFINITION ON SCHEMA::${schema} TO ${name(
          role,
        )};`,
    ),
    ...groups.map(
      group =>
        `IF DATABASE_PRINCIPAL_ID(${literal(
          group,
        )}) IS NULL\n    CREATE USER ${name(group)} FOR LOGIN ${name(group)};`,
    ),
    ...members(context).map(
      ({ group, role }) =>
        `ALTER ROLE ${name(role)} ADD MEMBER ${name(group)};`,
    ),
  ]);
}
