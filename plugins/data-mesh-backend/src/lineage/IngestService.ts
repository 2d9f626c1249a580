// SPDX-License-Identifier: Apache-2.0
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  eventContent,
  type LineageEvent,
  readEvent,
} from '@meshwright/lineage';
import type { LineageReceipt } from '@meshwright/plugin-data-mesh-common';
import type { EventStore, NewEvent } from './database/EventStore';
import { stableJson } from './database/stableJson';
import { otherTurns } from './otherTurns';

/** Events in one request, and characters of one of them. */
const MOST_EVENTS = 10_000;
const MOST_LENGTH = 4 * 1024 * 1024;

/** Milliseconds of checking after which others get a turn. */
const TURN = 5;

/** Is told of events after they were written down, and on whose behalf they came. */
type Taken = (
  events: readonly LineageEvent[],
  sender: BackstageCredentials,
) => void;

/** Takes events: what it acknowledged is written down. @internal */
export class IngestService {
  readonly #events: EventStore;
  readonly #taken: Taken;

  constructor(options: { events: EventStore; taken: Taken }) {
    this.#events = options.events;
    this.#taken = options.taken;
  }

  /**
   * Takes one event or a list of them. Of a list the good ones are taken, and the others named.
   *
   * @throws InputError for a single event that cannot be used, with the place of what is wrong
   */
  async ingest(
    body: unknown,
    sender: BackstageCredentials,
  ): Promise<LineageReceipt> {
    const batch = Array.isArray(body);
    const values: unknown[] = batch ? body : [body];
    if (values.length > MOST_EVENTS) {
      throw new InputError(
        `A request has at most ${MOST_EVENTS} events; this one has ${values.length}. Send them in portions.`,
      );
    }
    const good: NewEvent[] = [];
    const failed: LineageReceipt['failed_events'] = [];
    let turn = Date.now();
    for (const [index, value] of values.entries()) {
      const reason = this.#refuse(value, good);
      if (reason) failed.push({ index, reason, retriable: false });
      if (Date.now() - turn > TURN) {
        await otherTurns();
        turn = Date.now();
      }
    }
    if (!batch && failed.length > 0) throw new InputError(failed[0].reason);
    await this.#events.add(good);
    if (good.length > 0) {
      this.#taken(
        good.map(({ event }) => event),
        sender,
      );
    }
    return {
      status: failed.length > 0 ? 'partial_success' : 'success',
      summary: {
        received: values.length,
        successful: good.length,
        failed: failed.length,
      },
      failed_events: failed,
    };
  }

  /** Why an event cannot be taken; a good one is put with the others. */
  #refuse(value: unknown, good: NewEvent[]): string | undefined {
    const { event, problems } = readEvent(value);
    const wrong = problems.filter(({ severity }) => severity === 'error');
    if (!event || wrong.length > 0) {
      return wrong
        .slice(0, 5)
        .map(({ path, message }) => `${path || 'The event'}: ${message}`)
        .join(' ');
    }
    let text: string;
    try {
      text = stableJson(value);
    } catch (error) {
      return (error as Error).message;
    }
    if (text.length > MOST_LENGTH) {
      return `The event has more than ${MOST_LENGTH} characters.`;
    }
    good.push({ event, text, content: eventContent(event) });
    return undefined;
  }
}
