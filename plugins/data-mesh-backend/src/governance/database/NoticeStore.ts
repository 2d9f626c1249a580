// SPDX-License-Identifier: Apache-2.0
import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { chunks } from './chunks';
import type { NewNotice, NoticeRow } from './rows';

/** Notices that one replica takes at once. */
const PORTION = 200;
/** After so long somebody else tells what a replica took and did not tell, in milliseconds. */
const CLAIM_LASTS = 5 * 60 * 1000;

/** Keeps what people are to be told until it was told, and that it was. @internal */
export class NoticeStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Notes what was not noted before. */
  async add(notices: readonly NewNotice[]): Promise<void> {
    for (const part of chunks(notices)) {
      await this.#knex('governance_notice')
        .insert(part)
        .onConflict('key')
        .ignore();
    }
  }

  /** Takes some that nobody else tells at the moment, oldest first. */
  async claim(): Promise<NoticeRow[]> {
    const claim = randomUUID();
    const now = Date.now();
    const lapsed = new Date(now - CLAIM_LASTS).toISOString();
    const open = () =>
      this.#knex<NoticeRow>('governance_notice')
        .whereNull('sent_at')
        .andWhere(part =>
          part.whereNull('claimed_at').orWhere('claimed_at', '<', lapsed),
        );
    const keys = await open()
      .orderBy(['created_at', 'key'])
      .limit(PORTION)
      .pluck('key');
    for (const part of chunks(keys)) {
      await open()
        .whereIn('key', part)
        .update({ claim, claimed_at: new Date(now).toISOString() });
    }
    return this.#knex<NoticeRow>('governance_notice')
      .where({ claim })
      .whereNull('sent_at')
      .orderBy(['created_at', 'message', 'key']);
  }

  /** Notes that they were told. */
  async sent(notices: readonly NoticeRow[]): Promise<void> {
    const sent_at = new Date().toISOString();
    for (const part of chunks(notices)) {
      await this.#knex('governance_notice')
        .whereIn(
          'key',
          part.map(({ key }) => key),
        )
        .update({ sent_at });
    }
  }

  /** Forgets those from before a time, told or not: what is old is no news. */
  async removeBefore(time: string): Promise<void> {
    await this.#knex('governance_notice')
      .where('created_at', '<', time)
      .delete();
  }
}
