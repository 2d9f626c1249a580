// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';

/** Answers of a service that is busy, or not there for a moment. */
const BUSY = [429, 502, 503, 504];
/** How often one that does not say how long to wait is asked once more. */
const AGAIN = 4;
/** Milliseconds before it is asked again, at first and at most. */
const FIRST = 500;
const LONGEST = 30_000;

/** An answer that is an error, as `fetch` and clients that use it have them. @internal */
export interface RefusedAnswer {
  response: { status: number; headers: { get(name: string): string | null } };
}

const answerOf = (error: unknown) =>
  (error as Partial<RefusedAnswer> | undefined)?.response;

/**
 * Asks a service, and once more after a while where it is busy: what it refuses that way it has not begun. One that says
 * how long it wants to be left alone is asked for as long as the signal allows, such as a warehouse that has to start.
 *
 * @param ask - throws an error with the `response` where there is one
 * @throws whatever `ask` throws, or the reason of the signal
 * @internal
 */
export async function unlessBusy<T>(
  ask: () => Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await ask();
    } catch (error) {
      const response = answerOf(error);
      if (!response || !BUSY.includes(response.status)) throw error;
      const asked = response.headers.get('retry-after');
      const isTold = asked !== null && /^\d+$/.test(asked);
      if (!isTold && attempt >= AGAIN) throw error;
      const wait = isTold
        ? Number(asked) * 1000
        : FIRST * 2 ** attempt * (1 - Math.random() / 2);
      await sleep(Math.min(wait, LONGEST), undefined, { signal });
    }
  }
}
