// SPDX-License-Identifier: Apache-2.0

/**
 * Does some work for each of the things that it is told of, soon and together: what is told while the work goes on, and in
 * a short pause after it, is done in one go. The first is not kept waiting.
 *
 * @internal
 */
export class Soon {
  readonly #work: (keys: string[]) => Promise<unknown>;
  readonly #failed: (keys: string[], error: Error) => void;
  readonly #pause: number;
  readonly #waiting = new Set<string>();
  #isBusy = false;

  /** @param options - `pause`: milliseconds between two pieces of work */
  constructor(options: {
    work: (keys: string[]) => Promise<unknown>;
    failed: (keys: string[], error: Error) => void;
    pause: number;
  }) {
    this.#work = options.work;
    this.#failed = options.failed;
    this.#pause = options.pause;
  }

  tell(keys: Iterable<string>): void {
    for (const key of keys) this.#waiting.add(key);
    if (!this.#isBusy) void this.#run();
  }

  async #run(): Promise<void> {
    this.#isBusy = true;
    while (this.#waiting.size > 0) {
      const keys = [...this.#waiting];
      this.#waiting.clear();
      try {
        await this.#work(keys);
      } catch (error) {
        this.#failed(keys, error as Error);
      }
      await new Promise<void>(resolve => {
        setTimeout(resolve, this.#pause).unref();
      });
    }
    this.#isBusy = false;
  }
}
