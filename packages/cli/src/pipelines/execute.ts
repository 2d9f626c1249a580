// SPDX-License-Identifier: Apache-2.0
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Pipeline, PipelineTable } from './definition';

/** What was found in a table. */
export interface TableFigures {
  columns: Array<{ name: string; type: string }>;
  rows: number;
  /** By column; absent for a table that was not measured. */
  nulls: Map<string, number>;
  distinct: Map<string, number>;
}

/** What a run of a pipeline did. */
export interface Execution {
  /** Tables that were read, as the statement names them. */
  inputs: Map<string, TableFigures>;
  /** Tables that were written, each with its file. */
  outputs: Map<string, TableFigures & { path: string }>;
}

const text = (value: string) => `'${value.replace(/'/g, "''")}'`;
const quoted = (name: string) => `"${name.replace(/"/g, '""')}"`;

/** The rows of a file; what a contract calls a text stays one, though it may look like a number. */
function reader({ path, format, object, delivered }: PipelineTable): string {
  if (format === 'parquet') return `read_parquet(${text(path)})`;
  if (format === 'json') return `read_json(${text(path)}, sample_size = -1)`;
  if (delivered) {
    return `read_csv(${text(path)}, header = true, all_varchar = true)`;
  }
  const texts = object.properties
    .filter(({ logicalType }) => logicalType === 'string')
    .map(
      ({ name, physicalName }) => `${text(physicalName ?? name)}: 'VARCHAR'`,
    );
  return `read_csv(${text(path)}, header = true, sample_size = -1${
    texts.length > 0 ? `, types = {${texts.join(', ')}}` : ''
  })`;
}

async function rowsOf(connection: DuckDBConnection, sql: string) {
  return (await connection.runAndReadAll(sql)).getRowObjectsJS();
}

async function measure(
  connection: DuckDBConnection,
  table: string,
): Promise<TableFigures> {
  const columns = (await rowsOf(connection, `describe ${quoted(table)}`)).map(
    ({ column_name, column_type }) => ({
      name: String(column_name),
      type: String(column_type),
    }),
  );
  const figures = columns.map(
    ({ name }, i) =>
      `count(${quoted(name)}) as n${i}, count(distinct ${quoted(
        name,
      )}) as d${i}`,
  );
  const [row] = await rowsOf(
    connection,
    `select count(*) as total, ${figures.join(', ')} from ${quoted(table)}`,
  );
  const total = Number(row.total);
  return {
    columns,
    rows: total,
    nulls: new Map(
      columns.map(({ name }, i) => [name, total - Number(row[`n${i}`])]),
    ),
    distinct: new Map(
      columns.map(({ name }, i) => [name, Number(row[`d${i}`])]),
    ),
  };
}

/** Columns that a contract has and a result has not. */
function missing({ object }: PipelineTable, { columns }: TableFigures) {
  const there = new Set(columns.map(({ name }) => name));
  return object.properties
    .map(({ name, physicalName }) => physicalName ?? name)
    .filter(name => !there.has(name));
}

/**
 * Runs a pipeline with DuckDB: each table that it reads is there by its name in its contract, and each that it writes
 * becomes a file. It has no way to any other file, or to the network.
 *
 * @param out - folder for what it writes
 * @throws Error with the words of DuckDB, or when a result is not what its contract says
 */
export async function execute(
  { name, reads, writes, sql }: Pipeline,
  out: string,
): Promise<Execution> {
  const absent = reads.filter(({ awaited }) => awaited);
  if (absent.length > 0) {
    throw new Error(
      `What it reads was not made: ${absent
        .map(({ table }) => table)
        .join(', ')}.`,
    );
  }
  const folder = join(out, name);
  await mkdir(folder, { recursive: true });
  const instance = await DuckDBInstance.create(':memory:', {
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    threads: '2',
  });
  const connection = await instance.connect();
  try {
    // What comes out is the same wherever this runs.
    await connection.run("set TimeZone = 'UTC'");
    const paths = reads.map(({ path }) => text(path)).join(', ');
    await connection.run(`set allowed_paths = [${paths}]`);
    await connection.run(`set allowed_directories = [${text(folder)}]`);
    await connection.run('set enable_external_access = false');
    await connection.run('set lock_configuration = true');
    const execution: Execution = { inputs: new Map(), outputs: new Map() };
    for (const table of reads) {
      await connection.run(
        // A text is parsed once, and not each time that somebody looks at it.
        `create ${table.format === 'parquet' ? 'view' : 'table'} ${quoted(
          table.table,
        )} as select * from ${reader(table)}`,
      );
      execution.inputs.set(table.table, await measure(connection, table.table));
    }
    await connection.run(sql);
    const tables = await rowsOf(
      connection,
      "select table_name from information_schema.tables where table_type <> 'VIEW'",
    );
    const made = new Set(
      tables
        .map(row => String(row.table_name))
        .filter(each => !execution.inputs.has(each)),
    );
    for (const table of writes) {
      const own = table.table;
      if (!made.has(own)) continue;
      const figures = await measure(connection, own);
      const without = missing(table, figures);
      if (without.length > 0) {
        throw new Error(
          `The contract of ${own} has columns that the result lacks: ${without.join(
            ', ',
          )}.`,
        );
      }
      const path = join(folder, basename(table.path));
      const options =
        table.format === 'csv'
          ? "format csv, header, timestampformat '%Y-%m-%dT%H:%M:%SZ'"
          : `format ${table.format}`;
      await connection.run(`copy ${quoted(own)} to ${text(path)} (${options})`);
      execution.outputs.set(own, { ...figures, path });
    }
    if (execution.outputs.size === 0) {
      throw new Error(
        `It makes none of the tables that it says it writes: ${writes
          .map(({ table }) => table)
          .join(', ')}.`,
      );
    }
    return execution;
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** The same pipelines, reading what those before them wrote. */
export function readingResults(
  pipeline: Pipeline,
  written: ReadonlyMap<string, string>,
): Pipeline {
  return {
    ...pipeline,
    reads: pipeline.reads.map(table => {
      const path = written.get(`${table.namespace}\n${table.name}`);
      return path === undefined
        ? table
        : { ...table, path, awaited: undefined };
    }),
  };
}
