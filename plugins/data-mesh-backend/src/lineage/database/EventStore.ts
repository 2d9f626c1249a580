// SPDX-License-Identifier: Apache-2.0
import type { LineageEvent } from '@meshwright/lineage';
import type { Knex } from 'knex';
import { otherTurns } from '../otherTurns';
import { isPostgres } from './bulk';
import { GroupWriter } from './GroupWriter';
import { type EventRow, keyOf } from './rows';

/** An event that passed the checks, with the texts to keep. @internal */
export interface NewEvent {
  event: LineageEvent;
  /** The same for the same event: see `stableJson`. */
  text: string;
  /** What it says, but for when: see `eventContent`. */
  content: string;
}

type NewRow = Omit<EventRow, 'id' | 'put_aside'>;

const columns = [
  'run_key',
  'digest',
  'content',
  'run_id',
  'event_time',
  'received_at',
  'length',
  'body',
] as const satisfies ReadonlyArray<keyof NewRow>;

/** Events of one statement: others get their turn after it. */
const PORTION = 200;
/** Events of one transaction, where several requests have some. */
const MOST_TOGETHER = 1_000;

/** What all events of one run have in common. */
function runKey({ type, job, dataset, runId }: LineageEvent): string {
  const owner = job ?? dataset;
  return keyOf(type, owner?.namespace ?? '', owner?.name ?? '', runId ?? '');
}

function rowOf({ event, text, content }: NewEvent, now: number): NewRow {
  return {
    run_key: runKey(event),
    digest: keyOf(text),
    content: event.time === undefined ? null : keyOf(content),
    // PostgreSQL has no text with this character.
    run_id: event.runId?.replaceAll('\u0000', '') ?? null,
    event_time: event.time ?? now,
    received_at: now,
    length: text.length,
    body: text,
  };
}

const lists = (count: number, width: number) =>
  Array(count)
    .fill(`(${Array(width).fill('?').join(', ')})`)
    .join(', ');

/** Keeps events until they are in the graph, and as long as retention asks for. @internal */
export class EventStore {
  readonly #knex: Knex;
  readonly #writer: GroupWriter<NewRow>;

  constructor(knex: Knex) {
    this.#knex = knex;
    this.#writer = new GroupWriter({
      write: rows => this.#write(rows),
      most: MOST_TOGETHER,
    });
  }

  /** Writes events down before they are acknowledged. The same event again changes nothing. */
  async add(events: readonly NewEvent[]): Promise<void> {
    if (events.length === 0) return;
    const now = Date.now();
    await this.#writer.add(events.map(event => rowOf(event, now)));
  }

  async #write(rows: readonly NewRow[]): Promise<void> {
    // In the same order everywhere, so that two replicas with the same events never wait for each other.
    const sorted = [...rows].sort(
      (a, b) =>
        Number(a.run_key > b.run_key) - Number(a.run_key < b.run_key) ||
        Number(a.digest > b.digest) - Number(a.digest < b.digest),
    );
    if (isPostgres(this.#knex) && sorted.length <= PORTION) {
      await this.#insert(this.#knex, sorted);
      return;
    }
    await this.#knex.transaction(async tx => {
      for (let from = 0; from < sorted.length; from += PORTION) {
        await this.#insert(tx, sorted.slice(from, from + PORTION));
        await otherTurns();
      }
    });
  }

  /** Inserts events that are new, and has them wait for their place in the graph. */
  async #insert(tx: Knex, rows: readonly NewRow[]): Promise<void> {
    const values = rows.flatMap(row => columns.map(column => row[column]));
    const insert = `insert into lineage_event (${columns.join(
      ', ',
    )}) values ${lists(
      rows.length,
      columns.length,
    )} on conflict (run_key, digest) do nothing returning id, run_key, length`;
    const wait = 'insert into lineage_inbox (event_id, run_key, length)';
    if (isPostgres(tx)) {
      await tx.raw(
        `with added as (${insert}) ${wait} select id, run_key, length from added`,
        values as Knex.RawBinding[],
      );
      return;
    }
    const added: Array<{ id: number; run_key: string; length: number }> =
      await tx.raw(insert, values as Knex.RawBinding[]);
    if (added.length === 0) return;
    await tx.raw(
      `${wait} values ${lists(added.length, 3)}`,
      added.flatMap(({ id, run_key, length }) => [id, run_key, length]),
    );
  }
}
