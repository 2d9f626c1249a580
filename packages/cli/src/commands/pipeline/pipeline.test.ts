// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLineage } from '@meshwright/lineage';
import { World } from '../../__testUtils__/world';

const EXAMPLES = join(__dirname, '../../../../../examples');

const contract = (name: string, columns: string[]) => `apiVersion: v3.1.0
kind: DataContract
id: ${name}
version: 1.0.0
status: active
servers:
  - { server: production, environment: prod, type: postgres, host: h, port: 5432, database: d, schema: s }
  - { server: example, type: local, path: ./${name}.csv, format: csv }
schema:
  - name: ${name}
    properties:
${columns
  .map(column => `      - { name: ${column}, logicalType: string }`)
  .join('\n')}
`;

describe('pipeline run', () => {
  let world: World;
  beforeEach(() => {
    delete process.env.MESHWRIGHT_URL;
    world = new World();
    world.write('orders.odcs.yaml', contract('orders', ['id', 'code']));
    world.write('orders.csv', 'id,code\n1,007\n2,\n');
    world.write('codes.odcs.yaml', contract('codes', ['code']));
    world.write('codes.csv', 'code\nold\n');
    world.write('sums.odcs.yaml', contract('sums', ['codes']));
    world.write('sums.csv', 'codes\n0\n');
  });
  afterEach(() => world.remove());

  const pipeline = (name: string, reads: string, writes: string, sql: string) =>
    world.write(
      `pipelines/${name}.sql`,
      `-- About ${name}.\n-- owner: group:default/x\n-- reads: ../${reads}.odcs.yaml\n-- writes: ../${writes}.odcs.yaml\n${sql}\n`,
    );
  const run = () =>
    world.run([
      'pipeline',
      'run',
      'pipelines',
      '-o',
      'out',
      '--events',
      'e.ndjson',
    ]);
  const result = (path: string) =>
    readFileSync(join(world.folder, path), 'utf8').trim().split('\n');
  const events = () => result('e.ndjson').map(line => JSON.parse(line));

  it('writes results, and lets what comes after them read them', async () => {
    pipeline(
      'a-sum',
      'codes',
      'sums',
      'create table sums as select count(code) as codes from codes',
    );
    pipeline(
      'b-codes',
      'orders',
      'codes',
      'create table codes as select code from orders where code is not null',
    );
    const { code, out, error } = await run();
    expect([error, code]).toEqual(['', 0]);
    expect(out).toBe('b-codes: 1 row of codes\na-sum: 1 row of sums\n');
    expect(result('out/b-codes/codes.csv')).toEqual(['code', '007']);
    expect(result('out/a-sum/sums.csv')).toEqual(['codes', '1']);
  });

  it('tells what ran, under the names of the contracts', async () => {
    pipeline(
      'codes',
      'orders',
      'codes',
      "create table codes as select upper(code) as code from orders where id <> '1'",
    );
    await run();
    const [start, complete] = events();
    expect([start.eventType, complete.eventType]).toEqual([
      'START',
      'COMPLETE',
    ]);
    expect(start.run.runId).toBe(complete.run.runId);
    expect(complete.job).toMatchObject({
      namespace: 'pipelines',
      name: 'codes',
      facets: {
        documentation: { description: 'About codes.' },
        ownership: { owners: [{ name: 'group:default/x' }] },
      },
    });
    expect(complete.inputs).toMatchObject([
      {
        namespace: 'postgres://h:5432',
        name: 'd.s.orders',
        inputFacets: {
          dataQualityMetrics: {
            rowCount: 2,
            columnMetrics: { code: { nullCount: 1, distinctCount: 1 } },
          },
        },
      },
    ]);
    const lineage = readLineage([
      { path: 'e.ndjson', source: result('e.ndjson').join('\n') },
    ]);
    expect(lineage.findings).toEqual([]);
    expect(
      lineage.edges
        .filter(({ from }) => from.startsWith('column:'))
        .map(({ from, to, kind }) =>
          `${from} ${kind} ${to}`.replaceAll('postgres://h:5432#d.s.', ''),
        ),
    ).toEqual([
      'column:orders#code direct column:codes#code',
      'column:orders#id indirect dataset:codes',
    ]);
  });

  it.each([
    [
      'broken SQL',
      'create table codes as select nothing from orders',
      'nothing',
    ],
    [
      'a result without what its contract has',
      'create table codes as select id from orders',
      'lacks: code',
    ],
    ['no result', 'create table other as select 1', 'makes none of the tables'],
    [
      'another file',
      "create table codes as select * from read_csv('codes.csv')",
      'Permission',
    ],
    [
      'the network',
      "create table codes as select * from 'https://example.com/x.csv'",
      'x.csv',
    ],
  ])('fails, and tells so, for %s', async (_, sql, words) => {
    pipeline('codes', 'orders', 'codes', sql);
    const { code, error } = await run();
    expect(code).toBe(1);
    expect(error).toContain(words);
    const [, fail] = events();
    expect(fail.eventType).toBe('FAIL');
    expect(fail.run.facets.errorMessage.message).toContain(words);
  });

  it('takes what other systems deliver, and what only a pipeline makes', async () => {
    world.write('delivered.csv', 'code\n007\n');
    world.write(
      'codes.odcs.yaml',
      contract('codes', ['code']).replace(/ {2}- \{ server: example.*\n/, ''),
    );
    world.write(
      'pipelines/in.sql',
      '-- file: ../delivered.csv as given at s3://landing/a/codes.csv\n-- writes: ../codes.odcs.yaml\ncreate table codes as select code from given',
    );
    world.write(
      'pipelines/count.sql',
      '-- reads: ../codes.odcs.yaml#codes as known\n-- writes: ../sums.odcs.yaml\ncreate table sums as select max(known.code) as codes from known',
    );
    const { code, error } = await run();
    expect([error, code]).toEqual(['', 0]);
    expect(result('out/count/sums.csv')).toEqual(['codes', '007']);
    const [, complete] = events();
    expect(complete.inputs).toMatchObject([
      {
        namespace: 's3://landing',
        name: 'a/codes.csv',
        facets: { schema: { fields: [{ name: 'code', type: 'VARCHAR' }] } },
      },
    ]);
    expect(
      complete.outputs[0].facets.columnLineage.fields.code.inputFields,
    ).toMatchObject([{ namespace: 's3://landing', name: 'a/codes.csv' }]);
  });

  it('says what was not made where what it waits for failed', async () => {
    world.write(
      'codes.odcs.yaml',
      contract('codes', ['code']).replace(/ {2}- \{ server: example.*\n/, ''),
    );
    pipeline('in', 'orders', 'codes', 'create table codes as select x from y');
    pipeline('out', 'codes', 'sums', 'create table sums as select 1 as codes');
    const { code, error } = await run();
    expect(code).toBe(1);
    expect(error).toContain('out: What it reads was not made: codes.');
  });

  it.each([
    [
      'that say nothing of their result',
      'select 1',
      'does not say what it writes',
    ],
    [
      'that wait for each other',
      '-- reads: ../codes.odcs.yaml\n-- writes: ../sums.odcs.yaml\nselect 1',
      'wait for each other',
    ],
    [
      'of a table that is not there',
      '-- reads: ../codes.odcs.yaml#x\n-- writes: ../sums.odcs.yaml\nselect 1',
      'has no table x',
    ],
    [
      'that read what nobody makes',
      '-- reads: ../nowhere.odcs.yaml\n-- writes: ../sums.odcs.yaml\nselect 1',
      'no pipeline that was named makes it',
    ],
    [
      'of a file without an address',
      '-- file: ../orders.csv\n-- writes: ../sums.odcs.yaml\nselect 1',
      "Write 'orders.csv as delivered at s3://bucket/orders.csv'.",
    ],
    [
      'of a file that may not be read',
      '-- file: /etc/hostname.csv as x at s3://a/b\n-- writes: ../sums.odcs.yaml\nselect 1',
      'does not exist',
    ],
  ])('refuses pipelines %s', async (_, sql, words) => {
    world.write(
      'nowhere.odcs.yaml',
      contract('nowhere', ['code']).replace(/ {2}- \{ server: example.*\n/, ''),
    );
    pipeline('codes', 'sums', 'codes', 'select 1');
    world.write('pipelines/other.sql', sql);
    const { code, error } = await run();
    expect(code).toBe(2);
    expect(error).toContain(words);
  });
});

describe('the pipelines of the example mesh', () => {
  const world = new World();
  afterAll(() => world.remove());

  const rowsOf = (text: string) => {
    const [head, ...lines] = text.trim().split('\n');
    const names = head.split(',');
    return lines.map(line => {
      const cells = line.split(',');
      return Object.fromEntries(names.map((name, i) => [name, cells[i]]));
    });
  };
  const sample = (path: string) =>
    rowsOf(readFileSync(join(EXAMPLES, 'data', path), 'utf8'));
  const made = (path: string) =>
    rowsOf(readFileSync(join(world.folder, 'out', path), 'utf8'));
  /** Figures may differ in the last digit that is rounded. */
  const same = (a: string, b: string) =>
    a === b ||
    (a !== '' && b !== '' && Math.abs(Number(a) - Number(b)) < 0.011);

  it('make what the sample data has', async () => {
    const { code, error } = await world.run([
      ...['pipeline', 'run', join(EXAMPLES, 'pipelines')],
      ...['--out', 'out', '--allow', EXAMPLES, '--events', 'e.ndjson'],
    ]);
    expect([error, code]).toEqual(['', 0]);
    for (const [pipeline, file, unlike] of [
      ['customers', 'customer-profile/customers.csv', []],
      ['consent-events', 'customer-consent/consent_events.csv', []],
      ['consent-state', 'customer-consent/consent_state.csv', []],
      ['prices', 'price-history/prices.csv', []],
      // What is on the way to warehouses is drawn by lot in the sample, and counted from the shipments here.
      ['stock-levels', 'stock-levels/stock_levels.csv', ['in_transit']],
      ['reviews', 'product-reviews/reviews.csv', []],
      ['orders', 'orders-ledger/orders.csv', []],
      ['order-lines', 'orders-ledger/order_lines.csv', []],
      ['payments', 'payments/payments.csv', []],
      ['refunds', 'payments/refunds.csv', []],
      ['point-transactions', 'loyalty-points/point_transactions.csv', []],
      ['loyalty-accounts', 'loyalty-points/accounts.csv', []],
      [
        'customer-360',
        'customer-360/customer_360.csv',
        // Who wrote a review is no part of the data; the others come from the faults of the customers.
        ['reviews_written', 'country', 'home_shop_id'],
      ],
      [
        'churn-features',
        'churn-feature-set/churn_features.csv',
        // It comes from the faults of the customers.
        ['has_home_shop'],
      ],
      [
        'revenue-by-product',
        'revenue-by-product/revenue_by_product.csv',
        // What a piece costs is no part of the data.
        ['cost_of_goods_eur', 'margin_eur'],
      ],
    ] as const) {
      const rows = made(`${pipeline}/${file.split('/')[1]}`);
      const wanted = sample(file);
      expect(rows).toHaveLength(wanted.length);
      const columns = Object.keys(wanted[0]).filter(
        name => !(unlike as readonly string[]).includes(name),
      );
      const key = columns.slice(0, 4);
      const inOrder = (list: typeof rows) =>
        list
          .map(row => [key.map(name => row[name]).join(), row] as const)
          .sort(([x], [y]) => (x < y ? -1 : 1));
      const others = inOrder(wanted);
      const different = inOrder(rows).flatMap(([id, row], i) =>
        columns
          .filter(name => !same(row[name], others[i][1][name]))
          .map(name => `${id} ${name}: ${row[name]}`),
      );
      expect(different).toEqual([]);
    }
  }, 120_000);
});
