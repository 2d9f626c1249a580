// SPDX-License-Identifier: Apache-2.0

/** A schedule as the triggers of Azure state it. @internal */
export interface Recurrence {
  frequency: 'Day' | 'Week' | 'Month';
  hours: readonly number[];
  minutes: readonly number[];
  weekDays?: readonly string[];
  monthDays?: readonly number[];
}

const WEEK = [
  'Sunday',
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
];

/** The numbers that a field of cron stands for. */
function expand(field: string, low: number, high: number): number[] {
  const numbers = new Set<number>();
  for (const part of field.split(',')) {
    const [range, step = '1'] = part.split('/');
    const [from, to] =
      range === '*' ? [low, high] : range.split('-').map(Number);
    const end = to ?? (part.includes('/') ? high : from);
    for (let n = from; n <= end; n += Math.max(1, Number(step))) numbers.add(n);
  }
  return [...numbers].sort((a, b) => a - b);
}

/**
 * Five fields of cron as a recurrence. Months are not kept, since Azure's triggers know none; names are checked before.
 *
 * @internal
 */
export function recurrenceOf(cron: string): Recurrence {
  const [minute, hour, monthDay, , weekDay] = cron.trim().split(/\s+/);
  const times = {
    hours: expand(hour, 0, 23),
    minutes: expand(minute, 0, 59),
  };
  if (weekDay !== '*') {
    return {
      frequency: 'Week',
      ...times,
      weekDays: expand(weekDay, 0, 6).map(day => WEEK[day]),
    };
  }
  if (monthDay !== '*') {
    return { frequency: 'Month', ...times, monthDays: expand(monthDay, 1, 31) };
  }
  return { frequency: 'Day', ...times };
}

/** How often a schedule comes up in a month of 30.4 days, rounded. @internal */
export function runsPerMonth(cron: string): number {
  const { frequency, hours, minutes, weekDays, monthDays } = recurrenceOf(cron);
  const days = {
    Day: 30.4,
    Week: ((weekDays?.length ?? 7) * 30.4) / 7,
    Month: monthDays?.length ?? 1,
  }[frequency];
  return Math.round(days * hours.length * minutes.length);
}
