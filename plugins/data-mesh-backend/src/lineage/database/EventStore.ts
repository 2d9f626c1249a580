// SPDX-License-Identifier: Apache-2.0
import type { LineageEvent } from '@meshwright/lineage';
import type { Knex } from 'knex';
import { type BulkTable, writeRows } from './bulk';
import { type EventRow, keyOf } from './rows';

/** An event that passed the checks, with the text to keep. @internal */
export interface NewEvent {
  event: LineageEvent;
  /** The same for the same event: see `stableJson`. */
  text: string;
}

const table: BulkTable<EventRow> = {
  name: 'lineage_event',
  columns: {
    digest: 'text',
    run_key: 'text',
    event_time: 'bigint',
    received_at: 'bigint',
    pending: 'bigint',
    length: 'bigint',
    body: 'text',
  },
  key: 'digest',
  keep: true,
};

/** What all events of one run have in common. */
function runKey({ type, job, dataset, runId }: LineageEvent): string {
  const owner = job ?? dataset;
  return keyOf(type, owner?.namespace ?? '', owner?.name ?? '', runId ?? '');
}

/** Keeps events until they are in the graph, and as long as retention asks for. @internal */
export class EventStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Writes events down before they are acknowledged. The same event again changes nothing. */
  async add(events: readonly NewEvent[]): Promise<void> {
    const now = Date.now();
    const rows = events.map(({ event, text }) => ({
      digest: keyOf(text),
      run_key: runKey(event),
      event_time: event.time ?? now,
      received_at: now,
      pending: 1,
      length: text.length,
      body: text,
    }));
    await this.#knex.transaction(tx =>
      writeRows(tx, table, rows as unknown as EventRow[]),
    );
  }
}
