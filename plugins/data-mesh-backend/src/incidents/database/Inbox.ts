// SPDX-License-Identifier: Apache-2.0
import type { Observation } from '@meshwright/quality';
import type { Knex } from 'knex';
import type { InboxRow } from './rows';

const TABLE = 'incident_inbox';

/** What came of one run, or that some things are not watched any more. @internal */
export type InboxBody =
  | { kind: 'observed'; observations: Observation[] }
  | { kind: 'forgotten'; keys: string[]; at: string };

/** @internal */
export interface InboxItem {
  id: number;
  product: string;
  body: InboxBody;
}

/** Results on their way to incidents: written with the run, so that none is lost, and read once. @internal */
export class Inbox {
  readonly #db: Knex;

  /** @param db - the database, or a transaction in it */
  constructor(db: Knex) {
    this.#db = db;
  }

  async add(product: string, body: InboxBody): Promise<void> {
    await this.#db<InboxRow>(TABLE).insert({
      product_ref: product,
      received_at: new Date().toISOString(),
      body: JSON.stringify(body),
    });
  }

  /** When the oldest and the newest came; undefined where nothing waits. */
  async span(): Promise<{ oldest: string; newest: string } | undefined> {
    const [row] = await this.#db<InboxRow>(TABLE)
      .min({ oldest: 'received_at' })
      .max({ newest: 'received_at' });
    return row.oldest
      ? { oldest: String(row.oldest), newest: String(row.newest) }
      : undefined;
  }

  async read(limit: number): Promise<InboxItem[]> {
    const rows = await this.#db<InboxRow>(TABLE).orderBy('id').limit(limit);
    return rows.map(row => ({
      id: row.id,
      product: row.product_ref,
      body: JSON.parse(row.body),
    }));
  }

  async remove(items: readonly InboxItem[]): Promise<void> {
    await this.#db<InboxRow>(TABLE)
      .whereIn(
        'id',
        items.map(({ id }) => id),
      )
      .delete();
  }
}
