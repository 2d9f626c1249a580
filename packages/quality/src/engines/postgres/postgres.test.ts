// SPDX-License-Identifier: Apache-2.0
import { Client } from 'pg';
import { contractOn } from '../__testUtils__/onServer';
import { failingRowsOnServer, runOnServer } from '../runOnServer';
import type { PostgresSettings } from '../types';

const URL_OF_TESTS =
  process.env.BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING;
/** `npm test` brings PostgreSQL up where there are binaries for the platform. */
const onPostgres = URL_OF_TESTS ? describe : describe.skip;

const SCHEMA = 'meshwright_quality_test';
const READER = 'meshwright_quality_reader';
const ORDERS = `
  - name: orders
    properties:
      - { name: id, logicalType: integer, required: true, unique: true }
      - name: state
        logicalType: string
        quality:
          - { metric: invalidValues, arguments: { validValues: [open, paid] }, mustBe: 0 }
      - { name: amount, logicalType: number, logicalTypeOptions: { minimum: 0 } }
      - { name: code, logicalType: string, logicalTypeOptions: { pattern: '^[A-Z]{2}$' } }
`;
const rule = (query: string) =>
  `    quality: [{ type: sql, query: "${query}", mustBe: 0 }]\n`;

onPostgres('PostgreSQL', () => {
  const address = new URL(URL_OF_TESTS ?? 'postgresql://localhost');
  const place = {
    type: 'postgres',
    host: address.hostname,
    port: Number(address.port),
    database: address.pathname.slice(1),
    schema: SCHEMA,
  };
  const settings: PostgresSettings = {
    type: 'postgres',
    name: 'warehouse',
    user: READER,
    password: 'reader',
    tls: false,
    allow: { hosts: [`${address.hostname}:*`] },
  };
  let admin: Client;

  beforeAll(async () => {
    admin = new Client({ connectionString: URL_OF_TESTS });
    await admin.connect();
    await admin.query(`
      drop schema if exists ${SCHEMA} cascade;
      create schema ${SCHEMA};
      create table ${SCHEMA}.orders (id integer, state text, amount numeric, "Code" text);
      insert into ${SCHEMA}.orders values
        (1, 'open', 10, 'AB'), (2, 'paid', -5, 'AB'), (2, 'lost', 3, 'abc'), (null, 'open', 4, null);
      create table ${SCHEMA}.secret (id integer);
      create materialized view ${SCHEMA}.newest as select * from ${SCHEMA}.orders where id = 2;
      do $$ begin
        if not exists (select from pg_roles where rolname = '${READER}') then
          create role ${READER} login password 'reader';
        end if;
      end $$;
      grant usage on schema ${SCHEMA} to ${READER};
      grant select on ${SCHEMA}.orders, ${SCHEMA}.newest to ${READER};
    `);
  });
  afterAll(async () => {
    await admin.query(
      `drop schema ${SCHEMA} cascade; drop owned by ${READER}; drop role ${READER}`,
    );
    await admin.end();
  });

  const run = (schema: string, more: object = {}) =>
    runOnServer({ ...contractOn(place, schema), settings, ...more });
  const statesOf = (checks: Array<{ column: string | null }>) =>
    Object.fromEntries(
      (checks as any[]).map(({ column, dimension, status, failedRows }) => [
        `${column} ${dimension}`,
        [status, failedRows],
      ]),
    );

  it('checks a table in one query', async () => {
    const [{ checks, scan, unread }] = await run(
      ORDERS + rule("select count(*) from orders where state = 'gone'"),
    );
    expect(unread).toBeUndefined();
    expect(scan.query.match(/\bfrom\b/g)).toHaveLength(1);
    expect(statesOf(checks)).toEqual({
      'id completeness': ['fail', 1],
      'id uniqueness': ['fail', 1],
      'state conformity': ['fail', 1],
      'amount conformity': ['fail', 1],
      // The table writes it with a capital.
      'code conformity': ['fail', 1],
      'null accuracy': ['pass', null],
    });
  });

  it('reads materialized views', async () => {
    const [{ checks }] = await run(
      ORDERS.replace('name: orders', 'name: newest'),
    );
    expect(checks.map(({ totalRows }) => totalRows)).toEqual(
      checks.map(() => 2),
    );
  });

  it('gives the result of the others where a check cannot be evaluated', async () => {
    const [{ checks }] = await run(
      ORDERS.replace(
        '{ name: amount, logicalType: number, logicalTypeOptions: { minimum: 0 } }',
        '{ name: amount, logicalType: string, logicalTypeOptions: { minLength: 2 } }',
      ),
    );
    expect(statesOf(checks)).toMatchObject({
      'amount conformity': ['error', null],
      'id uniqueness': ['fail', 1],
      'code conformity': ['fail', 1],
    });
  });

  it('says of what cannot be read, and goes on with the next table', async () => {
    const results = await run(
      `${ORDERS.replace('name: orders', 'name: secret')}${ORDERS.replace(
        'name: orders',
        'name: nowhere',
      )}${ORDERS}`,
    );
    expect(results.map(({ unread }) => unread)).toEqual([
      expect.stringContaining('permission denied'),
      expect.stringContaining('There is no table'),
      undefined,
    ]);
    expect(new Set(results[1].checks.map(({ status }) => status))).toEqual(
      new Set(['error']),
    );
    expect(results[1].checks).toHaveLength(results[2].checks.length);
  });

  it.each([
    ["select count(*) from orders union all select lo_from_bytea(0, 'a')"],
    ["select set_config('default_transaction_read_only', 'off', false)"],
    ['select pg_sleep(10)'],
    ['select 1; create table stolen (a int)'],
  ])('does not run %s', async query => {
    const [{ scan }] = await run(ORDERS + rule(query));
    expect(scan.queried).toEqual([]);
    expect(scan.notCompiled).toHaveLength(1);
  });

  it('is read-only for what no list of words knows', async () => {
    await admin.query(`
      create function ${SCHEMA}.innocent() returns integer language plpgsql security definer as
        $$ begin delete from ${SCHEMA}.orders; return 0; end $$;
      grant execute on function ${SCHEMA}.innocent() to ${READER};
    `);
    const [{ checks }] = await run(
      ORDERS + rule(`select ${SCHEMA}.innocent()`),
    );
    expect(
      checks.find(({ dimension }) => dimension === 'accuracy'),
    ).toMatchObject({
      status: 'error',
      details: { message: expect.stringContaining('read-only transaction') },
    });
    const { rows } = await admin.query(`select 1 from ${SCHEMA}.orders`);
    expect(rows).toHaveLength(4);
  });

  it('shows no value of the data in what it says', async () => {
    const [{ checks }] = await run(
      ORDERS + rule('select max(cast(state as integer)) from {object}'),
    );
    const broken = checks.filter(({ status }) => status === 'error');
    expect(broken).toHaveLength(1);
    expect(broken[0].details.message).toContain('22P02');
    expect(broken[0].details.message).not.toMatch(/open|paid|lost/);
  });

  const SLOW = rule(
    'select count(*) from generate_series(1, 100000) a, generate_series(1, 1000000) b where a + b < 0',
  );
  const running = async () => {
    const { rows } = await admin.query(
      `select 1 from pg_stat_activity where usename = '${READER}' and state = 'active'`,
    );
    return rows.length;
  };

  /** How many stay: the server takes a moment to end what it is told to end. */
  async function staying(count: () => Promise<number>): Promise<number> {
    const until = Date.now() + 60_000;
    while ((await count()) > 0 && Date.now() < until) {
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    return count();
  }

  it('stops on the server when its time is over', async () => {
    const [slow, quick] = await run(
      ORDERS + SLOW + ORDERS.replace('name: orders', 'name: newest'),
      // Long enough for the quick one on a busy machine.
      { timeout: 5_000 },
    );
    expect(slow.unread ?? slow.checks.at(-1)!.details.message).toMatch(
      /timeout|longer than 5 s/,
    );
    expect(quick.unread).toBeUndefined();
    expect(await staying(running)).toBe(0);
  });

  it('stops on the server when it is cancelled', async () => {
    const controller = new AbortController();
    setTimeout(() => controller.abort(new Error('Not wanted any more')), 400);
    await expect(
      run(ORDERS + SLOW, { signal: controller.signal }),
    ).rejects.toThrow('Not wanted any more');
    expect(await staying(running)).toBe(0);
  });

  it('leaves no connection behind', async () => {
    await run(ORDERS);
    const connections = async () => {
      const { rows } = await admin.query(
        `select 1 from pg_stat_activity where usename = '${READER}'`,
      );
      return rows.length;
    };
    expect(await staying(connections)).toBe(0);
  });

  it('says who could not connect', async () => {
    const [{ unread, checks }] = await runOnServer({
      ...contractOn(place, ORDERS),
      settings: { ...settings, user: 'nobody_knows', password: 'x' },
    });
    expect(unread).toMatch(/^warehouse cannot be reached: /);
    expect(checks.length).toBeGreaterThan(3);
  });

  it('connects nowhere but where its settings say', async () => {
    await expect(
      runOnServer({
        ...contractOn({ ...place, host: 'attacker.example.com' }, ORDERS),
        settings,
      }),
    ).rejects.toThrow('is none that warehouse may be used for');
  });

  it('leaves other schemas alone, however a table names them', async () => {
    const only = { ...settings.allow, schemas: [SCHEMA] };
    const [{ unread }] = await runOnServer({
      ...contractOn(
        place,
        ORDERS.replace(
          'name: orders',
          'name: orders\n    physicalName: public.orders',
        ),
      ),
      settings: { ...settings, allow: only },
    });
    expect(unread).toContain('may not be used for this schema');
  });

  it('measures what is worth following, where somebody asks', async () => {
    const [quiet] = await run(ORDERS);
    expect(quiet.measurements).toEqual([]);
    const [{ measurements }] = await run(ORDERS, { profile: true });
    expect(measurements).toContainEqual({
      dataset: 'orders',
      column: null,
      metric: 'rowCount',
      value: 4,
    });
    expect(measurements).toContainEqual({
      dataset: 'orders',
      column: 'amount',
      metric: 'sum',
      value: 12,
    });
  });

  describe('beside other tables', () => {
    const REFERRING = `
  - name: orders
    properties:
      - { name: id, logicalType: integer }
      - name: state
        logicalType: string
        relationships: [{ type: foreignKey, to: '../states.yaml#/schema/states/properties/state' }]
    quality:
      - { name: newer, type: sql, query: "select count(*) from orders o join newest n on n.id = o.id", mustBe: 4 }
      - { name: known, type: sql, query: "with used as (select state from {object}) select count(*) from used join states s on s.name = used.state", mustBe: 3 }
  - name: newest
    properties: [{ name: id, logicalType: integer }]
`;
    const others = (server: object = {}) => {
      const other = contractOn(
        { ...place, schema: `${SCHEMA}_states`, ...server },
        `
  - name: states
    physicalName: known_states
    properties: [{ name: state, physicalName: name, logicalType: string }]
`,
      );
      const [object] = other.contract.schema;
      return [{ object, document: '../states.yaml', server: other.server }];
    };
    beforeAll(() =>
      admin.query(`
        drop schema if exists ${SCHEMA}_states cascade;
        create schema ${SCHEMA}_states;
        create table ${SCHEMA}_states.known_states (name text);
        insert into ${SCHEMA}_states.known_states values ('open'), ('paid');
        grant usage on schema ${SCHEMA}_states to ${READER};
        grant select on all tables in schema ${SCHEMA}_states to ${READER};
      `),
    );
    afterAll(() => admin.query(`drop schema ${SCHEMA}_states cascade`));

    it('compares with those of its contract and of others, in whatever schema', async () => {
      const one = {
        ...contractOn(place, REFERRING),
        settings,
        others: others(),
      };
      const [{ checks, object }] = await runOnServer(one);
      const found = checks.map(({ name, status, observed, details }) => [
        name,
        status,
        observed,
        ...(details.others ?? []),
      ]);
      expect(found).toEqual([
        ['orders-newer', 'pass', 4],
        ['orders-known', 'pass', 3, 'states'],
        ['orders-state-reference', 'fail', 1],
      ]);
      const rows = await failingRowsOnServer(
        one,
        object,
        { id: 'orders-state-reference' },
        5,
      );
      expect(rows).toMatchObject([{ id: 2, state: 'lost' }]);
    });

    it.each([
      [{ host: 'elsewhere.example.com' }, {}, 'is on another server'],
      [{ database: 'another' }, {}, 'is on another server'],
      [{}, { schemas: [SCHEMA] }, 'is not at hand'],
    ])('says what it cannot reach: %j, %j', async (server, allow, words) => {
      const [{ checks }] = await runOnServer({
        ...contractOn(place, REFERRING),
        settings: { ...settings, allow: { ...settings.allow, ...allow } },
        others: others(server),
      });
      expect(
        checks.find(({ name }) => name === 'orders-state-reference'),
      ).toMatchObject({
        status: 'skipped',
        details: { message: expect.stringContaining(words) },
      });
      expect(checks.find(({ name }) => name === 'orders-known')).toMatchObject({
        status: 'error',
      });
    });
  });

  it('shows rows that fail, where somebody asks', async () => {
    const one = { ...contractOn(place, ORDERS), settings };
    const [{ scan, object }] = await runOnServer(one);
    const range = scan.scanned.find(
      ({ check }) => check.measure.kind === 'range',
    )!;
    expect(await failingRowsOnServer(one, object, { id: 'no-check' }, 5)).toBe(
      undefined,
    );
    expect(await failingRowsOnServer(one, object, range.check, 5)).toEqual([
      { id: 2, state: 'paid', amount: '-5', code: 'AB' },
    ]);
  });
});
