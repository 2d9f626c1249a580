// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';
import { fakeService } from '../__testUtils__/fakeService';
import { type FakeSynapse, fakeSynapse } from '../__testUtils__/fakeSynapse';
import { contractOn } from '../__testUtils__/onServer';
import { failingRowsOnServer, runOnServer } from '../runOnServer';
import type { SynapseSettings } from '../types';

const SCHEMA = `
  - name: orders
    properties:
      - { name: id, logicalType: integer, required: true }
      - { name: code, logicalType: string, logicalTypeOptions: { pattern: '^A' } }
`;

let server: FakeSynapse;
const before = { ...process.env };

beforeAll(async () => {
  server = await fakeSynapse();
});
beforeEach(() => {
  Object.assign(server, {
    logins: [],
    statements: [],
    cancelled: 0,
    refuse: undefined,
    answer: (text: string) =>
      /COLUMNS/i.test(text)
        ? ['id', 'code'].map(column_name => ({
            TABLE_SCHEMA: 'sales',
            TABLE_NAME: 'orders',
            COLUMN_NAME: column_name,
          }))
        : [{ total: 10n, c0: 2n }],
  });
});
afterEach(async () => {
  process.env = { ...before };
  while (server.open > 0) await sleep(5);
});
afterAll(() => server.close());

const runWith = (change: Partial<SynapseSettings> = {}) => ({
  ...contractOn(
    {
      type: 'synapse',
      host: '127.0.0.1',
      port: server.port,
      database: 'shop',
      schema: 'sales',
    },
    SCHEMA,
  ),
  settings: {
    type: 'synapse' as const,
    name: 'Synapse',
    user: 'reader',
    password: 'pä$$',
    allow: { hosts: [`127.0.0.1:${server.port}`] },
    ...change,
  },
});
const run = (more: object = {}) => runOnServer({ ...runWith(), ...more });

describe('Synapse', () => {
  it('checks a table in one query, and says what T-SQL cannot', async () => {
    const [{ checks, scan }] = await run();
    expect(checks).toMatchObject([
      { column: 'id', status: 'fail', failedRows: 2, totalRows: 10 },
    ]);
    expect(scan.notCompiled).toMatchObject([
      { reason: expect.stringContaining('synapse has no way to say') },
    ]);
    expect(server.statements).toHaveLength(2);
    expect(server.statements[1]).toContain('from [sales].[orders]');
    expect(server.cancelled).toBe(0);
  });

  it('logs in as a user of SQL where there is one, to read', async () => {
    await run();
    expect(server.logins).toEqual([
      {
        user: 'reader',
        password: 'pä$$',
        program: 'meshwright quality',
        database: 'shop',
        readOnly: true,
      },
    ]);
  });

  it('logs in as the identity of the machine otherwise', async () => {
    const identity = await fakeService(
      () => 'endless',
      () => ({
        json: {
          access_token: 'token-of-the-machine',
          token_type: 'Bearer',
          resource: 'https://database.windows.net/',
          expires_on: String(Math.floor(Date.now() / 1000) + 3600),
        },
      }),
    );
    // As Azure gives identities to what runs on App Service.
    Object.assign(process.env, {
      IDENTITY_ENDPOINT: `${identity.url}/token`,
      IDENTITY_HEADER: 'secret-of-the-machine',
    });
    const [{ unread }] = await runOnServer(
      runWith({ user: undefined, password: undefined }),
    );
    await identity.close();
    expect(unread).toBeUndefined();
    expect(server.logins).toMatchObject([
      { user: '', password: '', token: 'token-of-the-machine', readOnly: true },
    ]);
    expect(identity.calls).toHaveLength(1);
    expect(identity.calls[0].query.get('resource')).toContain(
      'https://database.windows.net',
    );
  });

  it('sends nothing to a server whose certificate nobody vouches for', async () => {
    const impostor = await fakeSynapse();
    impostor.distrust();
    const { contract, server: stated } = contractOn(
      {
        type: 'synapse',
        host: '127.0.0.1',
        port: impostor.port,
        database: 'a',
      },
      SCHEMA,
    );
    const [{ unread }] = await runOnServer({
      contract,
      server: stated,
      settings: {
        ...runWith().settings,
        allow: { hosts: [`127.0.0.1:${impostor.port}`] },
      },
    });
    await impostor.close();
    expect(unread).toContain('Synapse cannot be reached: ');
    expect(unread).toContain('certificate');
    expect(impostor.logins).toEqual([]);
  });

  it('gives numbers as the server has counted them, and no more rows than asked for', async () => {
    const [{ scan, object }] = await run();
    const { answer } = server;
    server.answer = text =>
      /COLUMNS/i.test(text)
        ? answer(text)
        : Array.from({ length: 1000 }, (_, at) => ({
            ID: 9007199254740993n + BigInt(at),
            Code: at === 0 ? null : 'ß',
          }));
    const rows = await failingRowsOnServer(
      runWith(),
      object,
      scan.scanned[0].check,
      2,
    );
    expect(rows).toEqual([
      { id: '9007199254740993', code: null },
      { id: '9007199254740994', code: 'ß' },
    ]);
    expect(server.cancelled).toBe(1);
  });

  it('stops when it is told to, and when time is over', async () => {
    const { answer } = server;
    server.answer = text => (/ as total/.test(text) ? 'endless' : answer(text));
    const controller = new AbortController();
    const running = run({ signal: controller.signal });
    running.catch(() => {});
    while (server.statements.length < 2) await sleep(5);
    controller.abort(new Error('Not wanted any more'));
    await expect(running).rejects.toThrow('Not wanted any more');
    expect(server.cancelled).toBe(1);
    const [{ unread }] = await run({ timeout: 2_000 });
    expect(unread).toBe('The table took longer than 2 s.');
    expect(server.cancelled).toBe(2);
  });

  it('finds the check at fault where the server refuses the query', async () => {
    const { answer } = server;
    server.answer = text =>
      / as total/.test(text)
        ? { error: "Conversion failed when converting the value 's3cret'." }
        : answer(text);
    const [{ checks }] = await run();
    expect(checks).toMatchObject([{ column: 'id', status: 'error' }]);
    expect(JSON.stringify(checks)).toContain('Conversion failed');
    expect(JSON.stringify(checks)).not.toContain('s3cret');
  });

  it('says why it could not connect', async () => {
    server.refuse = 'Login failed.';
    const [{ unread }] = await run();
    expect(unread).toBe('Synapse cannot be reached: Login failed.');
  });
});
