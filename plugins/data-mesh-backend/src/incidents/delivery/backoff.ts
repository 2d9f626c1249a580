// SPDX-License-Identifier: Apache-2.0

const FIRST = 5_000;
const LONGEST = 60 * 60 * 1000;

/**
 * Milliseconds until the next attempt: twice as long each time up to an hour, and shorter by chance up to a half, so that
 * what failed together does not come back together. Never sooner than the receiver asks, as far as that is within the hour.
 *
 * @param attempts - that were made, at least one
 * @param random - from 0 to 1
 * @internal
 */
export function backoff(
  attempts: number,
  random: number,
  retryAfter = 0,
): number {
  const most = Math.min(LONGEST, FIRST * 2 ** Math.min(attempts - 1, 20));
  const own = most * (1 - random / 2);
  return Math.round(Math.max(own, Math.min(retryAfter, LONGEST)));
}
