// SPDX-License-Identifier: Apache-2.0
import type { MeasurementRow } from '../database';

const FIRST_RETRY = 5 * 60_000;

/**
 * Whether a product is to be measured: it never was, a contract or a file has changed, its results have grown old, or a
 * table could not be read and may be now. One that somebody stopped is left alone for as long as good results are good.
 *
 * @param maxAge - milliseconds
 * @internal
 */
export function isDue(
  state: MeasurementRow | undefined,
  fingerprint: string,
  maxAge: number,
  now = Date.now(),
): boolean {
  if (!state || state.fingerprint !== fingerprint) return true;
  if (state.retry_at !== null) return Date.parse(state.retry_at) <= now;
  if (state.measured_at === null) return true;
  return Date.parse(state.measured_at) + maxAge <= now;
}

/** When a product is tried again of which a table could not be read: after five minutes, then ten, then twenty. @internal */
export function retryAt(
  failures: number,
  maxAge: number,
  now = Date.now(),
): string {
  const wait = Math.min(FIRST_RETRY * 2 ** (failures - 1), maxAge);
  return new Date(now + wait).toISOString();
}
