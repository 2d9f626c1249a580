// SPDX-License-Identifier: Apache-2.0

/** Mean of the last values. @internal */
export class SlidingMean {
  readonly #values: Float64Array;
  #count = 0;
  #sum = 0;

  constructor(size: number) {
    this.#values = new Float64Array(size);
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
