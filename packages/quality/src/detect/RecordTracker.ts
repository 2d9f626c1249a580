// SPDX-License-Identifier: Apache-2.0

/** Share of the range that is forgotten with each value, so that one outlier does not blind the detector for ever. */
const FORGETTING = 1e-5;

/** A tracker as it can be kept: values so far, lowest and highest, `null` before the first. @internal */
export type RecordState = readonly [
  count: number,
  lowest: number | null,
  highest: number | null,
];

/**
 * The range of all values so far, and by how much a new one breaks it.
 *
 * Needs no assumption on how values are distributed: a heavy tail has a wide range of its own.
 *
 * @internal
 */
export class RecordTracker {
  readonly #warmUp: number;
  #count = 0;
  #lowest = Infinity;
  #highest = -Infinity;

  /**
   * @param warmUp - values that are learnt from before any is judged
   * @param state - of the tracker that this one goes on with
   */
  constructor(warmUp: number, state?: RecordState) {
    this.#warmUp = warmUp;
    if (!state) return;
    this.#count = state[0];
    this.#lowest = state[1] ?? Infinity;
    this.#highest = state[2] ?? -Infinity;
  }

  /** What is needed to go on later. */
  get state(): RecordState {
    return this.#count === 0
      ? [0, null, null]
      : [this.#count, this.#lowest, this.#highest];
  }

  /** Values so far. */
  get count(): number {
    return this.#count;
  }

  get range(): readonly [number, number] | undefined {
    return this.#count >= this.#warmUp
      ? [this.#lowest, this.#highest]
      : undefined;
  }

  /** @returns how far the value lies outside of the range, in widths of the range; 0 inside, infinite where the range is a point */
  push(value: number): number {
    let excess = 0;
    if (this.#count >= this.#warmUp) {
      const width =
        this.#highest - this.#lowest ||
        Math.abs(this.#highest) * 1e-9 ||
        Number.MIN_VALUE;
      excess = Math.max(value - this.#highest, this.#lowest - value, 0) / width;
      const forgotten = (this.#highest - this.#lowest) * FORGETTING;
      this.#highest -= forgotten;
      this.#lowest += forgotten;
    }
    this.#count++;
    this.#lowest = Math.min(this.#lowest, value);
    this.#highest = Math.max(this.#highest, value);
    return excess;
  }
}
