// SPDX-License-Identifier: Apache-2.0
import type { LineageEvent } from '@meshwright/lineage';
import type { Knex } from 'knex';
import { type EventRow, keyOf, portions } from './rows';

/** An event that passed the checks, with the text to keep. @internal */
export interface NewEvent {
  event: LineageEvent;
  body: unknown;
}

/** JSON with the members of objects in order, so that the same event is the same text. */
function stable(value: unknown): string {
  return JSON.stringify(value, (_key, member) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(
          Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : member,
  );
}

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
    const rows = events.map(({ event, body }) => {
      const text = stable(body);
      return {
        digest: keyOf(text),
        run_key: runKey(event),
        event_time: event.time ?? now,
        received_at: now,
        pending: 1,
        body: text,
      };
    });
    await this.#knex.transaction(async tx => {
      for (const portion of portions(rows)) {
        await tx<EventRow>('lineage_event')
          .insert(portion)
          .onConflict('digest')
          .ignore();
      }
    });
  }
}
