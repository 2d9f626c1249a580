// SPDX-License-Identifier: Apache-2.0
import type { DetailedCheck } from '../model';
import type { Fault, Observation } from './model';
import type { IncidentRules } from './rules';
import { compareSeverity, severityOfCheck } from './severity';

const VERDICTS = {
  pass: 'good',
  fail: 'bad',
  error: 'broken',
  // Worth a look, and neither bad enough to open nor good enough to close.
  warn: 'between',
} as const;

/** Counts only: what a tool says of a result, and what it found, may be a value that not everybody may see. */
function sentenceOf({
  status,
  failedRows,
  totalRows,
}: DetailedCheck): string | null {
  if (status === 'error') return 'the check could not run';
  if (failedRows === null || failedRows === 0) return null;
  return totalRows === null
    ? `${failedRows} rows fail`
    : `${failedRows} of ${totalRows} rows fail`;
}

/**
 * What the result of a check says to incidents. A check of timeliness watches a service level.
 *
 * @param key - tells the checks of a product apart
 * @returns undefined for one that was left out or whose result nobody stated
 * @public
 */
export function observationOfCheck(
  check: DetailedCheck,
  key: string,
  at: string,
): Observation | undefined {
  const { status, severity, name, dataset, column, dimension } = check;
  if (status === 'skipped' || status === 'unknown') return undefined;
  return {
    key,
    kind: dimension === 'timeliness' ? 'service-level' : 'check',
    name,
    verdict: VERDICTS[status],
    severity: severityOfCheck(severity),
    at,
    contract: check.details.contractId ?? null,
    dataset,
    column,
    message: status === 'pass' ? null : sentenceOf(check),
  };
}

/**
 * Takes one more result of one thing that is watched.
 *
 * It fires after so many bad results in a row, and recovers after so many good ones, as the rules say. What is between
 * changes nothing, and neither does a result that is older than the newest. That a check cannot run only counts from when it
 * has run: one that never could is not finished, and nothing has broken.
 *
 * @param known - what is remembered; undefined for the first result
 * @public
 */
export function observe(
  product: string,
  known: Fault | undefined,
  observation: Observation,
  rules: IncidentRules,
): Fault {
  const { verdict, at, severity, ...about } = observation;
  if (known && at < known.lastAt) return known;
  const before = known ?? {
    bad: 0,
    good: 0,
    broken: 0,
    firing: false,
    muted: false,
    since: null,
    lastBadAt: null,
    recoveredAt: null,
    incident: null,
  };
  const hasRun = before.good + before.bad + before.broken > 0;
  const next: Fault = {
    ...before,
    ...about,
    product,
    severity,
    lastAt: at,
    ...(verdict === 'between'
      ? {}
      : {
          bad: verdict === 'bad' ? before.bad + 1 : 0,
          good: verdict === 'good' ? before.good + 1 : 0,
          broken: verdict === 'broken' && hasRun ? before.broken + 1 : 0,
        }),
  };
  if (verdict === 'bad' || verdict === 'broken') next.lastBadAt = at;
  if (next.good >= rules.closeAfter) {
    next.muted = false;
    if (before.firing) {
      next.firing = false;
      next.since = null;
      next.recoveredAt = at;
    }
  }
  const isDue =
    (next.bad >= rules.openAfter || next.broken >= rules.brokenAfter) &&
    compareSeverity(severity, rules.least) <= 0;
  if (isDue && !next.firing && !next.muted) {
    next.firing = true;
    next.since = at;
    next.recoveredAt = null;
    // It was right meanwhile: where it belongs now is found out anew, and told.
    next.incident = null;
  }
  return next;
}

/** What becomes of a fault when its check is not asked for any more: it lets go of its incident. @public */
export function forgetFault(fault: Fault, at: string): Fault {
  return {
    ...fault,
    bad: 0,
    broken: 0,
    firing: false,
    since: null,
    recoveredAt: fault.firing ? at : fault.recoveredAt,
  };
}

/**
 * What becomes of a fault when a person resolves its incident: it has to fail anew to open one again, and where the fault
 * was accepted or is a false alarm, to pass before that.
 *
 * @public
 */
export function releaseFault(fault: Fault, isAccepted: boolean): Fault {
  return {
    ...fault,
    bad: 0,
    broken: 0,
    firing: false,
    muted: isAccepted && fault.firing,
    since: null,
    incident: null,
  };
}
