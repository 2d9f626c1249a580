// SPDX-License-Identifier: Apache-2.0

/** Arrays of numbers that grow, without an object for each element. @internal */
export class NumberColumn<
  T extends Int32Array | Uint8Array | Uint16Array | Float64Array,
> {
  constructor(
    private readonly make: (size: number) => T,
    public values: T = make(1024),
    public size = 0,
  ) {}

  push(value: number): void {
    if (this.size === this.values.length) {
      const grown = this.make(this.size * 2);
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.size++] = value;
  }
}

/** @internal */
export const ints = () => new NumberColumn(size => new Int32Array(size));
/** @internal */
export const bytes = () => new NumberColumn(size => new Uint8Array(size));
/** @internal */
export const words = () => new NumberColumn(size => new Uint16Array(size));
/** @internal */
export const doubles = () => new NumberColumn(size => new Float64Array(size));

/**
 * Numbers by a key from 0 on, as two arrays: what belongs to key `k` stands in `items` from `offsets[k]` to
 * `offsets[k + 1]` (compressed sparse rows).
 *
 * @internal
 */
export interface Rows {
  offsets: Int32Array;
  items: Int32Array;
}

/** Puts items together by their keys; items keep their order. @internal */
export function rowsOf(
  keys: Int32Array,
  count: number,
  keyCount: number,
): Rows {
  const offsets = new Int32Array(keyCount + 1);
  for (let i = 0; i < count; i++) {
    if (keys[i] >= 0) offsets[keys[i] + 1]++;
  }
  for (let k = 0; k < keyCount; k++) offsets[k + 1] += offsets[k];
  const next = offsets.slice(0, keyCount);
  const items = new Int32Array(offsets[keyCount]);
  for (let i = 0; i < count; i++) {
    if (keys[i] >= 0) items[next[keys[i]]++] = i;
  }
  return { offsets, items };
}
