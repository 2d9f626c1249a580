// SPDX-License-Identifier: Apache-2.0
import { contract, server } from '../../__testUtils__/build';
import type { Contract } from '../../model';
import { changes } from '../__testUtils__/changes';

describe('servers', () => {
  const at = (...servers: Contract['servers']) => contract([], { servers });
  const snowflake = (database: string, name = 'production') =>
    server(name, 'snowflake', { account: 'acme', database, schema: 'sales' });
  it('finds servers that come, go, move and change their type', () => {
    expect(changes(at(snowflake('A')), at(snowflake('B')))).toEqual([
      ['server-moved', 'breaking', 'breaking'],
    ]);
    expect(changes(at(snowflake('A')), at())).toEqual([
      ['server-removed', 'breaking', 'breaking'],
    ]);
    expect(changes(at(), at(snowflake('A')))).toEqual([
      ['server-added', 'compatible', 'compatible'],
    ]);
    expect(
      changes(at(snowflake('A')), at(server('production', 'bigquery'))),
    ).toEqual([['server-type-changed', 'breaking', 'breaking']]);
  });

  it('recognises a server at the same place under another name', () => {
    expect(changes(at(snowflake('A')), at(snowflake('A', 'prod')))).toEqual([
      ['server-renamed', 'risky', 'risky'],
    ]);
  });

  it('finds another file format and takes "5432" for 5432', () => {
    const s3 = (format: string) =>
      at(server('lake', 's3', { location: 's3://a', format }));
    expect(changes(s3('json'), s3('parquet'))).toEqual([
      ['server-format-changed', 'breaking', 'breaking'],
    ]);
    expect(
      changes(
        at(server('db', 'postgres', { port: 5432 })),
        at(server('db', 'postgresql', { port: '5432' })),
      ),
    ).toEqual([]);
  });

  it('does not call it breaking where only tests run', () => {
    expect(
      changes(at(snowflake('A', 'dev')), at(snowflake('B', 'dev'))),
    ).toEqual([['server-moved', 'risky', 'risky']]);
  });
});
