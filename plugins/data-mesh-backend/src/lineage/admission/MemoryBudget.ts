// SPDX-License-Identifier: Apache-2.0
import { ServiceUnavailableError } from '@backstage/errors';

interface Waiting {
  size: number;
  enter: () => void;
}

const tooMany = () =>
  new ServiceUnavailableError(
    'Too many events are sent at the same time. Send this again a little later.',
  );

/**
 * Bytes that may be in use at the same time. Who needs more than is left waits in line, so that many at once are slower,
 * and do not end the process.
 *
 * @internal
 */
export class MemoryBudget {
  #free: number;
  readonly #whole: number;
  readonly #most: number;
  readonly #patience: number;
  readonly #line: Waiting[] = [];

  /** @param options - `whole` budget in bytes; `most` who wait in line, each for `patience` milliseconds */
  constructor(options: { whole: number; most: number; patience: number }) {
    this.#whole = options.whole;
    this.#free = options.whole;
    this.#most = options.most;
    this.#patience = options.patience;
  }

  /**
   * Takes a part of the budget, when it is free.
   *
   * @returns gives it back
   * @throws ServiceUnavailableError where too many wait, or after the patience
   */
  async take(bytes: number): Promise<() => void> {
    const size = Math.min(bytes, this.#whole);
    if (this.#line.length > 0 || size > this.#free) await this.#wait(size);
    else this.#free -= size;
    let taken = true;
    return () => {
      if (!taken) return;
      taken = false;
      this.#free += size;
      this.#letIn();
    };
  }

  async #wait(size: number): Promise<void> {
    if (this.#line.length >= this.#most) throw tooMany();
    await new Promise<void>((resolve, reject) => {
      const waiting: Waiting = { size, enter: resolve };
      this.#line.push(waiting);
      const timer = setTimeout(() => {
        this.#line.splice(this.#line.indexOf(waiting), 1);
        reject(tooMany());
        this.#letIn();
      }, this.#patience);
      waiting.enter = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  #letIn(): void {
    for (
      let [next] = this.#line;
      next && next.size <= this.#free;
      [next] = this.#line
    ) {
      this.#line.shift();
      this.#free -= next.size;
      next.enter();
    }
  }
}
