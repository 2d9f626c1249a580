// SPDX-License-Identifier: Apache-2.0
import { type Result, Duration, Fault, Timestamp } from './values';

const SECOND = 1_000_000_000n;
/** From 0001-01-01T00:00:00Z to 9999-12-31T23:59:59.999999999Z. */
const FIRST_MOMENT = -62_135_596_800n * SECOND;
const LAST_MOMENT = 253_402_300_800n * SECOND - 1n;
const LONGEST = 315_576_000_000n * SECOND;

/** A moment within the range of the language, or a fault. @internal */
export function checkedTimestamp(nanos: bigint): Result {
  return nanos < FIRST_MOMENT || nanos > LAST_MOMENT
    ? new Fault('The timestamp is outside the years 1 to 9999.')
    : new Timestamp(nanos);
}

/** A duration within the range of the language, or a fault. @internal */
export function checkedDuration(nanos: bigint): Result {
  // Durations are whole nanoseconds in 64 bits, and at most 10,000 years.
  const fits =
    nanos >= -LONGEST && nanos <= LONGEST && BigInt.asIntN(64, nanos) === nanos;
  return fits
    ? new Duration(nanos)
    : new Fault('The duration is out of range.');
}

const MOMENT =
  /^(\d{4})-(\d\d)-(\d\d)[Tt](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:[Zz]|([+-])(\d\d):(\d\d))$/;

/** Reads a moment as RFC 3339 writes it; a bare date is its first second in UTC. @internal */
export function parseTimestamp(text: string): Result {
  const whole = /^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T00:00:00Z` : text;
  const parts = MOMENT.exec(whole);
  const wrong = new Fault(
    `'${text.slice(0, 40)}' is no timestamp such as 2026-01-31T09:00:00Z.`,
  );
  if (!parts) return wrong;
  const [, year, month, day, hour, minute, second, fraction = '', sign] = parts;
  const date = new Date(0);
  date.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  date.setUTCHours(Number(hour), Number(minute), Number(second));
  const kept =
    date.getUTCMonth() === Number(month) - 1 &&
    date.getUTCDate() === Number(day) &&
    Number(hour) < 24 &&
    Number(minute) < 60 &&
    Number(second) < 60;
  if (!kept) return wrong;
  const offset =
    sign === undefined
      ? 0
      : (sign === '-' ? -1 : 1) * (Number(parts[9]) * 60 + Number(parts[10]));
  const seconds = BigInt(date.getTime() / 1000 - offset * 60);
  return checkedTimestamp(seconds * SECOND + BigInt(fraction.padEnd(9, '0')));
}

const UNITS: Record<string, bigint> = {
  ns: 1n,
  us: 1_000n,
  µs: 1_000n,
  ms: 1_000_000n,
  s: SECOND,
  m: 60n * SECOND,
  h: 3600n * SECOND,
};

/** Reads a duration such as `1h30m` or `-1.5s`. @internal */
export function parseDuration(text: string): Result {
  const wrong = new Fault(
    `'${text.slice(0, 40)}' is no duration such as 24h, 30m or 1.5s.`,
  );
  const negative = text.startsWith('-');
  const body = text.replace(/^[+-]/, '');
  if (body === '0') return new Duration(0n);
  if (body.length > 100) return wrong;
  let total = 0n;
  let rest = body;
  while (rest) {
    const part = /^(\d+)(?:\.(\d+))?(ns|us|µs|ms|s|m|h)/.exec(rest);
    if (!part) return wrong;
    const [all, whole, fraction = '', unit] = part;
    const scale = UNITS[unit];
    total += BigInt(whole) * scale;
    if (fraction) {
      total += (BigInt(fraction) * scale) / 10n ** BigInt(fraction.length);
    }
    rest = rest.slice(all.length);
  }
  if (body === '') return wrong;
  return checkedDuration(negative ? -total : total);
}

function fractionOf(nanos: bigint): string {
  if (nanos === 0n) return '';
  const digits = nanos.toString().padStart(9, '0');
  return `.${digits.replace(/(000)+$/, '').replace(/0+$/, '')}`;
}

/** Whole seconds and the nanoseconds behind them, which are never negative. */
function split(nanos: bigint): [bigint, bigint] {
  const rest = ((nanos % SECOND) + SECOND) % SECOND;
  return [(nanos - rest) / SECOND, rest];
}

/** Writes a moment as RFC 3339 does. @internal */
export function timestampText({ nanos }: Timestamp): string {
  const [seconds, rest] = split(nanos);
  const text = new Date(Number(seconds) * 1000).toISOString();
  return `${text.slice(0, 19)}${fractionOf(rest)}Z`;
}

/** Writes a duration in seconds. @internal */
export function durationText({ nanos }: Duration): string {
  const size = nanos < 0n ? -nanos : nanos;
  return `${nanos < 0n ? '-' : ''}${size / SECOND}${fractionOf(
    size % SECOND,
  )}s`;
}

const OFFSET = /^([+-]?)(\d\d):(\d\d)$/;

/** The same moment on the wall clock of a time zone, as if that were UTC. */
function inZone(seconds: number, zone: string): Date | undefined {
  const offset = OFFSET.exec(zone);
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3]);
    return new Date(
      (seconds + (offset[1] === '-' ? -60 : 60) * minutes) * 1000,
    );
  }
  try {
    const parts = new Intl.DateTimeFormat('en-US-u-ca-iso8601', {
      timeZone: zone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
      hourCycle: 'h23',
    }).formatToParts(new Date(seconds * 1000));
    const of = (type: string) =>
      Number(parts.find(part => part.type === type)?.value);
    const date = new Date(0);
    date.setUTCFullYear(of('year'), of('month') - 1, of('day'));
    date.setUTCHours(of('hour'), of('minute'), of('second'));
    return date;
  } catch {
    return undefined;
  }
}

const DAY_MS = 86_400_000;

const PARTS: Record<string, (date: Date) => number> = {
  getFullYear: date => date.getUTCFullYear(),
  getMonth: date => date.getUTCMonth(),
  getDate: date => date.getUTCDate(),
  getDayOfMonth: date => date.getUTCDate() - 1,
  getDayOfWeek: date => date.getUTCDay(),
  getDayOfYear: date =>
    Math.floor(
      (Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()) -
        Date.UTC(date.getUTCFullYear(), 0, 1)) /
        DAY_MS,
    ),
  getHours: date => date.getUTCHours(),
  getMinutes: date => date.getUTCMinutes(),
  getSeconds: date => date.getUTCSeconds(),
};

/** Names of the functions that give a part of a moment. @internal */
export const momentParts = [...Object.keys(PARTS), 'getMilliseconds'];

/** A part of a moment, in UTC or in a time zone. @internal */
export function momentPart(
  name: string,
  { nanos }: Timestamp,
  zone?: string,
): Result {
  const [seconds, rest] = split(nanos);
  if (name === 'getMilliseconds') return rest / 1_000_000n;
  const date =
    zone === undefined
      ? new Date(Number(seconds) * 1000)
      : inZone(Number(seconds), zone);
  if (!date) return new Fault(`There is no time zone '${zone?.slice(0, 40)}'.`);
  return BigInt(PARTS[name](date));
}

/** A duration in whole units. @internal */
export function durationPart(name: string, { nanos }: Duration): Result {
  if (name === 'getHours') return nanos / UNITS.h;
  if (name === 'getMinutes') return nanos / UNITS.m;
  if (name === 'getSeconds') return nanos / SECOND;
  if (name === 'getMilliseconds') return (nanos / UNITS.ms) % 1000n;
  return new Fault(`'${name}' does not take a duration.`);
}
