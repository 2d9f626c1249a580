// SPDX-License-Identifier: Apache-2.0
import { type NumberColumn, type Rows, rowsOf } from './columns';

/**
 * Items by a key, of which more come: those that were there at the last tidying lie in two arrays, newer ones in small
 * lists, so that an addition costs the same in a graph of any size.
 *
 * @internal
 */
export class Adjacency {
  private rows: Rows = { offsets: new Int32Array(1), items: new Int32Array(0) };
  private tidied = 0;
  private readonly newer = new Map<number, number[]>();

  constructor(private readonly keys: NumberColumn<Int32Array>) {}

  /** Items that are not in the arrays yet. */
  get loose(): number {
    return this.keys.size - this.tidied;
  }

  /** Takes an item whose key is known only now. */
  put(item: number): void {
    const key = this.keys.values[item];
    if (key < 0) return;
    const list = this.newer.get(key);
    if (list) list.push(item);
    else this.newer.set(key, [item]);
  }

  /** Puts everything into the arrays. */
  tidy(keyCount: number): void {
    this.rows = rowsOf(this.keys.values, this.keys.size, keyCount);
    this.tidied = this.keys.size;
    this.newer.clear();
  }

  /** Calls back with each item of a key. */
  each(key: number, visit: (item: number) => void): void {
    const { offsets, items } = this.rows;
    if (key + 1 < offsets.length) {
      for (let at = offsets[key]; at < offsets[key + 1]; at++) visit(items[at]);
    }
    if (this.newer.size === 0) return;
    for (const item of this.newer.get(key) ?? []) visit(item);
  }
}
