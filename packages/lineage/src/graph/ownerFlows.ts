// SPDX-License-Identifier: Apache-2.0
/* eslint-disable no-bitwise -- owners are bits, so that one look at an edge counts for many of them */
import type { LineageGraph } from './LineageGraph';
import type { Steps } from './steps';
import { type Unowned, unownedOf } from './unowned';

/** Words of 32 owners that are followed together. */
const WORDS = 8;
const TOGETHER = WORDS * 32;

/** Owners with what they feed, those that begin near each other one after the other. */
function inPortions({ entries }: Unowned): number[][] {
  const first = (owner: number) => {
    let least = Infinity;
    for (let at = entries.offsets[owner]; at < entries.offsets[owner + 1]; ) {
      least = Math.min(least, entries.items[at++]);
    }
    return least;
  };
  const ordered = Array.from(
    { length: entries.offsets.length - 1 },
    (_, owner) => ({ owner, first: first(owner) }),
  )
    .filter(each => each.first < Infinity)
    .sort((a, b) => a.first - b.first || a.owner - b.owner);
  const portions: number[][] = [];
  for (let at = 0; at < ordered.length; at += TOGETHER) {
    portions.push(ordered.slice(at, at + TOGETHER).map(({ owner }) => owner));
  }
  return portions;
}

/** Which owners of a portion reach which places: a bit of each place for each owner. */
class Reach {
  private readonly bits: Int32Array;
  /** Places whose owners are still to be passed on. */
  private readonly open: Uint8Array;
  private readonly isReached: Uint8Array;
  private reached: number[] = [];

  constructor(private readonly unowned: Unowned) {
    this.bits = new Int32Array(unowned.size * WORDS);
    this.open = new Uint8Array(unowned.size);
    this.isReached = new Uint8Array(unowned.size);
  }

  start(place: number, index: number): void {
    this.bits[place * WORDS + (index >>> 5)] |= 1 << (index & 31);
    this.touch(place);
  }

  /** Passes everything on until nothing changes: in one go, unless there are circles. */
  spread(): void {
    const { offsets, items } = this.unowned.next;
    for (let place = this.open.indexOf(1); place >= 0; ) {
      this.open[place] = 0;
      let back = place;
      for (let at = offsets[place]; at < offsets[place + 1]; at++) {
        const other = items[at];
        if (this.pass(place, other)) {
          this.touch(other);
          if (other < back) back = other;
        }
      }
      place = this.open.indexOf(1, back);
    }
  }

  /** Calls back with each place that owners reach. */
  each(visit: (place: number) => void): void {
    for (const place of this.reached) visit(place);
  }

  /** Calls back with each owner, by its index in the portion, that reaches a place. */
  owners(place: number, visit: (index: number) => void): void {
    for (let word = 0; word < WORDS; word++) {
      let left = this.bits[place * WORDS + word];
      while (left !== 0) {
        const bit = 31 - Math.clz32(left & -left);
        left &= left - 1;
        visit(word * 32 + bit);
      }
    }
  }

  /** Makes it ready for the next portion. */
  clear(): void {
    for (const place of this.reached) {
      this.bits.fill(0, place * WORDS, (place + 1) * WORDS);
      this.isReached[place] = 0;
    }
    this.reached = [];
  }

  private touch(place: number): void {
    this.open[place] = 1;
    if (this.isReached[place] === 1) return;
    this.isReached[place] = 1;
    this.reached.push(place);
  }

  /** @returns whether there is anything new */
  private pass(from: number, to: number): boolean {
    let news = 0;
    for (let word = 0; word < WORDS; word++) {
      const known = this.bits[to * WORDS + word];
      const all = known | this.bits[from * WORDS + word];
      news |= known ^ all;
      this.bits[to * WORDS + word] = all;
    }
    return news !== 0;
  }
}

/**
 * Who feeds whom: owners of datasets whose data gets to datasets of other owners, directly or through datasets that nobody
 * owns. Many owners are followed at once, so that what lies between them is not looked at again for each.
 *
 * @param steps - down, at the granularity of datasets
 * @param owners - number of the owner of each node, from 0 on; -1 where nobody owns it, or it is no dataset
 * @param ownerCount - how many owners there are
 * @param visit - called with the last edge of each flow and the owners at both ends; several times for the same ones
 * @internal
 */
export function ownerFlows(
  graph: LineageGraph,
  steps: Steps,
  owners: Int32Array,
  ownerCount: number,
  visit: (edge: number, from: number, to: number) => void,
): void {
  const unowned = unownedOf(graph, steps, owners, ownerCount, visit);
  const { entries, exits } = unowned;
  const reach = new Reach(unowned);
  for (const portion of inPortions(unowned)) {
    portion.forEach((owner, index) => {
      for (let at = entries.offsets[owner]; at < entries.offsets[owner + 1]; ) {
        reach.start(entries.items[at++], index);
      }
    });
    reach.spread();
    reach.each(place => {
      for (let at = exits.offsets[place]; at < exits.offsets[place + 1]; at++) {
        const edge = exits.items[at];
        const to = owners[graph.to.values[edge]];
        reach.owners(place, index => {
          if (portion[index] !== to) visit(edge, portion[index], to);
        });
      }
    });
    reach.clear();
  }
}
