// SPDX-License-Identifier: Apache-2.0

/** Milliseconds after which it is given up: more than what runs beside requests takes on a busy machine. */
const PATIENCE = 60_000;
const PAUSE = 25;

/**
 * Reads again and again until something holds, and gives what was read. Much is done beside requests, and no fixed pause
 * is long enough for it everywhere.
 */
export async function until<T>(
  read: () => Promise<T> | T,
  holds: (value: T) => boolean,
): Promise<T> {
  // Tests may set another clock for what they test.
  const began = performance.now();
  for (;;) {
    const value = await read();
    if (holds(value)) return value;
    if (performance.now() - began > PATIENCE) {
      throw new Error(`It stayed ${JSON.stringify(value)}`);
    }
    await new Promise(resolve => setTimeout(resolve, PAUSE));
  }
}
