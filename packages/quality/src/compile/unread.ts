// SPDX-License-Identifier: Apache-2.0
import type { Contract, SchemaObject } from '@meshwright/contracts';
import type { DetailedCheck } from '../model';
import { judgeScan } from './judge';
import { compileScan, type TableScan } from './scan';
import type { EngineName } from './sql';

/**
 * What a contract asks for of a table that could not be read: every check has the status `error`, which says nothing
 * about the data. They are the same checks as when it can be read.
 *
 * @public
 */
export function unreadTable(
  contract: Contract,
  object: SchemaObject,
  engine: EngineName,
  message: string,
): { scan: TableScan; checks: DetailedCheck[] } {
  const scan = compileScan(contract, object, { engine, relation: 'unread' });
  const failures = new Map([
    ['', message],
    ...scan.queried.map(({ check }) => [check.id, message] as const),
  ]);
  return { scan, checks: judgeScan(scan, undefined, undefined, failures) };
}
