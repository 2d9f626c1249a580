// SPDX-License-Identifier: Apache-2.0
import type { Facts, Subject } from '@meshwright/governance';

/** What another feature knows of products and contracts. @internal */
export type FeatureFacts = Pick<Facts, 'quality' | 'lineage'>;

/** Another feature, as far as policies read what it knows. @internal */
export interface FactSource {
  /**
   * Facts by entity ref of products and contracts, found in a few questions for all of them. What stayed as it was is
   * the same object as before. What is not named has no facts: rules that read them then do not apply.
   */
  facts(): Promise<ReadonlyMap<string, FeatureFacts>>;
}

interface Joined {
  subject: Subject;
  parts: Array<FeatureFacts | undefined>;
  whole: Subject;
}

/** Puts what features know beside what descriptors say. @internal */
export class FactBook {
  readonly #sources: readonly FactSource[];
  #joined = new Map<string, Joined>();

  constructor(sources: readonly FactSource[]) {
    this.#sources = sources;
  }

  /** Subjects with all that is known of them; each is the same object as before where nothing changed. */
  async join(subjects: readonly Subject[]): Promise<readonly Subject[]> {
    if (this.#sources.length === 0) return subjects;
    const known = await Promise.all(this.#sources.map(each => each.facts()));
    const joined = new Map<string, Joined>();
    for (const subject of subjects) {
      const parts = known.map(facts => facts.get(subject.ref));
      const before = this.#joined.get(subject.ref);
      const same =
        before?.subject === subject &&
        parts.every((part, index) => part === before.parts[index]);
      joined.set(
        subject.ref,
        same
          ? before
          : {
              subject,
              parts,
              whole: parts.some(Boolean)
                ? {
                    ...subject,
                    facts: Object.assign({}, subject.facts, ...parts),
                  }
                : subject,
            },
      );
    }
    this.#joined = joined;
    return [...joined.values()].map(({ whole }) => whole);
  }
}
