// SPDX-License-Identifier: Apache-2.0

const SECOND = 1;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Seconds of a unit. A month counts as a twelfth of a year, a year as 365.25 days. */
const seconds = new Map<string, number>([
  ...of(0.001, 'ms', 'msec', 'millisecond', 'milliseconds'),
  ...of(SECOND, 's', 'sec', 'secs', 'second', 'seconds'),
  ...of(MINUTE, 'm', 'min', 'mins', 'minute', 'minutes'),
  ...of(HOUR, 'h', 'hr', 'hrs', 'hour', 'hours', 'hourly'),
  ...of(DAY, 'd', 'day', 'days', 'daily'),
  ...of(7 * DAY, 'w', 'wk', 'week', 'weeks', 'weekly'),
  ...of((365.25 / 12) * DAY, 'mo', 'mon', 'mth', 'month', 'months', 'monthly'),
  ...of((365.25 / 4) * DAY, 'q', 'quarter', 'quarters', 'quarterly'),
  ...of(365.25 * DAY, 'y', 'yr', 'yrs', 'year', 'years', 'yearly', 'annually'),
]);

function of(value: number, ...names: string[]): Array<[string, number]> {
  return names.map(name => [name, value]);
}

const ISO_DURATION =
  /^P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/i;
const ISO_UNITS = ['y', 'mo', 'w', 'd', 'h', 'm', 's'];
const WITH_UNIT = /^\s*([-+]?\d+(?:\.\d+)?)\s*([a-z%]*)\s*$/i;
const CLOCK =
  /^T?([01]?\d|2[0-4]):([0-5]\d)(?::([0-5]\d))?\s*(Z|UTC|[-+]\d{1,2}(?::?\d{2})?)?$/i;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}/;

/** A measure that can be compared with others of its kind. @internal */
export interface Measure {
  kind: 'duration' | 'share' | 'number' | 'clock' | 'moment';
  /** Seconds for durations, a part of 100 for shares, seconds of the day in UTC for clocks, milliseconds for moments. */
  amount: number;
}

function readDuration(text: string): number | undefined {
  const match = ISO_DURATION.exec(text);
  if (!match || text.length < 3) return undefined;
  return match
    .slice(1)
    .reduce(
      (sum, part, index) =>
        sum + Number(part ?? 0) * (seconds.get(ISO_UNITS[index]) ?? 0),
      0,
    );
}

function readClock(text: string): number | undefined {
  const match = CLOCK.exec(text);
  if (!match) return undefined;
  const [, hours, minutes, secs = '0', zone = 'Z'] = match;
  const time = Number(hours) * HOUR + Number(minutes) * MINUTE + Number(secs);
  const offset = /^([-+])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (!offset) return time;
  const shift = Number(offset[2]) * HOUR + Number(offset[3] ?? 0) * MINUTE;
  return offset[1] === '-' ? time + shift : time - shift;
}

/**
 * Reads a value with its unit, as service levels state them: `24` and `h`, `"1d"`, `"99.9%"`,
 * `"PT24H"`, `"09:00-08:00"`, `"2030-01-01"`.
 *
 * @internal
 */
export function readMeasure(
  value: unknown,
  unit: string | undefined,
): Measure | undefined {
  if (typeof value !== 'number' && typeof value !== 'string') return undefined;
  const text = String(value).trim();
  const ownUnit = WITH_UNIT.exec(text);
  if (ownUnit) {
    const word = (ownUnit[2] || unit?.trim() || '').toString();
    return withUnit(Number(ownUnit[1]), word);
  }
  const duration = readDuration(text);
  if (duration !== undefined) return { kind: 'duration', amount: duration };
  const clock = readClock(text);
  if (clock !== undefined) return { kind: 'clock', amount: clock };
  const moment = ISO_DATE.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(moment) ? undefined : { kind: 'moment', amount: moment };
}

function withUnit(amount: number, unit: string): Measure | undefined {
  if (unit === '') return { kind: 'number', amount };
  const word = unit.toLowerCase();
  if (['%', 'percent', 'percentage', 'pct'].includes(word)) {
    return { kind: 'share', amount };
  }
  // A capital M alone is months, as in ISO 8601 dates; a small one is minutes.
  const factor = unit === 'M' ? seconds.get('mo') : seconds.get(word);
  return factor === undefined
    ? undefined
    : { kind: 'duration', amount: amount * factor };
}
