// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';

/** SQLite takes 32766 values in a statement, PostgreSQL 65535. */
const MAX_VALUES = 30_000;
const MAX_ROWS = 1_000;

/** Most values that are put into one `in (…)`. */
const MAX_LIST = 1_000;

/**
 * Inserts many rows. Knex itself makes `union all` of them on SQLite, which ends at 500 rows.
 *
 * @param onConflict - what to do with rows that are there already; the default is to fail
 * @internal
 */
export async function insertRows(
  tx: Knex,
  table: string,
  columns: string[],
  rows: unknown[][],
  onConflict: '' | 'on conflict do nothing' = '',
): Promise<void> {
  const size = Math.min(MAX_ROWS, Math.floor(MAX_VALUES / columns.length));
  const placeholder = `(${columns.map(() => '?').join(', ')})`;
  for (const chunk of chunksOf(rows, size)) {
    const values = chunk.map(() => placeholder).join(', ');
    await tx.raw(
      `insert into ${table} (${columns.join(
        ', ',
      )}) values ${values} ${onConflict}`,
      chunk.flat() as Knex.RawBinding[],
    );
  }
}

/** Splits a list, so that no statement gets too long. @internal */
export function chunksOf<T>(items: T[], size: number = MAX_LIST): T[][] {
  const chunks: T[][] = [];
  for (let i = 0; i < items.length; i += size) {
    chunks.push(items.slice(i, i + size));
  }
  return chunks;
}
