// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { Delivery, Outbox } from '../database';
import { backoff } from './backoff';
import { type Channel, DeliveryError } from './Channel';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
/** Messages of a channel in one go. */
const PORTION = 20;
/** How long an attempt keeps others from the message, should it never say how it went. */
const LEASE = 2 * MINUTE;
/** A receiver that is not there for so long will not miss it. */
const GIVE_UP_AFTER = 7 * DAY;

/** Sends what waits, each channel at its own pace: one that is down keeps nobody else waiting. @internal */
export class DeliveryTask {
  readonly #channels: readonly Channel[];
  readonly #clock: () => number;
  readonly #knex: Knex;
  readonly #logger: LoggerService;
  readonly #outbox: Outbox;

  constructor(options: {
    channels: readonly Channel[];
    /** Milliseconds since 1970; the clock of the machine unless a test sets another. */
    clock?: () => number;
    knex: Knex;
    logger: LoggerService;
    outbox: Outbox;
  }) {
    this.#channels = options.channels;
    this.#clock = options.clock ?? Date.now;
    this.#knex = options.knex;
    this.#logger = options.logger;
    this.#outbox = options.outbox;
  }

  async run(signal: AbortSignal): Promise<void> {
    await Promise.all(
      this.#channels.map(channel => this.#work(channel, signal)),
    );
  }

  /** Sends what a channel may take now, until it fails: what is behind it waits for the receiver to be back. */
  async #work(channel: Channel, signal: AbortSignal): Promise<void> {
    for (;;) {
      const since = this.#time(-MINUTE);
      const tried = await this.#outbox.triedSince(
        this.#knex,
        channel.channel,
        since,
      );
      const allowed = Math.min(PORTION, channel.perMinute - tried);
      if (allowed <= 0) return;
      const due = await this.#outbox.due(
        this.#knex,
        channel.channel,
        this.#time(),
        allowed,
      );
      if (due.length === 0) return;
      for (const delivery of due) {
        if (signal.aborted) return;
        if (!(await this.#attempt(channel, delivery, signal))) return;
      }
    }
  }

  async #attempt(
    channel: Channel,
    delivery: Delivery,
    signal: AbortSignal,
  ): Promise<boolean> {
    const isMine = await this.#outbox.claim(
      this.#knex,
      delivery,
      this.#time(),
      this.#time(LEASE),
    );
    // Another replica sends it.
    if (!isMine) return true;
    try {
      await channel.send(delivery, signal);
    } catch (error) {
      await this.#failed(channel, delivery, error as Error);
      return false;
    }
    await this.#outbox.sent(this.#knex, delivery);
    return true;
  }

  async #failed(
    { channel }: Channel,
    delivery: Delivery,
    error: Error,
  ): Promise<void> {
    const attempts = delivery.attempts + 1;
    const age = this.#clock() - Date.parse(delivery.createdAt);
    const isOver = age > GIVE_UP_AFTER;
    const wait = backoff(
      attempts,
      Math.random(),
      error instanceof DeliveryError ? error.retryAfter : undefined,
    );
    await this.#outbox.failed(
      this.#knex,
      delivery,
      error.message,
      isOver ? null : this.#time(wait),
    );
    const what = `Incident ${delivery.incident} could not be told to ${channel}: ${error.message}`;
    if (isOver) {
      this.#logger.error(`${what}. It is given up after ${attempts} attempts.`);
    } else if (attempts === 1) {
      this.#logger.warn(`${what}. It is tried again until it arrives.`);
    } else this.#logger.debug(what);
  }

  #time(offset = 0): string {
    return new Date(this.#clock() + offset).toISOString();
  }
}
