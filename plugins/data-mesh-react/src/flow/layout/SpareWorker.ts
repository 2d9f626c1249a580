// SPDX-License-Identifier: Apache-2.0

/**
 * A worker for layouts that is started before there is anything to lay out: loading its script takes as long as a large
 * graph takes to arrive, and the two need not wait for each other.
 *
 * @internal
 */
export class SpareWorker {
  #worker?: Worker;
  /** A worker did not start, so that another would not either. */
  #failed = false;
  readonly #start: () => Worker | undefined;

  constructor(start: () => Worker | undefined = startWorker) {
    this.#start = start;
  }

  /** Starts a worker, unless one is ready. What is returned ends it if nobody has taken it. */
  prepare(): () => void {
    if (this.#worker || this.#failed) return () => {};
    let worker: Worker | undefined;
    try {
      worker = this.#start();
    } catch {
      this.#failed = true;
    }
    if (!worker) return () => {};
    this.#worker = worker;
    worker.onerror = event => {
      event.preventDefault();
      this.#failed = true;
      this.#end(worker!);
    };
    return () => this.#end(worker!);
  }

  /**
   * The worker that is ready, else a new one; it is the taker's from then on. Undefined where there are no workers.
   *
   * @throws Error where the browser refuses to start one
   */
  take(): Worker | undefined {
    if (this.#failed) return undefined;
    const ready = this.#worker;
    this.#worker = undefined;
    if (ready) ready.onerror = null;
    return ready ?? this.#start();
  }

  #end(worker: Worker): void {
    if (this.#worker !== worker) return;
    this.#worker = undefined;
    worker.terminate();
  }
}

/** The spare worker of the page. @internal */
export const spareWorker = new SpareWorker();

function startWorker(): Worker | undefined {
  if (typeof Worker === 'undefined') return undefined;
  // By the name of the package, so that bundlers find it from the sources and from the published package alike.
  return new Worker(
    new URL('@meshwright/plugin-data-mesh-react/layoutWorker', import.meta.url),
    { name: 'graph-layout', type: 'module' },
  );
}
