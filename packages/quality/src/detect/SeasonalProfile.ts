// SPDX-License-Identifier: Apache-2.0

/** A profile as it can be kept; slots that were never seen are `null`. @internal */
export type ProfileState = readonly [
  slot: number,
  sum: number,
  count: number,
  slots: readonly (number | null)[],
];

/**
 * What a series usually is at a time of its season, learnt as it passes: the mean of each slot of the season, of which
 * later seasons count more.
 *
 * @internal
 */
export class SeasonalProfile {
  readonly #seconds: number;
  readonly #slots: Float64Array;
  readonly #weight: number;
  #slot = -1;
  #sum = 0;
  #count = 0;

  /**
   * @param seconds - length of the season
   * @param slots - parts that it is divided into
   * @param weight - of the newest season, from 0 to 1
   * @param state - of the profile that this one goes on with
   */
  constructor(
    seconds: number,
    slots: number,
    weight: number,
    state?: ProfileState,
  ) {
    this.#seconds = seconds;
    this.#slots = new Float64Array(slots).fill(NaN);
    this.#weight = weight;
    if (!state) return;
    this.#slot = state[0];
    this.#sum = state[1];
    this.#count = state[2];
    this.#slots.set(state[3].slice(0, slots).map(value => value ?? NaN));
  }

  /** What is needed to go on later. */
  get state(): ProfileState {
    return [
      this.#slot,
      this.#sum,
      this.#count,
      Array.from(this.#slots, value => (Number.isNaN(value) ? null : value)),
    ];
  }

  /** @returns undefined before the slot was seen once */
  expected(time: number): number | undefined {
    const value = this.#slots[this.#slotOf(time)];
    return Number.isNaN(value) ? undefined : value;
  }

  push(time: number, value: number): void {
    const slot = this.#slotOf(time);
    if (slot !== this.#slot) {
      if (this.#slot >= 0) {
        const mean = this.#sum / this.#count;
        const before = this.#slots[this.#slot];
        this.#slots[this.#slot] = Number.isNaN(before)
          ? mean
          : before + this.#weight * (mean - before);
      }
      this.#slot = slot;
      this.#sum = 0;
      this.#count = 0;
    }
    this.#sum += value;
    this.#count++;
  }

  #slotOf(time: number): number {
    const phase = ((time % this.#seconds) + this.#seconds) % this.#seconds;
    return Math.min(
      this.#slots.length - 1,
      Math.floor((phase / this.#seconds) * this.#slots.length),
    );
  }
}
