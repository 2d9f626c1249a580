// SPDX-License-Identifier: Apache-2.0

/** Values whose lowest and highest are kept together. */
const BLOCK = 64;
/** Blocks that are remembered: more than a week of values each five minutes, so that a weekly season has its peaks. */
const BLOCKS = 36;
/** Widths of the range by which one value may widen it: an outlier should not hide the next one. */
const MOST_GROWTH = 0.5;

/**
 * A tracker as it can be kept: values so far, lowest and highest of the unfinished block, and of those before it in turn;
 * `null` where there is no value yet.
 *
 * @internal
 */
export type RecordState = readonly [
  count: number,
  lowest: number | null,
  highest: number | null,
  blocks: readonly number[],
];

/**
 * The range of the last two thousand values or so, and by how much a new one breaks it.
 *
 * Needs no assumption on how values are distributed: a heavy tail has a wide range of its own. What is long ago does not
 * blind for ever, and a range that is kept shrinks only when its ends are forgotten.
 *
 * @internal
 */
export class RecordTracker {
  readonly #warmUp: number;
  /** Lowest and highest of each finished block, in turn. */
  readonly #blocks: number[];
  #count = 0;
  #lowest = Infinity;
  #highest = -Infinity;
  #before: readonly [number, number] = [Infinity, -Infinity];

  /**
   * @param warmUp - values that are learnt from before any is judged
   * @param state - of the tracker that this one goes on with
   */
  constructor(warmUp: number, state?: RecordState) {
    this.#warmUp = warmUp;
    this.#blocks = [...(state?.[3] ?? [])].slice(-2 * BLOCKS);
    if (!state) return;
    this.#count = state[0];
    this.#lowest = state[1] ?? Infinity;
    this.#highest = state[2] ?? -Infinity;
    this.#before = this.#rangeOfBlocks();
  }

  /** What is needed to go on later. */
  get state(): RecordState {
    const empty = this.#count % BLOCK === 0;
    return [
      this.#count,
      empty ? null : this.#lowest,
      empty ? null : this.#highest,
      [...this.#blocks],
    ];
  }

  /** Values so far. */
  get count(): number {
    return this.#count;
  }

  get range(): readonly [number, number] | undefined {
    return this.#count >= this.#warmUp ? this.#known() : undefined;
  }

  /** @returns how far the value lies outside of the range, in widths of the range; 0 inside */
  push(value: number): number {
    const [lowest, highest] = this.#known();
    const width = highest - lowest;
    if (this.#count < this.#warmUp || !Number.isFinite(width)) {
      this.#learn(value);
      return 0;
    }
    const most = width > 0 ? MOST_GROWTH * width : Infinity;
    this.#learn(Math.min(highest + most, Math.max(lowest - most, value)));
    return (
      Math.max(value - highest, lowest - value, 0) /
      (width || Math.abs(highest) * 1e-9 || Number.MIN_VALUE)
    );
  }

  #known(): readonly [number, number] {
    const [lowest, highest] = this.#before;
    return [Math.min(lowest, this.#lowest), Math.max(highest, this.#highest)];
  }

  #learn(value: number): void {
    this.#count++;
    this.#lowest = Math.min(this.#lowest, value);
    this.#highest = Math.max(this.#highest, value);
    if (this.#count % BLOCK !== 0) return;
    this.#blocks.push(this.#lowest, this.#highest);
    if (this.#blocks.length > 2 * BLOCKS) this.#blocks.splice(0, 2);
    this.#before = this.#rangeOfBlocks();
    this.#lowest = Infinity;
    this.#highest = -Infinity;
  }

  #rangeOfBlocks(): readonly [number, number] {
    return [
      Math.min(...this.#blocks.filter((_, index) => index % 2 === 0)),
      Math.max(...this.#blocks.filter((_, index) => index % 2 === 1)),
    ];
  }
}
