// SPDX-License-Identifier: Apache-2.0
import { ANOMALY_THRESHOLD, type AnomalyScore } from './AnomalyDetector';

/** Digits that matter of a figure between others. */
function figure(value: number, [low, high]: readonly [number, number]): string {
  const width = Math.abs(high - low) || Math.abs(value) || 1;
  const digits = Math.max(0, 2 - Math.floor(Math.log10(width)));
  return value.toLocaleString('en-US', {
    maximumFractionDigits: Math.min(digits, 10),
  });
}

/**
 * Says in a sentence why a value is an anomaly, with what was expected.
 *
 * @param name - what was measured, such as `Row count`
 * @returns undefined for a value that is none
 * @public
 */
export function explainAnomaly(
  name: string,
  value: number,
  result: AnomalyScore,
): string | undefined {
  const { score, cause, range = [value, value], expected } = result;
  if (score < ANOMALY_THRESHOLD) return undefined;
  const shown = (one: number) => figure(one, range);
  const between = `${shown(range[0])} and ${shown(range[1])}`;
  switch (cause) {
    case 'season':
      return `${name} is ${shown(value)}; at this time ${
        expected === undefined
          ? 'other values are'
          : `about ${shown(expected)} is`
      } usual, and the last values have kept away from it further than before.`;
    case 'level':
      return `${name} is ${shown(
        value,
      )}, and the mean of the last values is at a level that is new; the values before lay between ${between}.`;
    default:
      return `${name} is ${shown(
        value,
      )}; the values before it lay between ${between}.`;
  }
}
