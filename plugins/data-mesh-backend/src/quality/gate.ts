// SPDX-License-Identifier: Apache-2.0
import type { QualityGate } from '@meshwright/plugin-data-mesh-common';
import { type CheckResult, scoreChecks } from '@meshwright/quality';

const HOUR = 60 * 60 * 1000;
const SHOWN = 5;

/** What a pipeline asks for beside that nothing important fails. @internal */
export interface GateRequest {
  minScore?: number;
  maxAgeHours?: number;
}

type State = Pick<CheckResult, 'name' | 'status' | 'severity'>;

/**
 * Whether a pipeline may go on with the data of a product.
 *
 * Closed by a check of importance (`error`, `critical`, or none stated) that failed or could not run, and where nothing is
 * known: no data is no permission.
 *
 * @internal
 */
export function judgeGate(
  checks: readonly State[],
  measuredAt: string | undefined,
  { minScore, maxAgeHours }: GateRequest,
  now: number,
): QualityGate {
  const { value: score } = scoreChecks(checks);
  const blocking = checks.filter(
    ({ status, severity }) =>
      (status === 'fail' || status === 'error') &&
      severity !== 'warning' &&
      severity !== 'info',
  );
  const reasons = blocking
    .slice(0, SHOWN)
    .map(({ name, status }) =>
      status === 'fail' ? `${name} failed` : `${name} could not run`,
    );
  if (blocking.length > SHOWN) {
    reasons.push(`and ${blocking.length - SHOWN} checks more`);
  }
  if (score === null || !measuredAt) {
    reasons.push('no check has judged the data');
  } else {
    if (minScore !== undefined && score < minScore) {
      reasons.push(`the score is ${score.toFixed(1)}, below ${minScore}`);
    }
    const hours = (now - Date.parse(measuredAt)) / HOUR;
    if (maxAgeHours !== undefined && hours > maxAgeHours) {
      reasons.push(
        `the newest result is ${Math.floor(
          hours,
        )} hours old, more than ${maxAgeHours}`,
      );
    }
  }
  return {
    open: reasons.length === 0,
    reasons,
    score,
    ...(measuredAt && { measuredAt }),
  };
}
