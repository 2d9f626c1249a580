// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';

/** Milliseconds between two questions, at first and at most. */
const FIRST = 100;
const LONGEST = 2_000;

/**
 * Asks an engine for the state of a query until it is done, and stops the query where nobody waits for it any more.
 *
 * @param poll - gives the result once there is one, else undefined
 * @throws whatever `poll` throws, or the reason of the signal
 * @internal
 */
export async function untilDone<T>({
  poll,
  cancel,
  signal,
}: {
  poll: () => Promise<T | undefined>;
  cancel: () => Promise<unknown>;
  signal: AbortSignal;
}): Promise<T> {
  try {
    for (let wait = FIRST; ; wait = Math.min(wait * 1.5, LONGEST)) {
      signal.throwIfAborted();
      const result = await poll();
      if (result !== undefined) return result;
      await sleep(wait, undefined, { signal });
    }
  } catch (error) {
    // The engine may have ended it meanwhile. Whatever went wrong, nothing is left running that nobody waits for.
    await cancel().catch(() => undefined);
    throw signal.aborted ? signal.reason : error;
  }
}
