// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';

const TABLE = 'incident_state';

/**
 * Lets a transaction change incidents when no other one does: the row is free again when it ends. Whatever replica it is,
 * nobody opens the same incident twice or changes one that somebody else is changing.
 *
 * @internal
 */
export async function lockIncidents(tx: Knex.Transaction): Promise<void> {
  await tx(TABLE).where({ id: 1 }).increment('seq', 1);
}

/** Says that faults changed, or that what follows from it is done. @internal */
export async function setDue(
  tx: Knex.Transaction,
  value: boolean,
): Promise<void> {
  await tx(TABLE).where({ id: 1 }).update({ is_due: value });
}

/** Whether faults changed since incidents were planned last. @internal */
export async function isDue(db: Knex): Promise<boolean> {
  const row = await db(TABLE).where({ id: 1 }).first('is_due');
  return Boolean(row?.is_due);
}
