// SPDX-License-Identifier: Apache-2.0
import { packedLayout } from './packedLayout';
import type { LayoutRequest, PackedLayout } from './packedLayout';
import { spareWorker } from './SpareWorker';

/** Graphs of up to this many boxes and lines are laid out at once: starting to talk to a worker would take longer. */
const SMALL = 80;

interface Waiting {
  request: LayoutRequest;
  done(layout: PackedLayout): void;
}

/**
 * Lays graphs out in a worker, and in this thread where there are no workers, or the worker does not start (a content
 * security policy may forbid it).
 *
 * @internal
 */
export class Layouter {
  #worker?: Worker | null;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;
  readonly #start: () => Worker | undefined;

  constructor(start: () => Worker | undefined = () => spareWorker.take()) {
    this.#start = start;
  }

  /** The layout at once where the graph is small or no worker is to be had; else undefined, and `done` is called later. */
  layOut(
    request: LayoutRequest,
    done: (layout: PackedLayout) => void,
  ): PackedLayout | undefined {
    if (request.sizes.length / 2 + request.ends.length / 2 <= SMALL) {
      return packedLayout(request);
    }
    const worker = this.#running();
    if (!worker) return packedLayout(request);
    const id = ++this.#asked;
    this.#waiting.set(id, { request, done });
    worker.postMessage({ id, request });
    return undefined;
  }

  /** Ends the worker. What was asked gets no answer. */
  stop(): void {
    this.#waiting.clear();
    this.#worker?.terminate();
    this.#worker = undefined;
  }

  #running(): Worker | null {
    if (this.#worker !== undefined) return this.#worker;
    try {
      this.#worker = this.#start() ?? null;
    } catch {
      this.#worker = null;
    }
    if (this.#worker) {
      this.#worker.onmessage = ({ data: { id, layout } }) => {
        const asked = this.#waiting.get(id);
        this.#waiting.delete(id);
        asked?.done(layout);
      };
      this.#worker.onerror = event => {
        event.preventDefault();
        this.#giveUp();
      };
    }
    return this.#worker;
  }

  /** The worker is of no use: everything that waits for it is done here, and it is not asked again. */
  #giveUp(): void {
    const left = [...this.#waiting.values()];
    this.#waiting.clear();
    this.#worker?.terminate();
    this.#worker = null;
    for (const { request, done } of left) done(packedLayout(request));
  }
}
