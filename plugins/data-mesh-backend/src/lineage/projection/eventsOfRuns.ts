// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import { among } from '../database/bulk';
import type { EventRow } from '../database/rows';

/** Events of one run that are looked at: what it started with, and what it did last. */
const FIRST_OF_RUN = 50;
const LATEST_OF_RUN = 450;

const columns = [
  'id',
  'run_key',
  'run_id',
  'content',
  'event_time',
  'length',
] as const;

/** An event without its body. @internal */
export type EventHead = Pick<EventRow, (typeof columns)[number]>;

/** Events of runs of which there are many: what they started with, and what they did last. */
async function shortened(
  db: Knex,
  runKeys: readonly string[],
): Promise<EventHead[]> {
  const numbered = among(db, db('lineage_event'), 'run_key', runKeys).select(
    'id',
    db.raw(
      'row_number() over (partition by run_key order by event_time desc, id desc) as late',
    ),
    db.raw(
      'row_number() over (partition by run_key order by event_time, id) as early',
    ),
  );
  return db<EventRow>('lineage_event')
    .whereIn(
      'id',
      db
        .from(numbered.as('numbered'))
        .where('late', '<=', LATEST_OF_RUN)
        .orWhere('early', '<=', FIRST_OF_RUN)
        .select('id'),
    )
    .select(columns);
}

/** The events of runs without their bodies, latest first. @internal */
export async function eventsOfRuns(
  db: Knex,
  runKeys: readonly string[],
): Promise<Map<string, EventHead[]>> {
  const many: Array<{ run_key: string }> = await among(
    db,
    db('lineage_event'),
    'run_key',
    runKeys,
  )
    .groupBy('run_key')
    .havingRaw('count(*) > ?', [FIRST_OF_RUN + LATEST_OF_RUN])
    .select('run_key');
  const long = new Set(many.map(({ run_key }) => run_key));
  const rows: EventHead[] = [
    ...(await among(
      db,
      db('lineage_event'),
      'run_key',
      runKeys.filter(key => !long.has(key)),
    ).select(columns)),
    ...(long.size > 0 ? await shortened(db, [...long]) : []),
  ];
  rows.sort(
    (a, b) =>
      Number(b.event_time) - Number(a.event_time) ||
      Number(b.id) - Number(a.id),
  );
  const found = new Map<string, EventHead[]>();
  for (const row of rows) {
    const own = found.get(row.run_key);
    if (own) own.push(row);
    else found.set(row.run_key, [row]);
  }
  return found;
}

/** Bodies of events, by their ids as text. @internal */
export async function bodiesOf(
  db: Knex,
  heads: readonly EventHead[],
): Promise<Map<string, string>> {
  const rows: Array<Pick<EventRow, 'id' | 'body'>> = await among(
    db,
    db('lineage_event'),
    'id',
    heads.map(({ id }) => Number(id)),
  ).select('id', 'body');
  return new Map(rows.map(({ id, body }) => [String(id), body]));
}
