// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import { chunks } from './chunks';

/** Rows in one statement: each binds two values for each column. */
const ROWS = 100;

/**
 * Gives each row values of its own, many rows in one statement.
 *
 * @param common - columns that get the same value in all rows
 * @internal
 */
export async function updateEach<C extends string>(
  tx: Knex,
  table: string,
  columns: readonly C[],
  rows: Array<{ id: string } & Record<C, string | null>>,
  common: Record<string, Knex.Value | Knex.Raw> = {},
): Promise<void> {
  for (const part of chunks(rows, ROWS)) {
    const values: Record<string, Knex.Raw> = {};
    for (const column of columns) {
      values[column] = tx.raw(
        `case id ${part.map(() => 'when ? then ?').join(' ')} end`,
        part.flatMap(row => [row.id, row[column] as string]),
      );
    }
    await tx(table)
      .whereIn(
        'id',
        part.map(({ id }) => id),
      )
      .update({ ...values, ...common });
  }
}
