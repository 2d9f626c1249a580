// SPDX-License-Identifier: Apache-2.0

const DAY = 86_400_000;
/** Milliseconds that one test takes at most on a busy machine. */
const NEAR = 30_000;

/** Waits for the next day in UTC where it is about to begin: a test of days that falls on two of them means another day. */
export async function awayFromMidnight(): Promise<void> {
  const left = DAY - (Date.now() % DAY);
  if (left > NEAR) return;
  await new Promise(resolve => setTimeout(resolve, left + 100));
}
