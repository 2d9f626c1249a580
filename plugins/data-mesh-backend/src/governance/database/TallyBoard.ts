// SPDX-License-Identifier: Apache-2.0
import type { PolicyTally } from './judged';
import type { VerdictStore } from './VerdictStore';

/** What is counted of one product or contract. @internal */
export interface SubjectTally {
  ref: string;
  title: string;
  owner: string;
  kind: 'product' | 'contract';
  /** Product that it belongs to; for a product itself. */
  product?: string;
  domains: string[];
  level: 1 | 2 | 3 | 4 | null;
  /** By policy. */
  policies: Map<string, PolicyTally>;
}

/**
 * The numbers of all subjects, so that what one person may see can be counted without reading every verdict. Before
 * each answer the digests are compared with the database: what is in memory saves work and is never needed for a right
 * answer.
 *
 * @internal
 */
export class TallyBoard {
  readonly #verdicts: VerdictStore;
  readonly #known = new Map<string, { digest: string; tally: SubjectTally }>();
  #reading?: Promise<void>;

  constructor(verdicts: VerdictStore) {
    this.#verdicts = verdicts;
  }

  /** All subjects as the database has them; several callers at once share one reading. */
  async subjects(): Promise<SubjectTally[]> {
    this.#reading ??= this.#refresh().finally(() => {
      this.#reading = undefined;
    });
    await this.#reading;
    return [...this.#known.values()].map(({ tally }) => tally);
  }

  async #refresh(): Promise<void> {
    const digests = await this.#verdicts.digests();
    for (const ref of this.#known.keys()) {
      if (!digests.has(ref)) this.#known.delete(ref);
    }
    const due = [...digests].flatMap(([ref, digest]) =>
      this.#known.get(ref)?.digest === digest ? [] : ref,
    );
    for (const row of await this.#verdicts.tallies(due)) {
      const { ref, title, owner, kind, digest } = row;
      this.#known.set(ref, {
        digest,
        tally: {
          ref,
          title,
          owner,
          kind,
          product: kind === 'product' ? ref : row.product_ref ?? undefined,
          domains: JSON.parse(row.domains),
          level: row.level as SubjectTally['level'],
          policies: new Map(Object.entries(JSON.parse(row.tally))),
        },
      });
    }
  }
}
