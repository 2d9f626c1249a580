// SPDX-License-Identifier: Apache-2.0
import type { Outcome } from '../evaluation/types';

/** Numbers of verdicts that count: what does not apply is left out. @public */
export type TrendCounts = Record<Exclude<Outcome, 'not-applicable'>, number>;

/** Verdicts that became others on one day. @public */
export interface OutcomeFlow {
  /** `YYYY-MM-DD` in UTC. */
  day: string;
  /** Absent or null for verdicts that were not there before. */
  before?: Outcome | null;
  /** Absent or null for verdicts that are gone. */
  after?: Outcome | null;
  count: number;
}

/** How things stood at the end of a day. @public */
export interface TrendPoint {
  day: string;
  counts: TrendCounts;
  /** Part of the rules asked that passed, from 0 to 1; null where none was asked. */
  passRate: number | null;
}

const DAY = 24 * 60 * 60 * 1000;

/**
 * Part of the rules asked that passed: waived ones count as asked, and not as passed.
 *
 * @returns from 0 to 1, or null where none was asked
 * @public
 */
export function passRateOf({
  pass,
  fail,
  waived,
  error,
}: TrendCounts): number | null {
  const asked = pass + fail + waived + error;
  return asked === 0 ? null : pass / asked;
}

/**
 * How things stood on each of the last days, found by taking back from the present what changed since. Nothing has to
 * be kept for it but the changes.
 *
 * @param present - the numbers now
 * @param flows - what changed, in any order; changes before the first day may be left out
 * @param today - the last day, as `YYYY-MM-DD`
 * @param days - number of days, the last one included
 * @returns a point for each day, the oldest first
 * @public
 */
export function trendOf(
  present: TrendCounts,
  flows: readonly OutcomeFlow[],
  today: string,
  days: number,
): TrendPoint[] {
  const byDay = new Map<string, OutcomeFlow[]>();
  for (const flow of flows) {
    const known = byDay.get(flow.day);
    if (known) known.push(flow);
    else byDay.set(flow.day, [flow]);
  }
  const counts = { ...present };
  const points: TrendPoint[] = [];
  const end = Date.parse(`${today}T00:00:00Z`);
  const add = (outcome: Outcome | null | undefined, count: number) => {
    if (outcome && outcome !== 'not-applicable') counts[outcome] += count;
  };
  for (let back = 0; back < days; back++) {
    const day = new Date(end - back * DAY).toISOString().slice(0, 10);
    points.push({ day, counts: { ...counts }, passRate: passRateOf(counts) });
    for (const { before, after, count } of byDay.get(day) ?? []) {
      add(after, -count);
      add(before, count);
    }
  }
  return points.reverse();
}
