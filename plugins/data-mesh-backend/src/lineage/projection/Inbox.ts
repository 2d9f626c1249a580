// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import { among } from '../database/bulk';
import type { EventRow, InboxRow } from '../database/rows';

/** Characters of the events of one claim. */
const MOST_LENGTH = 8 * 1024 * 1024;

/** Some events that wait, and the runs that they belong to. @internal */
export interface Claim {
  ids: number[];
  runKeys: string[];
}

/** Events that wait, oldest first: `size` of them at most. @internal */
export async function claimEvents(db: Knex, size: number): Promise<Claim> {
  const rows = await db<InboxRow>('lineage_inbox')
    .orderBy('event_id')
    .limit(size)
    .select();
  const ids: number[] = [];
  const runKeys = new Set<string>();
  let length = 0;
  for (const row of rows) {
    if (ids.length > 0 && length + row.length > MOST_LENGTH) break;
    length += row.length;
    ids.push(Number(row.event_id));
    runKeys.add(row.run_key);
  }
  return { ids, runKeys: [...runKeys] };
}

/**
 * Takes events out of the inbox.
 *
 * @returns whether all of them were still there; else somebody else worked on them
 * @internal
 */
export async function takeOut(tx: Knex, { ids }: Claim): Promise<boolean> {
  const count = await among(tx, tx('lineage_inbox'), 'event_id', ids).delete();
  return Number(count) === ids.length;
}

/** Gives a run up: its events stay, and do not wait any more. @internal */
export async function putAside(knex: Knex, runKey: string): Promise<void> {
  await knex.transaction(async tx => {
    const waiting = () =>
      tx<InboxRow>('lineage_inbox').where({ run_key: runKey });
    await tx<EventRow>('lineage_event')
      .whereIn('id', waiting().select('event_id'))
      .update({ put_aside: 1 });
    await waiting().delete();
  });
}
