// SPDX-License-Identifier: Apache-2.0
import { generateKeyPairSync, verify } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer, FakeService } from '../__testUtils__/fakeService';
import { ordersAnswer } from '../__testUtils__/ordersAnswer';
import { fakeSnowflake } from '../__testUtils__/fakeSnowflake';
import { contractOn } from '../__testUtils__/onServer';
import { failingRowsOnServer, runOnServer } from '../runOnServer';
import type { SnowflakeSettings } from '../types';

const SCHEMA = `
  - name: orders
    properties:
      - { name: id, logicalType: integer, required: true }
`;
const PLACE = {
  type: 'snowflake',
  account: 'org-a',
  database: 'shop',
  schema: 'Sales',
};
const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
});
const pem = (type: 'pkcs1' | 'pkcs8') =>
  privateKey.export({ type, format: 'pem' }) as string;
const settings: SnowflakeSettings = {
  type: 'snowflake',
  name: 'Snowflake',
  user: 'robot',
  privateKey: pem('pkcs8'),
  warehouse: 'small',
  role: 'Reader of "sales"',
  allow: { hosts: ['org-a'] },
};

let table: Answer;
let service: FakeService;
const home = mkdtempSync(join(tmpdir(), 'meshwright-snowflake-'));
const before = { ...process.env, folder: process.cwd() };

beforeAll(async () => {
  // As a home and a working folder that ask the driver to write what it does.
  writeFileSync(
    join(home, 'sf_client_config.json'),
    JSON.stringify({ common: { log_level: 'TRACE', log_path: home } }),
    { mode: 0o600 },
  );
  Object.assign(process.env, { HOME: home, XDG_CACHE_HOME: home });
  process.chdir(home);
  service = await fakeSnowflake(text =>
    ordersAnswer(text, ['Sales', 'ORDERS', 'ID'], table),
  );
});
beforeEach(() => {
  service.calls.length = 0;
  service.statements.length = 0;
});
afterAll(async () => {
  process.chdir(before.folder);
  process.env = before;
  await service.close();
  rmSync(home, { recursive: true });
});

const runWith = (change: Partial<SnowflakeSettings> = {}) => ({
  ...contractOn(PLACE, SCHEMA),
  settings: { ...settings, endpoint: service.url, ...change },
});
const unreadWith = async (change: Partial<SnowflakeSettings>) =>
  (await runOnServer(runWith(change)))[0].unread;
const logins = () =>
  service.calls.filter(({ path }) => path.endsWith('/login-request'));

describe('Snowflake', () => {
  it.each(['pkcs1', 'pkcs8'] as const)(
    'proves who it is by a key (%s) that never leaves',
    async type => {
      expect(await unreadWith({ privateKey: pem(type) })).toBeUndefined();
      const [{ body }] = logins();
      expect(logins()).toHaveLength(1);
      expect(body.data).toMatchObject({
        ACCOUNT_NAME: 'org-a',
        LOGIN_NAME: 'robot',
        AUTHENTICATOR: 'SNOWFLAKE_JWT',
      });
      const [head, claims, signature] = body.data.TOKEN.split('.');
      expect(
        verify(
          'RSA-SHA256',
          Buffer.from(`${head}.${claims}`),
          publicKey,
          Buffer.from(signature, 'base64url'),
        ),
      ).toBe(true);
      const { sub, iss } = JSON.parse(
        Buffer.from(claims, 'base64url').toString(),
      );
      expect(sub).toBe('ORG-A.ROBOT');
      expect(iss).toMatch(/^ORG-A\.ROBOT\.SHA256:[A-Za-z0-9+/]{43}=$/);
      expect(JSON.stringify(service.calls)).not.toContain('PRIVATE KEY');
    },
  );

  it.each([
    ['token-of-oauth', ['OAUTH']],
    ['programmatic-token', ['OAUTH', 'PROGRAMMATIC_ACCESS_TOKEN']],
  ])('takes a token of either kind: %s', async (token, tried) => {
    expect(await unreadWith({ privateKey: undefined, token })).toBeUndefined();
    expect(logins().map(({ body }) => body.data.AUTHENTICATOR)).toEqual(tried);
    expect(logins().at(-1)!.body.data).toMatchObject({
      LOGIN_NAME: 'robot',
      TOKEN: token,
    });
  });

  it('tries a token that is its own in one way only from then on', async () => {
    const run = runWith({ privateKey: undefined, token: 'programmatic-token' });
    await runOnServer(run);
    await runOnServer(run);
    expect(logins().map(({ body }) => body.data.AUTHENTICATOR)).toEqual([
      'OAUTH',
      'PROGRAMMATIC_ACCESS_TOKEN',
      'PROGRAMMATIC_ACCESS_TOKEN',
    ]);
  });

  it.each<[string, Partial<SnowflakeSettings>, string]>([
    [
      'nothing',
      { privateKey: undefined },
      'Snowflake has neither a user with a private key nor a token',
    ],
    [
      'a key that is none',
      { privateKey: '-----BEGIN PRIVATE KEY-----\ns3cret' },
      'The private key of Snowflake is none that can be read',
    ],
    [
      'a wrong token',
      { privateKey: undefined, token: 's3cret' },
      'Invalid OAuth access token. Programmatic access token is invalid.',
    ],
  ])('says what is wrong with %s', async (_what, change, words) => {
    const unread = await unreadWith(change);
    expect(unread).toContain(`Snowflake cannot be reached: ${words}`);
    expect(unread).not.toContain('s3cret');
    expect(service.statements).toEqual([]);
  });

  it('works in the place of the contract, with the names as they are meant', async () => {
    await runOnServer(runWith());
    expect(Object.fromEntries(logins()[0].query)).toMatchObject({
      databaseName: 'SHOP',
      schemaName: '"Sales"',
      warehouse: 'SMALL',
      roleName: '"Reader of ""sales"""',
    });
  });

  it('logs out, reports nothing to anybody and leaves no file', async () => {
    await runOnServer(runWith());
    expect(service.calls.at(-1)).toMatchObject({ path: '/session' });
    expect(service.calls.at(-1)!.query.get('delete')).toBe('true');
    const paths = service.calls.map(({ path }) => path);
    expect(paths.filter(path => path.includes('telemetry'))).toEqual([]);
    expect(logins()[0].body.data.CLIENT_ENVIRONMENT).toMatchObject({
      PLATFORM: ['disabled'],
      CORE_VERSION: null,
    });
    expect(readdirSync(home)).toEqual(['sf_client_config.json']);
  });

  it('gives rows as Snowflake has written them, and evaluates nothing', async () => {
    const run = runWith();
    const [{ scan, object }] = await runOnServer(run);
    table = {
      names: ['id', 'day', 'details'],
      rows: [
        ['9007199254740993', '19000', '{"a": (globalThis.evaluated = 1)}'],
        ['9007199254740995', null, '[1.10]'],
      ],
    };
    const rows = await failingRowsOnServer(
      run,
      object,
      scan.scanned[0].check,
      2,
    );
    expect(rows).toEqual([
      {
        id: '9007199254740993',
        day: '2022-01-08',
        details: '{"a": (globalThis.evaluated = 1)}',
      },
      { id: '9007199254740995', day: null, details: '[1.10]' },
    ]);
    expect(globalThis).not.toHaveProperty('evaluated');
  });

  it('takes no more rows than it asked for', async () => {
    const run = runWith();
    const [{ scan, object }] = await runOnServer(run);
    table = { names: ['id'], rows: [['1'], ['2'], ['3']] };
    expect(
      await failingRowsOnServer(run, object, scan.scanned[0].check, 2),
    ).toHaveLength(2);
  });

  it('asks again where the service is busy while a statement starts', async () => {
    const [{ object, scan }] = await runOnServer(runWith());
    const run = runWith();
    table = { names: ['id'], rows: [['1']] };
    const { length } = service.statements;
    service.busyAt = '/queries/v1/query-request';
    expect(
      await failingRowsOnServer(run, object, scan.scanned[0].check, 2),
    ).toHaveLength(1);
    expect(service.busyAt).toBeUndefined();
    expect(service.statements).toHaveLength(length + 2);
  });
});
