// SPDX-License-Identifier: Apache-2.0

/** Formats of texts that standards ask for. @public */
export type FormatName =
  | 'uri'
  | 'uri-reference'
  | 'email'
  | 'date'
  | 'date-time'
  | 'uuid';

interface Format {
  /** Completes "must be …". */
  words: string;
  test: (value: string) => boolean;
}

const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** A day of the Gregorian calendar, RFC 3339 `full-date`. @internal */
export function isDate(value: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number);
  if (month < 1 || month > 12 || day < 1) return false;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (month === 2 && !leap) return day <= 28;
  return day <= daysOfMonth[month - 1];
}

const time =
  /^([01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(\.\d+)?(z|[+-]([01]\d|2[0-3]):?[0-5]\d)$/i;

/** A point in time with its offset from UTC, RFC 3339 `date-time`. @internal */
export function isDateTime(value: string): boolean {
  const [day, clock, ...more] = value.split(/t|\s/i);
  return (
    more.length === 0 && clock !== undefined && isDate(day) && time.test(clock)
  );
}

const scheme = /^[a-z][a-z0-9+.-]*:/i;
/** Characters of RFC 3986, and a percent sign only before two hex digits. */
const uriCharacters = /^(?:[a-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9a-f]{2})*$/i;

const formats: Record<FormatName, Format> = {
  uri: {
    words: 'an absolute URI, such as https://example.com/path',
    test: value => scheme.test(value) && uriCharacters.test(value),
  },
  'uri-reference': {
    words: 'a URI or a relative reference',
    test: value => uriCharacters.test(value),
  },
  email: {
    words: 'an e-mail address',
    test: value => /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)*$/.test(value),
  },
  date: { words: 'a date as YYYY-MM-DD', test: isDate },
  'date-time': {
    words: 'a date and time with offset, such as 2026-01-31T09:30:00Z',
    test: isDateTime,
  },
  uuid: {
    words: 'a UUID',
    test: value =>
      /^(urn:uuid:)?[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value),
  },
};

/** Whether a text has a format. @internal */
export function hasFormat(value: string, format: FormatName): boolean {
  return formats[format].test(value);
}

/** What a format asks for, to complete "must be …". @internal */
export function formatWords(format: FormatName): string {
  return formats[format].words;
}
