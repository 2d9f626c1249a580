// SPDX-License-Identifier: Apache-2.0
import type { CheckResult, CheckSeverity, Dimension } from '../model';

/** Weight of a check by its severity; one without is an error. */
const WEIGHTS: Readonly<Record<CheckSeverity, number>> = {
  critical: 4,
  error: 2,
  warning: 1,
  info: 0.5,
};

/** A score with what it was made of. @public */
export interface QualityScore {
  /** Weighted share of checks that passed, from 0 to 100; `null` where none was judged: no data is no data. */
  value: number | null;
  passed: number;
  warned: number;
  failed: number;
  /** Checks that broke: they lower trust and not the score, since they say nothing about the data. */
  broken: number;
  /** Checks that were left out or whose result is not known. */
  unjudged: number;
}

/**
 * Scores checks: the weight of those that passed by the weight of those that were judged. A warning counts half.
 *
 * Critical checks weigh 4, errors 2 (also where no severity is stated), warnings 1 and notes 0.5.
 *
 * @public
 */
export function scoreChecks(
  checks: Iterable<Pick<CheckResult, 'status' | 'severity'>>,
): QualityScore {
  const score = { passed: 0, warned: 0, failed: 0, broken: 0, unjudged: 0 };
  let reached = 0;
  let possible = 0;
  for (const { status, severity } of checks) {
    const weight = WEIGHTS[severity ?? 'error'];
    switch (status) {
      case 'pass':
        score.passed++;
        reached += weight;
        possible += weight;
        break;
      case 'warn':
        score.warned++;
        reached += weight / 2;
        possible += weight;
        break;
      case 'fail':
        score.failed++;
        possible += weight;
        break;
      case 'error':
        score.broken++;
        break;
      default:
        score.unjudged++;
    }
  }
  return { value: possible > 0 ? (100 * reached) / possible : null, ...score };
}

/**
 * Checks by dimension; those of none stand under `null`.
 *
 * @public
 */
export function groupByDimension<Check extends Pick<CheckResult, 'dimension'>>(
  checks: Iterable<Check>,
): Map<Dimension | null, Check[]> {
  const groups = new Map<Dimension | null, Check[]>();
  for (const check of checks) {
    const group = groups.get(check.dimension) ?? [];
    group.push(check);
    groups.set(check.dimension, group);
  }
  return groups;
}
