// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';

/** Rows of one statement: few round trips, and no statement that keeps others waiting. */
const PORTION = 5_000;

/** Whether it is PostgreSQL; else it is SQLite. @internal */
export const isPostgres = (knex: Knex): boolean =>
  knex.client.config.client === 'pg';

/** A column of a table that is written in bulk. @internal */
export type ColumnType = 'text' | 'integer' | 'bigint' | 'double' | 'boolean';

const POSTGRES_TYPES: Record<ColumnType, string> = {
  text: 'text',
  integer: 'integer',
  bigint: 'bigint',
  double: 'double precision',
  boolean: 'boolean',
};

/** A table that is written in bulk. @internal */
export interface BulkTable<Row> {
  name: string;
  columns: { [K in keyof Row & string]?: ColumnType };
  /** What tells rows apart; a row that is there already gets the new values. Left out, all rows are new. */
  key?: (keyof Row & string) | ReadonlyArray<keyof Row & string>;
  /** A row that is there already stays as it is. */
  keep?: boolean;
  /**
   * What a row that is there already gets where that is not simply every new value: an expression for each column, of
   * `old` and of `excluded`, which is the new row.
   */
  update?: { [K in keyof Row & string]?: string };
  /** Condition on `old` and `excluded`; a row that is there already and does not fulfil it stays as it is. */
  updateIf?: string;
}

const quoted = (name: string) => `"${name}"`;

/** What happens to rows that are there already. */
function onConflict<Row>(
  { key, keep, update, updateIf }: BulkTable<Row>,
  names: readonly string[],
): string {
  if (key === undefined) return '';
  const keys: readonly string[] = typeof key === 'string' ? [key] : key;
  const target = ` on conflict (${keys.map(quoted).join(', ')}) do`;
  if (keep) return `${target} nothing`;
  const simple = Object.fromEntries(
    names
      .filter(name => !keys.includes(name))
      .map(name => [name, `excluded.${quoted(name)}`]),
  );
  const changes = Object.entries<string | undefined>(update ?? simple).map(
    ([name, value]) => `${quoted(name)} = ${value}`,
  );
  return `${target} update set ${changes.join(', ')}${
    updateIf ? ` where ${updateIf}` : ''
  }`;
}

function* portionsOf<T>(values: readonly T[]) {
  for (let from = 0; from < values.length; from += PORTION) {
    yield values.slice(from, from + PORTION);
  }
}

/**
 * Writes many rows in few statements whose text is always the same: rows travel as one parameter, since databases limit
 * how many there may be.
 *
 * @internal
 */
export async function writeRows<Row extends object>(
  tx: Knex,
  table: BulkTable<Row>,
  rows: readonly Row[],
): Promise<void> {
  const { name, columns } = table;
  const names = Object.keys(columns) as Array<keyof Row & string>;
  const postgres = isPostgres(tx);
  const list = names.map(quoted).join(', ');
  const source = postgres
    ? `select * from unnest(${names
        .map(column => `?::${POSTGRES_TYPES[columns[column]!]}[]`)
        .join(', ')}) as given (${list})`
    : `select ${names
        .map((_, i) => `json_extract(value, '$[${i}]')`)
        .join(', ')} from json_each(?)`;
  const conflict = onConflict(table, names);
  for (const portion of portionsOf(rows)) {
    await tx.raw(
      `insert into ${name} as old (${list}) ${source} where true${conflict}`,
      postgres
        ? names.map(column => portion.map(row => row[column] ?? null) as never)
        : [
            JSON.stringify(
              portion.map(row => names.map(column => row[column] ?? null)),
            ),
          ],
    );
  }
}

/**
 * Rows of a table of which a column has one of many values.
 *
 * @param narrow - adds further conditions
 * @internal
 */
export async function rowsAmong<Row extends object>(
  tx: Knex,
  table: string,
  column: keyof Row & string,
  values: Iterable<string | number>,
  narrow: (query: Knex.QueryBuilder) => Knex.QueryBuilder = query => query,
): Promise<Row[]> {
  const found: Row[] = [];
  for (const portion of portionsOf([...values])) {
    found.push(
      ...((await narrow(
        among(tx, tx(table), column, portion),
      ).select()) as Row[]),
    );
  }
  return found;
}

/** Narrows a query to rows of which a column has one of the values; at most some thousands. @internal */
export function among<Q extends Knex.QueryBuilder>(
  tx: Knex,
  query: Q,
  column: string,
  values: readonly (string | number)[],
): Q {
  return (
    isPostgres(tx)
      ? query.whereRaw(`?? = any(?)`, [column, values as never])
      : query.whereRaw(`?? in (select value from json_each(?))`, [
          column,
          JSON.stringify(values),
        ])
  ) as Q;
}
