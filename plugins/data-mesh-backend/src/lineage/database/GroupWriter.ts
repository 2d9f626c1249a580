// SPDX-License-Identifier: Apache-2.0

interface Order<T> {
  items: readonly T[];
  written: () => void;
  failed: (error: unknown) => void;
}

/**
 * Writes what several callers have at the same time in one go, and tells each when what it brought is written: a
 * transaction costs as much for one row as for a hundred.
 *
 * @internal
 */
export class GroupWriter<T> {
  readonly #write: (items: readonly T[]) => Promise<void>;
  readonly #most: number;
  #waiting: Order<T>[] = [];
  #running = false;

  /** @param options - `most` items are written at once, or what one caller has */
  constructor(options: {
    write: (items: readonly T[]) => Promise<void>;
    most: number;
  }) {
    this.#write = options.write;
    this.#most = options.most;
  }

  /** Resolves when the items are written; rejects where they could not be. */
  add(items: readonly T[]): Promise<void> {
    return new Promise((written, failed) => {
      this.#waiting.push({ items, written, failed });
      if (this.#running) return;
      this.#running = true;
      // Whoever calls in the same turn comes along.
      setImmediate(() => this.#run());
    });
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) await this.#together(this.#next());
    this.#running = false;
  }

  #next(): Order<T>[] {
    let count = this.#waiting[0].items.length;
    let orders = 1;
    for (; orders < this.#waiting.length; orders++) {
      count += this.#waiting[orders].items.length;
      if (count > this.#most) break;
    }
    return this.#waiting.splice(0, orders);
  }

  async #together(orders: readonly Order<T>[]): Promise<void> {
    try {
      await this.#write(orders.flatMap(({ items }) => items));
      for (const { written } of orders) written();
    } catch (error) {
      if (orders.length === 1) orders[0].failed(error);
      // What one of them brought does not fail the others.
      else for (const order of orders) await this.#together([order]);
    }
  }
}
