// SPDX-License-Identifier: Apache-2.0
import { groupMaturity, type MaturityLevel } from './maturity';

/** A product, or a contract that it offers, with the level that its own verdicts come to. @public */
export interface LeveledPart {
  /** Entity ref of the product or contract itself. */
  ref: string;
  /** Entity ref of the product that it belongs to; for a product its own. */
  product: string;
  level: MaturityLevel | null;
}

/** The first change of a part on one day. @public */
export interface LevelChange {
  /** `YYYY-MM-DD` in UTC. */
  day: string;
  ref: string;
  product: string;
  /** What it was before that day; null where no rule was asked, or it was not there. */
  before: MaturityLevel | null;
}

/** Levels at the end of a day. @public */
export interface LevelPoint {
  day: string;
  /** Of the whole group; null where no product has data. */
  level: MaturityLevel | null;
  /** Products by level, without those that have no data. */
  products: Record<'1' | '2' | '3' | '4', number>;
}

const DAY = 24 * 60 * 60 * 1000;

/** Parts by product; the level of a product is that of its weakest part. */
class LeveledProducts {
  readonly counts = { '1': 0, '2': 0, '3': 0, '4': 0 };
  readonly #parts = new Map<string, Map<string, MaturityLevel>>();

  set(ref: string, product: string, level: MaturityLevel | null): void {
    const parts = this.#parts.get(product) ?? new Map();
    this.#parts.set(product, parts);
    this.#count(parts, -1);
    if (level === null) parts.delete(ref);
    else parts.set(ref, level);
    this.#count(parts, 1);
  }

  get level(): MaturityLevel | null {
    return groupMaturity(
      ([1, 2, 3, 4] as const).flatMap(level =>
        Array<MaturityLevel>(this.counts[level]).fill(level),
      ),
    );
  }

  #count(parts: ReadonlyMap<string, MaturityLevel>, by: 1 | -1): void {
    if (parts.size === 0) return;
    this.counts[Math.min(...parts.values()) as MaturityLevel] += by;
  }
}

/**
 * The level on each of the last days, found by taking back from the present what changed since: only changes have to be
 * kept for it.
 *
 * @param present - all parts as they are now
 * @param changes - the first change of each part on each day, in any order
 * @param today - the last day, as `YYYY-MM-DD`
 * @param days - number of days, the last one included
 * @returns a point for each day, the oldest first
 * @public
 */
export function levelTrendOf(
  present: Iterable<LeveledPart>,
  changes: readonly LevelChange[],
  today: string,
  days: number,
): LevelPoint[] {
  const products = new LeveledProducts();
  for (const { ref, product, level } of present) {
    products.set(ref, product, level);
  }
  const byDay = new Map<string, LevelChange[]>();
  for (const change of changes) {
    const known = byDay.get(change.day);
    if (known) known.push(change);
    else byDay.set(change.day, [change]);
  }
  const points: LevelPoint[] = [];
  const end = Date.parse(`${today}T00:00:00Z`);
  for (let back = 0; back < days; back++) {
    const day = new Date(end - back * DAY).toISOString().slice(0, 10);
    points.push({
      day,
      level: products.level,
      products: { ...products.counts },
    });
    for (const { ref, product, before } of byDay.get(day) ?? []) {
      products.set(ref, product, before);
    }
  }
  return points.reverse();
}
