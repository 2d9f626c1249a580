// SPDX-License-Identifier: Apache-2.0
import type { MeasureProgress } from '@meshwright/plugin-data-mesh-common';
import type { MeasurementRow } from '../database';

/**
 * How far a measurement is, or how the last one ended. One whose replica was stopped in the middle of it has failed.
 *
 * @internal
 */
export function progressOf(
  productRef: string,
  row: MeasurementRow | undefined,
  now = Date.now(),
): MeasureProgress {
  const checks = {
    done: row?.checks_done ?? 0,
    total: row?.checks_total ?? 0,
  };
  if (!row?.state || row.started_at === null) {
    return { productRef, state: 'none', checks };
  }
  const isLost =
    row.state === 'running' && !(Date.parse(row.owned_until ?? '') >= now);
  return {
    productRef,
    state: isLost ? 'failed' : row.state,
    checks,
    startedAt: row.started_at,
    ...(row.ended_at !== null && { endedAt: row.ended_at }),
    ...(row.state === 'cancelled' &&
      row.cancelled_by !== null && { cancelledBy: row.cancelled_by }),
  };
}
