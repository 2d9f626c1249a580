// SPDX-License-Identifier: Apache-2.0

/** A number is taken for seconds since 1970, or for thousandths, millionths or billionths of them where it is so large. */
const UNITS: ReadonlyArray<readonly [from: number, units: number]> = [
  [1e17, 1e9],
  [1e14, 1e6],
  [1e11, 1e3],
];
const NUMBER = /^[+-]?\d+(\.\d+)?(e[+-]?\d+)?$/i;
/** A day without separators. */
const DAY = /^((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/;
const ISO =
  /^(\d{4}-\d{2}-\d{2})(?:[T ]\s*(\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?))?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/i;

function zoneOf(text: string | undefined): string {
  if (!text || /^[a-z]/i.test(text)) return 'Z';
  const digits = text.slice(1).replace(':', '').padEnd(4, '0');
  return `${text[0]}${digits.slice(0, 2)}:${digits.slice(2)}`;
}

/**
 * Seconds since 1970 of a text: ISO 8601, with a blank for the T as well; a number of seconds, milliseconds, microseconds
 * or nanoseconds; `YYYYMMDD`; or whatever else JavaScript reads, such as `1 Mar 2026 10:00`. A time without a zone is
 * UTC. NaN for what is no time.
 */
export function timeOf(text: string): number {
  const day = DAY.exec(text);
  if (day) return Date.UTC(+day[1], +day[2] - 1, +day[3]) / 1000;
  if (NUMBER.test(text)) {
    const number = Number(text);
    const [, units = 1] =
      UNITS.find(([from]) => Math.abs(number) >= from) ?? [];
    return number / units;
  }
  const iso = ISO.exec(text);
  if (iso) {
    const [, date, time = '00:00', zone] = iso;
    return (
      Date.parse(`${date}T${time.replace(',', '.')}${zoneOf(zone)}`) / 1000
    );
  }
  // Of a text without a zone JavaScript would take that of the machine.
  const utc = Date.parse(`${text} UTC`);
  return (Number.isNaN(utc) ? Date.parse(text) : utc) / 1000;
}
