// SPDX-License-Identifier: Apache-2.0
import { RateLimitedError } from '../sources/types';

const FIRST_PAUSE_MILLISECONDS = 60_000;
const LONGEST_PAUSE_MILLISECONDS = 60 * 60 * 1000;

/**
 * When a source is tried again after its host asked for patience: not before the time that the host names, and
 * later each time when it names none. After other failures the schedule goes on as it is.
 *
 * @param failures - in a row, this one included
 * @internal
 */
export function retryTime(
  error: Error,
  failures: number,
  now: number = Date.now(),
): Date | undefined {
  if (!(error instanceof RateLimitedError)) {
    return undefined;
  }
  const pause = Math.min(
    FIRST_PAUSE_MILLISECONDS * 2 ** Math.min(failures - 1, 10),
    LONGEST_PAUSE_MILLISECONDS,
  );
  return error.retryAt ?? new Date(now + pause);
}
