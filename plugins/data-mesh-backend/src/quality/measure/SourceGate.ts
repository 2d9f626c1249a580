// SPDX-License-Identifier: Apache-2.0

const FIRST_PAUSE = 60_000;
const LONGEST_PAUSE = 60 * 60_000;

interface State {
  running: number;
  waiting: Array<() => void>;
  failures: number;
  closedUntil: number;
}

/**
 * Lets so many pieces of work at a time use a source of data, and leaves one alone for a while that cannot be reached:
 * a minute, then two, four, up to an hour.
 *
 * @internal
 */
export class SourceGate {
  readonly #states = new Map<string, State>();

  #state(source: string): State {
    const known = this.#states.get(source);
    if (known) return known;
    const state = { running: 0, waiting: [], failures: 0, closedUntil: 0 };
    this.#states.set(source, state);
    return state;
  }

  /** Whether the source is left alone now. */
  isClosed(source: string): boolean {
    return this.#state(source).closedUntil > Date.now();
  }

  /** Waits for a place, and runs. */
  async run<T>(
    source: string,
    limit: number,
    work: () => Promise<T>,
  ): Promise<T> {
    const state = this.#state(source);
    while (state.running >= limit) {
      await new Promise<void>(resolve => state.waiting.push(resolve));
    }
    state.running++;
    try {
      return await work();
    } finally {
      state.running--;
      state.waiting.shift()?.();
    }
  }

  /** Says whether the source could be reached. */
  report(source: string, reached: boolean): void {
    const state = this.#state(source);
    if (reached) {
      state.failures = 0;
      state.closedUntil = 0;
      return;
    }
    // Those that waited at the same time fail together, and count once.
    if (this.isClosed(source)) return;
    state.closedUntil =
      Date.now() + Math.min(FIRST_PAUSE * 2 ** state.failures, LONGEST_PAUSE);
    state.failures++;
  }
}
