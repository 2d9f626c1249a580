// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import { type JudgedValue, judgeValues } from './judgeValues';
import type { SeriesIntake } from './SeriesIntake';

/** Series that are judged in one transaction. */
const PORTION = 100;

/** Hears what series say with new values, in the transaction that keeps the verdicts. @internal */
export interface AnomalyListener {
  judged(tx: Knex.Transaction, values: readonly JudgedValue[]): Promise<void>;
}

/**
 * Judges the values of series as they come. What a detector has learnt is kept with its series; a replica leaves series
 * alone that another one is at.
 *
 * @internal
 */
export class SeriesJudge {
  readonly #knex: Knex;
  readonly #logger: LoggerService;
  readonly #intake: SeriesIntake;
  readonly #listeners: readonly AnomalyListener[];

  constructor(options: {
    knex: Knex;
    logger: LoggerService;
    intake: SeriesIntake;
    listeners: readonly AnomalyListener[];
  }) {
    this.#knex = options.knex;
    this.#logger = options.logger;
    this.#intake = options.intake;
    this.#listeners = options.listeners;
  }

  /** Judges what is due, of one product or of all. @returns anomalies that were found */
  async run(options: {
    productRef?: string;
    signal?: AbortSignal;
  }): Promise<number> {
    let found = 0;
    let after: string | undefined;
    for (;;) {
      options.signal?.throwIfAborted();
      const due = await this.#intake.due(PORTION, { ...options, after });
      if (due.length === 0) return found;
      found += await this.#judge(due, options.signal);
      after = due.at(-1);
    }
  }

  /** One that cannot be judged keeps none of the others back. */
  async #judge(ids: readonly string[], signal?: AbortSignal): Promise<number> {
    try {
      let found = 0;
      for (let more = true; more; ) {
        signal?.throwIfAborted();
        const step = await this.#knex.transaction(tx => this.#advance(tx, ids));
        found += step.found;
        more = step.more;
      }
      return found;
    } catch (error) {
      signal?.throwIfAborted();
      if (ids.length > 1) {
        const half = Math.ceil(ids.length / 2);
        return (
          (await this.#judge(ids.slice(0, half), signal)) +
          (await this.#judge(ids.slice(half), signal))
        );
      }
      this.#logger.warn(
        `The values of the series ${ids[0]} could not be judged: ${
          (error as Error).message
        }`,
      );
      return 0;
    }
  }

  async #advance(
    tx: Knex.Transaction,
    ids: readonly string[],
  ): Promise<{ found: number; more: boolean }> {
    const { taken, more } = await this.#intake.take(tx, ids);
    const judgements = taken.map(judgeValues);
    await this.#intake.keep(tx, judgements);
    const news = judgements.flatMap(one => one.news);
    if (news.length > 0) {
      for (const listener of this.#listeners) await listener.judged(tx, news);
    }
    return {
      found: judgements.reduce((sum, one) => sum + one.anomalies.length, 0),
      more,
    };
  }
}
