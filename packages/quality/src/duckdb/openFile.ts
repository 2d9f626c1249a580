// SPDX-License-Identifier: Apache-2.0
import type { LogicalType, SchemaObject } from '@meshwright/contracts';
import type { DuckDBConnection } from '@duckdb/node-api';
import { QUOTABLE_NAME } from '../compile';

/** @public */
export type FileFormat = 'csv' | 'json' | 'parquet';

/** Types of DuckDB that hold a logical type, and the one that texts are turned into. */
const TYPES: Partial<Record<LogicalType, readonly [RegExp, string]>> = {
  integer: [/INT/, 'BIGINT'],
  number: [/INT|DECIMAL|DOUBLE|FLOAT|REAL/, 'DOUBLE'],
  boolean: [/BOOL/, 'BOOLEAN'],
  date: [/DATE|TIMESTAMP/, 'DATE'],
  timestamp: [/TIMESTAMP|DATE/, 'TIMESTAMP'],
  time: [/^TIME\b/, 'TIME'],
};

/** A column whose type in the file is not what its contract says. @internal */
export interface WrongType {
  column: string;
  path: string;
  /** Type that the contract says, in words of ODCS. */
  expected: LogicalType;
  /** Type in the file. */
  found: string;
  /** Counts values that cannot be read as the expected type. */
  unreadable: string;
}

/** A file as a table. @internal */
export interface OpenFile {
  /** Has the types of the contract where that is possible. */
  relation: string;
  columns: string[];
  wrongTypes: WrongType[];
}

const text = (value: string) => `'${value.replace(/'/g, "''")}'`;
const name = (value: string) => `"${value}"`;

function reader(format: FileFormat, path: string, texts: string[]): string {
  const file = text(path);
  if (format === 'parquet') return `read_parquet(${file})`;
  if (format === 'json') return `read_json(${file}, sample_size = -1)`;
  // What looks like a number may be a code that begins with zeros.
  const types = texts.map(column => `${text(column)}: 'VARCHAR'`);
  return `read_csv(${file}, sample_size = -1${
    types.length > 0 ? `, types = {${types.join(', ')}}` : ''
  })`;
}

async function describe(
  connection: DuckDBConnection,
  relation: string,
): Promise<Map<string, string>> {
  const rows = await connection.runAndReadAll(
    `describe select * from ${relation}`,
  );
  return new Map(
    rows
      .getRowObjectsJS()
      .map(row => [String(row.column_name), String(row.column_type)]),
  );
}

/**
 * Opens a file as a table with the types of its contract.
 *
 * A wildcard in its path would be a pattern to DuckDB; such a path is refused.
 *
 * @internal
 */
export async function openFile(
  connection: DuckDBConnection,
  {
    path,
    format,
    object,
  }: { path: string; format: FileFormat; object: SchemaObject },
): Promise<OpenFile> {
  if (/[*?[\]{}]|[\p{Cc}]/u.test(path)) {
    throw new Error(
      `'${path.replace(
        /\p{Cc}/gu,
        ' ',
      )}' has a character that stands for several files.`,
    );
  }
  const stated = object.properties.flatMap(property => {
    const column = property.physicalName || property.name;
    return QUOTABLE_NAME.test(column) ? [{ property, column }] : [];
  });
  const inFile = await describe(connection, reader(format, path, []));
  const there = stated.filter(({ column }) => inFile.has(column));
  const texts = there
    .filter(({ property }) => property.logicalType === 'string')
    .map(({ column }) => column);
  const source = reader(format, path, texts);
  const replaced: string[] = [];
  const wrongTypes: WrongType[] = [];
  for (const { property, column } of there) {
    const found = inFile.get(column)!;
    const type = property.logicalType && TYPES[property.logicalType];
    if (format !== 'csv' && property.logicalType === 'string') {
      if (found !== 'VARCHAR') {
        replaced.push(`cast(${name(column)} as varchar) as ${name(column)}`);
      }
    } else if (type && !type[0].test(found)) {
      const cast = `try_cast(${name(column)} as ${type[1]})`;
      replaced.push(`${cast} as ${name(column)}`);
      wrongTypes.push({
        column,
        path: property.path,
        expected: property.logicalType!,
        found,
        unreadable: `select count(*) as total, count(case when ${name(
          column,
        )} is not null and ${cast} is null then 1 end) as failed from ${source}`,
      });
    }
  }
  return {
    relation:
      replaced.length > 0
        ? `(select * replace (${replaced.join(', ')}) from ${source})`
        : source,
    columns: [...inFile.keys()],
    wrongTypes,
  };
}
