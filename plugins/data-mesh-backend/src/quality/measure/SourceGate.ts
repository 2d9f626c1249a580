// SPDX-License-Identifier: Apache-2.0

const FIRST_PAUSE = 60_000;
const LONGEST_PAUSE = 60 * 60_000;

interface State {
  running: number;
  waiting: Array<() => void>;
  failures: number;
  closedUntil: number;
}

/** A source of data that could not be reached a moment ago, and is left alone. @internal */
export class SourceClosed extends Error {}

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

  /**
   * Waits for a place, and runs.
   *
   * @param options - `evenIfClosed`: for somebody who asks for it and waits
   * @throws SourceClosed where the source is left alone, or turned out to be out of reach in the meantime; whatever the
   * signal is aborted with
   */
  async run<T>(
    source: string,
    options: { limit: number; signal: AbortSignal; evenIfClosed?: boolean },
    work: () => Promise<T>,
  ): Promise<T> {
    const { limit, signal, evenIfClosed = false } = options;
    const state = this.#state(source);
    while (state.running >= limit) await this.#place(state, signal);
    const isSentAway = !evenIfClosed && this.isClosed(source);
    if (signal.aborted || isSentAway) {
      // The place is free for the next in line.
      state.waiting.shift()?.();
      signal.throwIfAborted();
      throw new SourceClosed(`${source} cannot be reached for now.`);
    }
    state.running++;
    try {
      return await work();
    } finally {
      state.running--;
      state.waiting.shift()?.();
    }
  }

  /** Waits until a place may be free. */
  async #place(state: State, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    let leave = () => {};
    try {
      await new Promise<void>((resolve, reject) => {
        leave = () => {
          const at = state.waiting.indexOf(resolve);
          // Whoever was called is out of the line already.
          if (at >= 0) state.waiting.splice(at, 1);
          reject(signal.reason);
        };
        state.waiting.push(resolve);
        signal.addEventListener('abort', leave);
      });
    } finally {
      signal.removeEventListener('abort', leave);
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
    // Those that tried at the same time fail together, and count once.
    if (this.isClosed(source)) return;
    state.closedUntil =
      Date.now() + Math.min(FIRST_PAUSE * 2 ** state.failures, LONGEST_PAUSE);
    state.failures++;
  }
}
