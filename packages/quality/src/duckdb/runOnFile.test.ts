// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { contractOf } from '../compile/__testUtils__/contract';
import { failingRowsOfFile, runOnFile } from './runOnFile';

const ORDERS = `
- name: id
  logicalType: integer
  required: true
  unique: true
- name: state
  logicalType: string
  quality:
    - type: library
      metric: invalidValues
      arguments: { validValues: [open, paid] }
      mustBeLessThan: 50
      unit: percent
- name: amount
  logicalType: number
  logicalTypeOptions: { minimum: 0 }
- name: code
  logicalType: string
  logicalTypeOptions: { pattern: '^[A-Z]{2}$', maxLength: 2 }
`;
const ROWS = `id,state,amount,code
1,open,10,AB
2,paid,-5,AB
2,lost,3,abc
,open,4,
`;

describe('runOnFile', () => {
  const folder = mkdtempSync(join(tmpdir(), 'meshwright-quality-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string, text: string) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  it('measures every check in one pass', async () => {
    const run = contractOf(ORDERS, {
      quality: `
- type: library
  metric: rowCount
  mustBeBetween: [1, 3]
- type: sql
  query: select count(*) from {object} where state = 'open'
  mustBe: 2
`,
    });
    const path = file('orders.csv', ROWS);
    const { checks, scan } = await runOnFile({ ...run, path, format: 'csv' });
    expect(scan.query.match(/\bfrom\b/g)).toHaveLength(1);
    const found = Object.fromEntries(
      checks.map(({ column, status, observed, failedRows, dimension }) => [
        `${column} ${dimension}`,
        [status, observed, failedRows],
      ]),
    );
    expect(found).toMatchObject({
      'id completeness': ['fail', 1, 1],
      'id uniqueness': ['fail', 1, 1],
      'state conformity': ['pass', 25, 1],
      'amount conformity': ['fail', 1, 1],
      'code conformity': ['fail', 1, 1],
      'null coverage': ['fail', 4, null],
      'null accuracy': ['pass', 2, null],
    });
    expect(
      checks.every(({ totalRows }) => totalRows === 4 || totalRows === null),
    ).toBe(true);
  });

  it('says of a column that is not there, and checks the others', async () => {
    const { checks } = await runOnFile({
      ...contractOf(ORDERS),
      path: file('few.json', '[{"id": 1}, {"id": 2}]'),
      format: 'json',
    });
    expect(
      checks
        .filter(({ observed }) => observed === 'missing')
        .map(c => c.column),
    ).toEqual(['state', 'amount', 'code']);
    expect(
      checks.find(({ dimension }) => dimension === 'uniqueness')!.status,
    ).toBe('pass');
  });

  it('says of values of another type, and checks the others of their column', async () => {
    const { checks } = await runOnFile({
      ...contractOf(ORDERS),
      path: file(
        'types.csv',
        'id,state,amount,code\n1,open,cheap,AB\n2,open,-3,07\n',
      ),
      format: 'csv',
    });
    expect(
      checks
        .filter(({ column }) => column === 'amount')
        .map(({ name, status, failedRows }) => [name, status, failedRows]),
    ).toEqual([
      ['orders-amount-type', 'fail', 1],
      ['orders-amount-range', 'fail', 1],
    ]);
    expect(checks.find(({ name }) => name.includes('pattern'))).toMatchObject({
      column: 'code',
      failedRows: 1,
    });
  });

  it('lets one rule that cannot be evaluated break alone', async () => {
    const { checks } = await runOnFile({
      ...contractOf(ORDERS, {
        quality: `
- type: sql
  query: select nonsense from {object}
  mustBe: 0
`,
      }),
      path: file('orders.csv', ROWS),
      format: 'csv',
    });
    const broken = checks.filter(({ status }) => status === 'error');
    expect(broken).toMatchObject([
      { details: { message: expect.stringMatching(/^Binder Error/) } },
    ]);
    expect(checks.map(({ status }) => status)).toContain('pass');
  });

  it('knows other tables by the names that rules call them', async () => {
    const rules = contractOf(ORDERS, {
      quality: `
- type: sql
  query: select count(*) from orders where id not in (select id from states)
  mustBe: 1
`,
    });
    const { checks } = await runOnFile({
      ...rules,
      path: file('orders.csv', ROWS),
      format: 'csv',
      others: [
        {
          object: { ...rules.object, name: 'states' },
          path: file('states.csv', 'id\n2\n'),
          format: 'csv',
        },
      ],
    });
    expect(checks.find(({ name }) => name.includes('query'))).toMatchObject({
      status: 'pass',
      observed: 1,
    });
  });

  it('refuses a path that stands for several files', async () => {
    await expect(
      runOnFile({
        ...contractOf(ORDERS),
        path: join(folder, '*.csv'),
        format: 'csv',
      }),
    ).rejects.toThrow('stands for several files');
  });

  it('stops when it is told to, and when its time is over', async () => {
    const slow = contractOf(ORDERS, {
      quality: `
- type: sql
  query: select count(*) from range(100000) a, range(1000000) b where a.range + b.range < 0
  mustBe: 0
`,
    });
    const path = file('orders.csv', ROWS);
    await expect(
      runOnFile({ ...slow, path, format: 'csv', limits: { timeout: 300 } }),
    ).rejects.toThrow('longer than 0.3 s');
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 200);
    await expect(
      runOnFile({ ...slow, path, format: 'csv', signal: controller.signal }),
    ).rejects.toThrow();
  });

  it.each([0, 1, 5, 20])(
    'stops though it is told to %d ms after it began',
    async wait => {
      const slow = contractOf(ORDERS, {
        quality: `
- type: sql
  query: select count(*) from range(100000) a, range(1000000) b where a.range + b.range < 0
  mustBe: 0
`,
      });
      const controller = new AbortController();
      const run = runOnFile({
        ...slow,
        path: file('orders.csv', ROWS),
        format: 'csv',
        signal: controller.signal,
      });
      if (wait === 0) controller.abort();
      else setTimeout(() => controller.abort(), wait);
      await expect(run).rejects.toThrow('cancelled');
    },
  );

  it('shows rows that fail, where somebody asks', async () => {
    const run = {
      ...contractOf(ORDERS),
      path: file('orders.csv', ROWS),
      format: 'csv' as const,
    };
    const { scan } = await runOnFile(run);
    const amount = scan.scanned.find(
      ({ check: { measure } }) => measure.kind === 'range',
    )!;
    expect(await failingRowsOfFile(run, amount.check, 10)).toEqual([
      { id: '2', state: 'paid', amount: '-5', code: 'AB' },
    ]);
  });
});
