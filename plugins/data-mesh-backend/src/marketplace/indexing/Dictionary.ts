// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import { chunksOf, insertRows } from '../database';

/** Texts that are remembered between batches; more than a vocabulary has, less than would hurt. */
const MAX_REMEMBERED = 200_000;

/**
 * Numbers for texts that occur again and again. A dictionary lives as long as one synchronisation.
 *
 * @internal
 */
export class Dictionary {
  readonly #table: string;
  readonly #column: string;
  readonly #onAdded: (tx: Knex, added: Map<string, number>) => Promise<void>;
  readonly #known = new Map<string, number>();

  constructor(options: {
    table: string;
    column: string;
    /** Called with texts that got a number just now, inside the same transaction. */
    onAdded?: (tx: Knex, added: Map<string, number>) => Promise<void>;
  }) {
    this.#table = options.table;
    this.#column = options.column;
    this.#onAdded = options.onAdded ?? (async () => {});
  }

  /** Numbers of all given texts; those that have none get one. */
  async idsOf(
    tx: Knex,
    texts: Iterable<string>,
  ): Promise<ReadonlyMap<string, number>> {
    if (this.#known.size > MAX_REMEMBERED) {
      this.#known.clear();
    }
    const unknown = [...new Set(texts)].filter(text => !this.#known.has(text));
    const missing = await this.#load(tx, unknown);
    if (missing.length > 0) {
      await insertRows(
        tx,
        this.#table,
        [this.#column],
        missing.map(text => [text]),
        'on conflict do nothing',
      );
      await this.#load(tx, missing);
      await this.#onAdded(
        tx,
        new Map(missing.map(text => [text, this.#known.get(text)!])),
      );
    }
    return this.#known;
  }

  /** Forgets what it learnt, for a transaction that was rolled back. */
  forget(): void {
    this.#known.clear();
  }

  /** Looks texts up and says which are not there. */
  async #load(tx: Knex, texts: string[]): Promise<string[]> {
    for (const chunk of chunksOf(texts)) {
      const rows: Array<{ id: number; text: string }> = await tx(this.#table)
        .select('id', { text: this.#column })
        .whereIn(this.#column, chunk);
      for (const row of rows) {
        this.#known.set(row.text, row.id);
      }
    }
    return texts.filter(text => !this.#known.has(text));
  }
}
