// SPDX-License-Identifier: Apache-2.0

/** A mean as it can be kept: values so far, their sum, and the last ones. @internal */
export type MeanState = readonly [
  count: number,
  sum: number,
  values: readonly number[],
];

/** Mean of the last values. @internal */
export class SlidingMean {
  readonly #values: Float64Array;
  #count = 0;
  #sum = 0;

  /** @param state - of the mean that this one goes on with */
  constructor(size: number, state?: MeanState) {
    this.#values = new Float64Array(size);
    if (!state) return;
    this.#count = state[0];
    this.#sum = state[1];
    this.#values.set(state[2].slice(0, size));
  }

  /** What is needed to go on later. */
  get state(): MeanState {
    return [this.#count, this.#sum, [...this.#values]];
  }

  push(value: number): number {
    const size = this.#values.length;
    const slot = this.#count % size;
    this.#sum += value - (this.#count >= size ? this.#values[slot] : 0);
    this.#values[slot] = value;
    this.#count++;
    if (slot === size - 1) {
      // Once a round the sum is taken anew, or rounding would pile up.
      this.#sum = this.#values.reduce((sum, one) => sum + one, 0);
    }
    return this.#sum / Math.min(this.#count, size);
  }
}
