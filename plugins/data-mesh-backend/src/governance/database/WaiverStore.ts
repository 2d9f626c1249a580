// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import type { WaiverRow } from './rows';

/** Waivers that are looked at together; more in force than this is no governance. */
const MOST = 10_000;

/** Keeps waivers. @internal */
export class WaiverStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async add(row: WaiverRow): Promise<void> {
    await this.#knex<WaiverRow>('governance_waiver').insert(row);
  }

  async get(id: string): Promise<WaiverRow | undefined> {
    return this.#knex<WaiverRow>('governance_waiver').where({ id }).first();
  }

  async remove(id: string): Promise<void> {
    await this.#knex<WaiverRow>('governance_waiver').where({ id }).delete();
  }

  /** All of them, those that ended included: verdicts say that one ended. */
  async all(): Promise<WaiverRow[]> {
    return this.#knex<WaiverRow>('governance_waiver').orderBy('id').limit(MOST);
  }

  async page(after: string | undefined, limit: number): Promise<WaiverRow[]> {
    const query = this.#knex<WaiverRow>('governance_waiver')
      .orderBy('id')
      .limit(limit);
    if (after !== undefined) query.where('id', '>', after);
    return query;
  }
}
