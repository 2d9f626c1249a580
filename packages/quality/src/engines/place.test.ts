// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { contractOn } from './__testUtils__/onServer';
import { allowsPlace, placeOf } from './place';
import type { EngineScope, EngineSettings } from './types';

const placeIn = (server: Record<string, unknown> & { type: string }) =>
  placeOf(contractOn(server, '  - name: orders').server);
const settings = (allow: EngineScope, type = 'postgres') =>
  ({ type, name: 'engine', allow, user: 'reader' } as EngineSettings);

describe('placeOf', () => {
  it.each([
    [{ type: 'postgresql', host: 'DB.Example.com', port: 5433, database: 'a' }],
    [{ type: 'postgres', host: 'https://db.example.com/', database: 'a' }],
  ])('reads %j', server => {
    expect(placeIn(server)).toMatchObject({
      type: 'postgres',
      host: 'db.example.com',
      database: 'a',
    });
  });

  it.each([
    ['bigquery', { project: 'p', dataset: 'd' }, { host: 'p', schema: 'd' }],
    ['athena', { catalog: 'c', schema: 's' }, { database: 'c', schema: 's' }],
    [
      'snowflake',
      { account: 'Org-A', database: 'd', schema: 's' },
      { host: 'org-a' },
    ],
    [
      'databricks',
      { host: 'h', catalog: 'c', schema: 's' },
      { host: 'h', database: 'c' },
    ],
    ['synapse', { host: 'h', port: 1433, database: 'd' }, { host: 'h' }],
    ['redshift', { database: 'd', schema: 's' }, { host: undefined }],
  ])('reads %s', (type, details, expected) => {
    expect(placeIn({ type, ...details })).toMatchObject(expected);
  });

  it('knows no engine for files and topics', () => {
    expect(placeIn({ type: 's3', location: 's3://a' })).toBeUndefined();
    expect(placeIn({ type: 'kafka', host: 'a' })).toBeUndefined();
  });
});

describe('allowsPlace', () => {
  const place = {
    type: 'postgres',
    host: 'db.example.com',
    database: 'sales',
    schema: 'public',
  } as const;

  it.each<[boolean, EngineScope, object]>([
    [true, { hosts: ['db.example.com'] }, {}],
    [true, { hosts: ['*.example.com'] }, {}],
    [true, { hosts: ['db.example.com'] }, { port: 5432 }],
    [true, { hosts: ['db.example.com:5432'] }, {}],
    [true, { hosts: ['db.example.com:5433'] }, { port: 5433 }],
    [true, { hosts: ['db.example.com'], databases: ['sal*'] }, {}],
    // Another port is another service.
    [false, { hosts: ['db.example.com'] }, { port: 22 }],
    [false, { hosts: ['db.example.com:5433'] }, {}],
    [false, { hosts: [] }, {}],
    [false, { hosts: ['*'] }, {}],
    [false, { hosts: ['*.example.com'] }, { host: 'a.b.example.com' }],
    [false, { hosts: ['example.com'] }, {}],
    [
      false,
      { hosts: ['db.example.com'] },
      { host: 'db.example.com.attacker.org' },
    ],
    [
      false,
      { hosts: ['db.example.com'] },
      { host: 'db.example.com@attacker.org' },
    ],
    [false, { hosts: ['db?example.com'] }, {}],
    [false, { hosts: ['*.example.com'] }, { host: '%2e.example.com' }],
    [false, { hosts: ['db.example.com'], databases: ['hr'] }, {}],
    [false, { hosts: ['db.example.com'], schemas: ['sales_*'] }, {}],
    [
      false,
      { hosts: ['db.example.com'], databases: ['a'] },
      { database: undefined },
    ],
    [false, { hosts: ['db.example.com'] }, { type: 'redshift' }],
    [false, { hosts: ['db.example.com'] }, { host: undefined }],
  ])('%p for %j and %j', (expected, allow, more) => {
    expect(allowsPlace(settings(allow), { ...place, ...more })).toBe(expected);
  });

  it('lets no host through that no pattern says', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.domain(), fc.webUrl(), fc.string(), fc.ipV4()),
        host => {
          fc.pre(!/^[a-z0-9_-]*\.corp\.example$/.test(host));
          expect(
            allowsPlace(settings({ hosts: ['*.corp.example'] }), {
              ...place,
              host,
            }),
          ).toBe(false);
        },
      ),
    );
  });

  it('asks no host of engines that settings name themselves', () => {
    const redshift = settings({ hosts: [], schemas: ['s'] }, 'redshift');
    expect(allowsPlace(redshift, { type: 'redshift', schema: 's' })).toBe(true);
    expect(
      allowsPlace(redshift, { type: 'redshift', schema: 's', host: 'other' }),
    ).toBe(false);
  });
});
