// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compileProfile } from '../compile';
import { contractOf } from '../compile/__testUtils__/contract';
import { engines, type EngineName } from '../compile/sql';
import { profileFile } from './profileFile';

const COLUMNS = `
- name: id
  logicalType: integer
- name: state
  logicalType: string
- name: amount
  logicalType: number
- name: changed
  logicalType: timestamp
- name: gone
  logicalType: string
`;

describe('a profile', () => {
  const folder = mkdtempSync(join(tmpdir(), 'meshwright-profile-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const { object } = contractOf(COLUMNS);

  async function measure(text: string) {
    const path = join(folder, 'orders.csv');
    writeFileSync(path, text);
    const measured = await profileFile({ object, path, format: 'csv' });
    return Object.fromEntries(
      measured.map(({ column, metric, value }) => [
        `${column ?? ''} ${metric}`.trim(),
        value,
      ]),
    );
  }

  it('measures rows, gaps, different values, sums and quantiles in one pass', async () => {
    const hour = new Date(Date.now() - 3_600_000).toISOString().slice(0, 19);
    const found = await measure(
      `id,state,amount,changed\n1,open,10,2020-01-01T00:00:00\n2,paid,20,${hour}\n3,,30,${hour}\n4,open,,${hour}\n`,
    );
    expect(found).toMatchObject({
      rowCount: 4,
      'id nullShare': 0,
      'id sum': 10,
      'state nullShare': 25,
      'state distinctCount': 2,
      'amount nullShare': 25,
      'amount sum': 60,
      'amount median': 20,
    });
    expect(found['changed ageHours']).toBeCloseTo(1, 1);
    // What the file does not have is not made up.
    expect(Object.keys(found).join()).not.toContain('gone');
  });

  it('has no figures of a column of no rows but that there are none', async () => {
    expect(await measure('id,state,amount,changed\n')).toEqual({
      rowCount: 0,
      'id distinctCount': 0,
      'state distinctCount': 0,
      'amount distinctCount': 0,
      'changed distinctCount': 0,
    });
  });

  it.each(Object.keys(engines) as EngineName[])(
    'is one query for %s, with names that are quoted',
    engine => {
      const { query, figures } = compileProfile(object, {
        engine,
        relation: 'orders',
      });
      expect(query.match(/\bfrom orders\b/g)).toHaveLength(1);
      expect(query).toContain(engines[engine].quote('amount'));
      expect(new Set(figures.map(({ alias }) => alias)).size).toBe(
        figures.length,
      );
      expect(figures.map(({ metric }) => metric)).toContain('sum');
    },
  );

  it('leaves out columns whose names could end their quotes', () => {
    const odd = contractOf(`
- name: 'a" from secret --'
  logicalType: integer
`);
    const { figures } = compileProfile(odd.object, {
      engine: 'duckdb',
      relation: 'orders',
    });
    expect(figures).toHaveLength(1);
  });
});
