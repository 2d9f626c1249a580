// SPDX-License-Identifier: Apache-2.0
import { ServiceUnavailableError } from '@backstage/errors';
import type { Request, Response } from 'express';
import type { Knex } from 'knex';
import { MemoryBudget } from './MemoryBudget';

/** Bytes that a request may have after it was unpacked. @internal */
export const MOST_BYTES = 32 * 1024 * 1024;
/** Bytes of all requests that are read at the same time; each takes some times as much as objects. */
const WHOLE = 4 * MOST_BYTES;
const MOST_WAITING = 1_000;
const PATIENCE = 10_000;
/** What gzip can make of a byte at most. */
const MOST_UNPACKED = 1_032;

/** Events that wait for their place in the graph; with more of them nobody knows when that will be. */
const MOST_EVENTS = 1_000_000;
/** Milliseconds for which the last count holds. */
const COUNT_HOLDS = 5_000;
/** Seconds after which a client should try again. */
const TRY_AGAIN = { memory: 1, inbox: 60 };

/** Bytes that a request may need, by what its headers say. */
function bytesOf({ headers }: Request): number {
  const length = Number(headers['content-length'] ?? NaN);
  if (Number.isNaN(length)) return MOST_BYTES;
  const packed = headers['content-encoding'] ?? 'identity';
  return Math.min(
    packed === 'identity' ? length : length * MOST_UNPACKED,
    MOST_BYTES,
  );
}

/**
 * Decides whether events can be taken now. Who sends faster than they can be worked on is told to come back, before
 * memory or disk are full.
 *
 * @internal
 */
export class Admission {
  readonly #knex: Knex;
  readonly #memory = new MemoryBudget({
    whole: WHOLE,
    most: MOST_WAITING,
    patience: PATIENCE,
  });
  readonly #most: number;
  #counted = -Infinity;
  #full = false;

  /** @param options - `most` events that wait for their place in the graph */
  constructor(options: { knex: Knex; most?: number }) {
    this.#knex = options.knex;
    this.#most = options.most ?? MOST_EVENTS;
  }

  /**
   * Lets a request in, and keeps its place until it is answered.
   *
   * @throws ServiceUnavailableError with the header `Retry-After`
   */
  async enter(req: Request, res: Response): Promise<void> {
    if (await this.#isFull()) {
      res.set('Retry-After', String(TRY_AGAIN.inbox));
      throw new ServiceUnavailableError(
        `More than ${
          this.#most
        } events wait for their place in the lineage. Send this again in a minute.`,
      );
    }
    try {
      const leave = await this.#memory.take(bytesOf(req));
      // Who hung up while waiting closes nothing any more.
      if (res.destroyed) leave();
      else res.once('close', leave);
    } catch (error) {
      res.set('Retry-After', String(TRY_AGAIN.memory));
      throw error;
    }
  }

  async #isFull(): Promise<boolean> {
    if (Date.now() - this.#counted > COUNT_HOLDS) {
      this.#counted = Date.now();
      const [{ count }] = await this.#knex('lineage_inbox').count({
        count: '*',
      });
      this.#full = Number(count) > this.#most;
    }
    return this.#full;
  }
}
