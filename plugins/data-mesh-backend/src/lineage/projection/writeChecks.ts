// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import { type BulkTable, rowsAmong, writeRows } from '../database/bulk';
import { type CheckRow, keyOf } from '../database/rows';
import type { ProjectedRun } from './readRun';

const table: BulkTable<CheckRow> = {
  name: 'lineage_check',
  columns: {
    check_key: 'text',
    dataset: 'text',
    name: 'text',
    status: 'text',
    at: 'bigint',
  },
  key: 'check_key',
};

/** Writes the results of checks that runs tell of; of each check the latest one counts. @internal */
export async function writeChecks(
  tx: Knex,
  runs: readonly ProjectedRun[],
): Promise<void> {
  const latest = new Map<string, CheckRow>();
  const take = (row: CheckRow) => {
    const known = latest.get(row.check_key);
    if (!known || Number(row.at) >= Number(known.at)) {
      latest.set(row.check_key, row);
    }
  };
  for (const { checks, end } of runs) {
    for (const { dataset, column = '', name, tool, status, at } of checks) {
      const time = at === undefined ? NaN : Date.parse(at);
      take({
        check_key: keyOf(dataset, column, name, tool),
        dataset,
        name: column ? `${name} of ${column}` : name,
        status,
        at: Number.isNaN(time) ? end : time,
      });
    }
  }
  if (latest.size === 0) return;
  const known = await rowsAmong<CheckRow>(
    tx,
    table.name,
    'check_key',
    latest.keys(),
  );
  for (const row of known) {
    const own = latest.get(row.check_key)!;
    if (Number(row.at) > Number(own.at)) latest.delete(row.check_key);
  }
  await writeRows(tx, table, [...latest.values()]);
}
