// SPDX-License-Identifier: Apache-2.0
import { showValue } from './diff/showValue';
import { splitLine } from './contract/document/splitLine';
import { describeError } from './feedback';
import { safeHref } from './links';
import { describeServiceLevel } from './serviceLevels';
import { toSafeMarkdown } from './text/toSafeMarkdown';
import { describeDay, describeRelativeTime, describeTimeSince } from './time';
import { plural, sentenceCase } from './words';

describe('service levels in words', () => {
  it.each([
    [
      { property: 'latency', value: 4, unit: 'h' },
      'Latency',
      'at most 4 hours',
    ],
    [{ property: 'latency', value: 1, unit: 'd' }, 'Latency', 'at most 1 day'],
    [{ property: 'frequency', value: 1, unit: 'd' }, 'Frequency', 'every day'],
    [
      { property: 'frequency', value: 15, unit: 'min' },
      'Frequency',
      'every 15 minutes',
    ],
    [
      { property: 'retention', value: '3', unit: 'y' },
      'Retention',
      'at least 3 years',
    ],
    [
      { property: 'availability', value: 99.9, unit: 'percent' },
      'Availability',
      'at least 99.9 %',
    ],
    [
      { property: 'timeOfAvailability', value: '07:00-08:00' },
      'Available by',
      '07:00-08:00',
    ],
    [
      { property: 'timeOfAvailability', value: '06:00+02:00' },
      'Available by',
      '06:00 (UTC+2)',
    ],
    [
      { property: 'generalAvailability', value: '2022-05-12' },
      'Available since',
      '12 May 2022',
    ],
    [
      { property: 'endOfSupport', value: '2026-06-01T06:00:00Z' },
      'Supported until',
      '1 June 2026 at 06:00',
    ],
    [
      { property: 'retention', value: 25, unit: 'M' },
      'Retention',
      'at least 25 months',
    ],
    [
      { property: 'latency', value: 2, unit: 'Hours' },
      'Latency',
      'at most 2 hours',
    ],
    [
      { property: 'latency', value: undefined, unit: 'd' },
      'Latency',
      'no value stated',
    ],
    [
      { property: 'throughputPerTenant', value: 5, unit: 'parsecs' },
      'Throughput per tenant',
      '5 parsecs',
    ],
    [
      { property: 'latency', value: 1, valueExt: 2, unit: 'h' },
      'Latency',
      'at most 1 hour to 2 hours',
    ],
  ])('%o', (level, name, promise) => {
    expect(describeServiceLevel(level)).toEqual({ name, promise });
  });
});

describe('addresses from descriptors', () => {
  it.each([
    ['https://example.org/a', 'https://example.org/a'],
    [' mailto:a@example.org', 'mailto:a@example.org'],
    // eslint-disable-next-line no-script-url -- what a hostile descriptor would say
    ['javascript:alert(1)', undefined],
    ['JAVA\tSCRIPT:alert(1)', undefined],
    ['data:text/html,<script>', undefined],
    ['/catalog', undefined],
    ['//example.org', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%s is followed as %s', (address, href) => {
    expect(safeHref(address)).toBe(href);
  });
});

describe('Markdown from descriptors', () => {
  it('fetches no image and keeps the outline of the page', () => {
    expect(toSafeMarkdown('# Title #\n![x](http://evil/a.png)')).toBe(
      '**Title**\n[x](http://evil/a.png)',
    );
  });
});

describe('times', () => {
  const now = new Date('2026-06-15T12:00:00Z');
  it.each([
    ['2026-06-15T11:59:30Z', 'just now'],
    ['2026-06-15T11:58:00Z', '2 minutes ago'],
    ['2026-06-15T09:00:00Z', '3 hours ago'],
    ['2026-06-14T11:00:00Z', 'yesterday'],
    ['2026-06-01T11:00:00Z', '2 weeks ago'],
    ['2025-06-01T11:00:00Z', 'last year'],
    ['2026-06-17T13:00:00Z', 'in 2 days'],
  ])('%s is %s', (time, words) => {
    expect(describeRelativeTime(new Date(time), now)).toBe(words);
  });
});

describe('lines of a document', () => {
  it.each([
    ['name: orders # the best', ['name', ' # the best']],
    ['  - "quoted key": 1', ['"quoted key"']],
    ['url: http://a/#b', ['url']],
    ['text: "a # b"', ['text']],
    ['# only words', ['# only words']],
    ['just text', []],
  ])('%s', (line, told) => {
    const parts = splitLine(line);
    expect(parts.map(part => part.text).join('')).toBe(line);
    expect(parts.filter(p => p.kind !== 'text').map(p => p.text)).toEqual(told);
  });
});

describe('values', () => {
  it('are shown as people read them', () => {
    expect(showValue(undefined)).toBeUndefined();
    expect(showValue('text')).toBe('text');
    expect(showValue(['a', 1, null])).toBe('a, 1, null');
    expect(showValue([])).toBe('none');
    expect(showValue({ a: 1 })).toBe('{"a":1}');
  });

  it('are counted and written as in a sentence', () => {
    expect(plural(1, 'error', 'errors')).toBe('1 error');
    expect(plural(1200, 'error', 'errors')).toBe('1,200 errors');
    expect(sentenceCase('source-aligned')).toBe('Source-aligned');
  });
});

describe('failures', () => {
  const failure = (name: string) =>
    Object.assign(new Error('failed'), {
      name: 'ResponseError',
      cause: { name },
    });

  it('offer another attempt only where it can help', () => {
    expect(describeError(new Error('503')).retryable).toBe(true);
    expect(describeError(failure('NotAllowedError'))).toMatchObject({
      retryable: false,
      refused: true,
      advice: expect.stringContaining('My access'),
    });
    expect(describeError(failure('NotFoundError')).advice).toContain(
      'search for it by its name',
    );
  });
});

describe('days and how long', () => {
  it('writes a day of the calendar out, and leaves other text', () => {
    expect(describeDay('2027-03-31')).toBe('31 March 2027');
    expect(describeDay('next spring')).toBe('next spring');
  });

  it.each([
    ['2026-01-01T11:59:30Z', 'less than a minute'],
    ['2026-01-01T11:59:00Z', '1 minute'],
    ['2026-01-01T09:00:00Z', '3 hours'],
    ['2025-12-31T12:00:00Z', '1 day'],
  ])('says how long it has lasted since %s', (since, words) => {
    const now = new Date('2026-01-01T12:00:00Z');
    expect(describeTimeSince(new Date(since), now)).toBe(words);
  });
});
