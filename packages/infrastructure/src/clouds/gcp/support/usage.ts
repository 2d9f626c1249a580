// SPDX-License-Identifier: Apache-2.0
import type {
  ResolvedBlueprint,
  ResolvedEnvironment,
} from '../../../blueprint/types';

/** What an environment of a size is taken to hold and to do in a month, for estimates. @internal */
export interface Usage {
  /** Gigabytes in all layers of the lake. */
  storedGb: number;
  /** Gigabytes that a run reads. */
  runGb: number;
  /** Hours of one worker that a run takes. */
  workerHours: number;
  /** Tebibytes that people's queries read. */
  queriedTib: number;
  /** Runs by the schedule. */
  runs: number;
}

const SIZES: Readonly<
  Record<ResolvedEnvironment['size'], Omit<Usage, 'runs'>>
> = {
  small: { storedGb: 100, runGb: 2, workerHours: 0.5, queriedTib: 0.5 },
  medium: { storedGb: 1000, runGb: 20, workerHours: 4, queriedTib: 5 },
  large: { storedGb: 10_000, runGb: 200, workerHours: 32, queriedTib: 50 },
};

const MINUTES_OF_MONTH = 60 * 24 * 30.4;

/** How many of its values a part of a field of cron is about: a star, one value, or a range. */
function widthOf(range: string, stepped: boolean, values: number): number {
  if (range === '*') return values;
  const [from, to] = range.split('-').map(Number);
  if (to !== undefined) return to - from + 1;
  return stepped ? values - from : 1;
}

/** How often a field of cron matches, among as many values as it has. */
function matches(field: string, values: number): number {
  return field.split(',').reduce((sum, part) => {
    const [range, step] = part.split('/');
    const width = widthOf(range, step !== undefined, values);
    return sum + Math.max(1, Math.ceil(width / Number(step ?? 1)));
  }, 0);
}

/** Runs in a month of a schedule of five fields. @internal */
export function runsOf(cron: string): number {
  const [minute, hour, day, month, weekday] = cron.split(' ');
  const share =
    (matches(minute, 60) / 60) *
    (matches(hour, 24) / 24) *
    (matches(day, 31) / 31) *
    (matches(month, 12) / 12) *
    Math.min(1, matches(weekday, 7) / 7);
  return Math.max(1, Math.round(share * MINUTES_OF_MONTH));
}

/** @internal */
export const usageOf = (
  { schedule }: ResolvedBlueprint,
  { size }: ResolvedEnvironment,
): Usage => ({ ...SIZES[size], runs: runsOf(schedule.cron) });
