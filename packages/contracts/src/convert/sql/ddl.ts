// SPDX-License-Identifier: Apache-2.0
import type { Contract, SchemaObject } from '../../model';
import type { Engine } from '../../physicalType';
import { Losses } from '../findings';
import { fileName, titleOf } from '../naming';
import type { ConvertOptions, ConvertedFile, SqlDialect } from '../types';
import type { Dialect } from './dialect';
import { postgres, duckdb, sqlite } from './databases';
import { referencesOf } from './references';
import { athena, bigquery, databricks } from './lakes';
import { type Table, tableOf } from './table';
import { redshift, snowflake, synapse } from './warehouses';
import { createTable, describeTable, referenceTable, remark } from './write';

const dialects: Record<SqlDialect, Dialect> = {
  postgres,
  bigquery,
  redshift,
  snowflake,
  databricks,
  athena,
  synapse,
  sqlite,
  duckdb,
};

/** Server types whose tables are declared in a dialect of another name. */
const engines: ReadonlyMap<string, SqlDialect> = new Map<string, SqlDialect>([
  ['postgresql', 'postgres'],
  ['glue', 'athena'],
  ['s3', 'athena'],
  ['sqlserver', 'synapse'],
  ['azuresql', 'synapse'],
]);

function dialectOfServer(type: string): SqlDialect | undefined {
  const name = type.toLowerCase();
  return Object.hasOwn(dialects, name)
    ? (name as SqlDialect)
    : engines.get(name);
}

/** The dialect to use: as asked, else that of the first server that has one. @internal */
export function chooseDialect(
  contract: Contract,
  { dialect }: ConvertOptions,
): SqlDialect {
  if (dialect) return dialect;
  for (const { type } of contract.servers) {
    const found = dialectOfServer(type);
    if (found) return found;
  }
  return 'postgres';
}

/** What is known about a dialect. @internal */
export function dialectOf(name: SqlDialect): Dialect {
  return dialects[name];
}

/** Tables that others refer to come first, where there is such an order. */
function inOrderOfReference(tables: Table[]): Table[] {
  const byName = new Map(tables.map(table => [table.name, table]));
  const done = new Set<Table>();
  const open = new Set<Table>();
  const sorted: Table[] = [];
  const visit = (table: Table) => {
    if (done.has(table) || open.has(table)) return;
    open.add(table);
    for (const { table: target } of table.references) {
      const other = byName.get(target);
      if (other) visit(other);
    }
    open.delete(table);
    done.add(table);
    sorted.push(table);
  };
  tables.forEach(visit);
  return sorted;
}

/** An engine needs a column to make a table. */
function hasColumns(losses: Losses) {
  return (object: SchemaObject) => {
    if (object.properties.length > 0) return true;
    losses.add(
      'lost',
      object.path,
      `'${object.name}' states no properties, so there is no table to declare.`,
    );
    return false;
  };
}

/** Leaves out references of tables that refer to each other in a circle, where the engine cannot have those. */
function dropForward(tables: Table[], dialect: Dialect, losses: Losses): void {
  const made = new Set<string>();
  for (const table of tables) {
    made.add(table.name);
    table.references = table.references.filter(({ table: target }) => {
      if (made.has(target)) return true;
      losses.add(
        'lost',
        table.object.path,
        `The reference from '${table.name}' to '${target}' is left out, as both refer to each other and ${dialect.title} needs the other table first.`,
      );
      return false;
    });
  }
}

/**
 * Declares the tables of a contract in the dialect of an engine.
 *
 * @internal
 */
export function toSqlDdl(
  contract: Contract,
  objects: SchemaObject[],
  options: ConvertOptions,
  losses: Losses,
): ConvertedFile[] {
  const name = chooseDialect(contract, options);
  const dialect = dialects[name];
  const types = new Set(
    contract.servers.map(server => server.type.toLowerCase()),
  );
  const engine: Engine | undefined =
    types.size === 1 ? [...types][0] : undefined;
  const tables = objects
    .filter(hasColumns(losses))
    .map(object => tableOf(contract, object, dialect, name, engine, losses));
  referencesOf(tables, dialect, losses);
  const sorted = inOrderOfReference(tables);
  if (dialect.foreignKey && !dialect.foreignKey.forward) {
    dropForward(sorted, dialect, losses);
  }
  const statements = [
    ...sorted.flatMap(table => [
      createTable(table, dialect),
      ...describeTable(table, dialect),
    ]),
    ...sorted.flatMap(table => referenceTable(table, dialect)),
  ];
  const title = [titleOf(contract), contract.version].filter(Boolean).join(' ');
  const header = `-- ${remark(`${title}: tables for ${dialect.title}`)}`;
  return [
    {
      path: `${fileName(titleOf(contract))}.sql`,
      content: `${header}\n\n${statements.join('\n\n')}\n`,
    },
  ];
}
