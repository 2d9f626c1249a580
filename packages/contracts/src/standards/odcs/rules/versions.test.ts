// SPDX-License-Identifier: Apache-2.0
import {
  contract222,
  contract302,
  contract31,
} from '../../../__testUtils__/odcsContracts';
import { readDescriptor } from '../../../read';
import { changed, mended } from './__testUtils__/findings';

describe('3.0', () => {
  it.each<[path: string, value: unknown, findings: string[]]>([
    [
      '/schema/0/relationships',
      [{ to: 'a.b' }],
      ['error odcs/renamed-field /schema/0/relationships'],
    ],
    [
      '/schema/0/properties/0/isNullable',
      false,
      ['error odcs/renamed-field /schema/0/properties/0/isNullable'],
    ],
    [
      '/schema/0/properties/0/logicalType',
      'timestamp',
      ['error odcs/unknown-value /schema/0/properties/0/logicalType'],
    ],
    [
      '/schema/0/properties/1/logicalTypeOptions/exclusiveMinimum',
      '2000-01-01',
      [
        'error odcs/wrong-type /schema/0/properties/1/logicalTypeOptions/exclusiveMinimum',
      ],
    ],
    [
      '/schema/0/properties/0/quality/0/metric',
      'nullValues',
      ['warning odcs/renamed-field /schema/0/properties/0/quality/0/metric'],
    ],
    [
      '/schema/0/properties/0/quality/1/rule',
      undefined,
      ['error odcs/missing-field /schema/0/properties/0/quality/1'],
    ],
    [
      '/servers/0/format',
      'avro',
      ['error odcs/unknown-value /servers/0/format'],
    ],
    [
      '/servers/0/colour',
      'blue',
      ['warning odcs/unknown-field /servers/0/colour'],
    ],
    ['/support/0/url', undefined, ['error odcs/missing-field /support/0']],
    ['/team/0/comment', 'x', ['warning odcs/renamed-field /team/0/comment']],
    ['/team', { members: [] }, ['error odcs/wrong-type /team']],
    [
      '/slaDefaultElement',
      'levels.measured',
      ['warning odcs/unresolved-reference /slaDefaultElement'],
    ],
    ['/slaDefaultElement', 'measured_at', []],
    ['/colour', 'blue', ['error odcs/unknown-field /colour']],
  ])('%s: %j', (path, value, findings) => {
    expect(changed(contract302, path, value)).toEqual(findings);
  });
});

describe('2.2', () => {
  it.each<[path: string, value: unknown, findings: string[]]>([
    [
      '/dataset/0/columns/1/column',
      'light_id',
      ['warning odcs/duplicate-name /dataset/0/columns/1/column'],
    ],
    [
      '/dataset/0/columns/0/isPrimaryKey',
      false,
      ['warning odcs/key-position /dataset/0/columns/0/primaryKeyPosition'],
    ],
    [
      '/dataset/0/columns/0/physicalType',
      undefined,
      ['error odcs/missing-field /dataset/0/columns/0'],
    ],
    [
      '/slaProperties/0/column',
      'lights.light',
      ['warning odcs/unresolved-reference /slaProperties/0/column'],
    ],
    [
      '/slaDefaultColumn',
      'light',
      ['warning odcs/unresolved-reference /slaDefaultColumn'],
    ],
    ['/id', 'x', ['warning odcs/renamed-field /id']],
    ['/quantumName', undefined, ['error odcs/missing-field ']],
    ['/password', 'secret', ['info odcs/deprecated-field /password']],
  ])('%s: %j', (path, value, findings) => {
    expect(changed(contract222, path, value)).toEqual(findings);
  });
});

describe('versions', () => {
  const stating = (version: string) => contract31.replace('v3.1.0', version);

  it.each<[version: string, first: string, judgedBy: RegExp]>([
    ['v3.2.0', 'warning odcs/unknown-version /apiVersion', /judged by 3\.1\.0/],
    ['v3.1.5', 'warning odcs/unknown-version /apiVersion', /judged by 3\.1\.0/],
    ['v3.0.9', 'error odcs/unknown-version /apiVersion', /judged by 3\.0\.2/],
    ['v1.0.0', 'error odcs/unknown-version /apiVersion', /judged by 2\.2\.0/],
    ['next', 'error odcs/unknown-version /apiVersion', /judged by 3\.1\.0/],
  ])('%s', (version, first, judgedBy) => {
    const { findings } = readDescriptor(stating(version));
    const ours = findings.filter(({ path }) => path === '/apiVersion');
    expect(
      ours.map(({ severity, rule, path }) => `${severity} ${rule} ${path}`),
    ).toEqual([first]);
    expect(ours[0].message).toMatch(judgedBy);
  });

  it('without v, or as a number, have a fix', () => {
    for (const written of ['3.1.0', '3.1', 'V3.1.0']) {
      expect(readDescriptor(stating(written)).standard?.id).toBe('odcs');
      expect(readDescriptor(mended(stating(written)))).toMatchObject({
        valid: true,
        standard: { version: '3.1.0' },
      });
    }
  });
});
