// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';

/** What is remembered from one synchronisation to the next, in the database for all replicas. */
interface State {
  /** ISO 8601; when the catalog was first read from beginning to end. */
  completed: string;
  /** ISO 8601; until when not to compare again, so that a large catalog is not asked all the time. */
  restingUntil: string;
  /** ISO 8601; when words that nothing has any more were last thrown away. */
  pruned: string;
}

/** @internal */
export class IndexState {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async get(key: keyof State): Promise<string | undefined> {
    const row = await this.#knex('marketplace_state').where({ key }).first();
    return row?.value;
  }

  async set(key: keyof State, value: string): Promise<void> {
    await this.#knex('marketplace_state')
      .insert({ key, value })
      .onConflict('key')
      .merge();
  }
}
