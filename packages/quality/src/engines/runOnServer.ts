// SPDX-License-Identifier: Apache-2.0
import type { SchemaObject } from '@meshwright/contracts';
import { checksOf, evidenceQuery, type QualityCheck } from '../compile';
import { messageOf } from '../run/messageOf';
import {
  findTable,
  limited,
  type OpenServer,
  openServer,
  type ServerRun,
} from './openServer';
import { allowsPlace, placeOf } from './place';
import { runTable, spelling, type TableRunResult, unread } from './runTable';
import { openTables } from './serverTables';

/**
 * Runs every check of a contract where its data is: one query for each table, which reads it once; rules that the
 * contract states as queries come after it. Everything is read-only, limited in time and in what is returned.
 *
 * A table that cannot be read, or takes too long, has its checks with the status `error`; the others go on.
 *
 * @throws Error where the settings are not good for the contract's server, or the run was cancelled
 * @public
 */
export async function runOnServer(run: ServerRun): Promise<TableRunResult[]> {
  const { contract } = run;
  let open: OpenServer;
  try {
    open = await openServer(run);
  } catch (error) {
    run.signal?.throwIfAborted();
    const place = placeOf(run.server);
    if (!place || !allowsPlace(run.settings, place)) throw error;
    const message = `${run.settings.name} cannot be reached: ${messageOf(
      error,
    )}`;
    return contract.schema.map(object => ({
      ...unread(run, object, message),
      unreachable: true,
    }));
  }
  try {
    const results: TableRunResult[] = [];
    for (const object of contract.schema) {
      results.push(await runTable(open, run, object));
      run.onTable?.(object);
    }
    return results;
  } finally {
    await open.runner.close().catch(() => undefined);
  }
}

/**
 * Reads rows of a table that fail a check, at most so many. Columns have the names that the contract gives them.
 *
 * @returns undefined for a check that is not about single rows, or that the contract does not ask for
 * @throws Error where the settings are not good for the contract's server, or the table cannot be read
 * @public
 */
export async function failingRowsOnServer(
  run: ServerRun,
  object: SchemaObject,
  { id }: Pick<QualityCheck, 'id'>,
  limit: number,
): Promise<Array<Record<string, unknown>> | undefined> {
  const open = await openServer(run);
  try {
    const signal = limited(run);
    const found = await findTable(open, object, signal);
    const { relation, columns } = found;
    const { inTable, nameOf } = spelling(object, columns);
    const check = checksOf(run.contract, object, {
      columnName: inTable,
      references: true,
    }).checks.find(one => one.id === id);
    const query =
      check &&
      evidenceQuery(check, {
        engine: run.settings.type,
        relation,
        limit,
        ...(check.measure.kind === 'reference' &&
          (await openTables(open, run, object, found, signal))),
      });
    if (!query) return undefined;
    const rows = await open.runner.query(query, { maxRows: limit, signal });
    return rows.map(row =>
      Object.fromEntries(
        Object.entries(row).map(([name, value]) => [nameOf(name), value]),
      ),
    );
  } finally {
    await open.runner.close().catch(() => undefined);
  }
}
