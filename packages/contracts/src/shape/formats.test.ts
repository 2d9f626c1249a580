// SPDX-License-Identifier: Apache-2.0
import { hasFormat, type FormatName } from './formats';
import { suggest } from './suggest';

it.each<[format: FormatName, good: string[], bad: string[]]>([
  [
    'date',
    ['2024-02-29', '2000-02-29', '1999-12-31'],
    [
      '2023-02-29',
      '1900-02-29',
      '2024-13-01',
      '2024-4-1',
      '2024-01-01T00:00:00Z',
    ],
  ],
  [
    'date-time',
    ['2024-01-31T09:30:00Z', '2024-01-31t09:30:00.123+02:00'],
    ['2024-01-31', '2024-01-31T25:00:00Z', '2024-01-31T09:30:00', 'now'],
  ],
  [
    'uri',
    ['https://example.com/a?b=c#d', 'mailto:a@b.c', 's3://bucket/*', 'urn:x:y'],
    ['example.com', '/path', 'https://a b', 'https://x/%zz', ''],
  ],
  ['uri-reference', ['../a', '#b', 'https://x'], ['a b', '%']],
  ['email', ['a@b.example'], ['a', 'a@', 'a b@c.d']],
  [
    'uuid',
    ['53581432-6c55-4ba2-a65f-72344a91553a'],
    ['53581432-6c55-4ba2-a65f', 'x'],
  ],
])('%s', (format, good, bad) => {
  expect(good.filter(value => !hasFormat(value, format))).toEqual([]);
  expect(bad.filter(value => hasFormat(value, format))).toEqual([]);
});

it.each<[word: string, meant: string | undefined]>([
  ['logicaltype', 'logicalType'],
  ['logical_type', 'logicalType'],
  ['logicalTyp', 'logicalType'],
  ['lgoicalType', 'logicalType'],
  ['nmae', 'name'],
  ['names', 'name'],
  ['nothing like it', undefined],
  ['x', undefined],
  ['n'.repeat(5000), undefined],
])('somebody who writes %j means %j', (word, meant) => {
  expect(suggest(word, ['name', 'logicalType', 'physicalType'])).toBe(meant);
});
