// SPDX-License-Identifier: Apache-2.0
import type { SchemaObject } from '@meshwright/contracts';
import { evidenceQuery, type QualityCheck } from '../compile';
import { messageOf } from '../run/messageOf';
import {
  findTable,
  limited,
  type OpenServer,
  openServer,
  type ServerRun,
} from './openServer';
import { allowsPlace, placeOf } from './place';
import { runTable, type TableRunResult, unread } from './runTable';

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
    }
    return results;
  } finally {
    await open.runner.close().catch(() => undefined);
  }
}

/**
 * Reads rows of a table that fail a check, at most so many.
 *
 * @returns undefined for a check that is not about single rows
 * @throws Error where the settings are not good for the contract's server, or the table cannot be read
 * @public
 */
export async function failingRowsOnServer(
  run: ServerRun,
  object: SchemaObject,
  check: QualityCheck,
  limit: number,
): Promise<Array<Record<string, unknown>> | undefined> {
  const open = await openServer(run);
  try {
    const signal = limited(run);
    const { relation } = await findTable(open, object, signal);
    const query = evidenceQuery(check, {
      engine: run.settings.type,
      relation,
      limit,
    });
    return query
      ? await open.runner.query(query, { maxRows: limit, signal })
      : undefined;
  } finally {
    await open.runner.close().catch(() => undefined);
  }
}
