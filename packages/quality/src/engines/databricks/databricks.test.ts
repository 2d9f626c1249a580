// SPDX-License-Identifier: Apache-2.0
import { believedCertificate } from '../__testUtils__/certificate';
import { fakeDatabricks } from '../__testUtils__/fakeDatabricks';
import {
  type Answer,
  type FakeService,
  fakeService,
} from '../__testUtils__/fakeService';
import { contractOn } from '../__testUtils__/onServer';
import { failingRowsOnServer, runOnServer } from '../runOnServer';
import type { DatabricksSettings } from '../types';

const WAREHOUSE = '/sql/1.0/warehouses/abc';
const SCHEMA = `
  - name: orders
    properties:
      - { name: id, logicalType: integer, required: true }
`;
const PLACE = {
  type: 'databricks',
  host: 'dbc.example.com',
  catalog: 'main',
  schema: 'sales',
};
const settings: DatabricksSettings = {
  type: 'databricks',
  name: 'Databricks',
  warehouse: 'abc',
  clientId: 'robot',
  clientSecret: 's3cret',
  allow: { hosts: ['dbc.example.com'] },
};

let table: Answer;
let service: FakeService;

beforeAll(async () => {
  service = await fakeDatabricks(text => {
    if (/information_schema/.test(text)) {
      return {
        names: ['table_schema', 'table_name', 'column_name'],
        rows: [['sales', 'orders', 'id']],
      };
    }
    return / as total/.test(text)
      ? { names: ['total', 'c0'], rows: [['10', '3']] }
      : table;
  });
});
beforeEach(() => {
  service.calls.length = 0;
  service.statements.length = 0;
});
afterAll(() => service.close());

const runWith = (change: Partial<DatabricksSettings> = {}) => ({
  ...contractOn(PLACE, SCHEMA),
  settings: { ...settings, endpoint: service.url, ...change },
});
const unreadWith = async (change: Partial<DatabricksSettings>) =>
  (await runOnServer(runWith(change)))[0].unread;

describe('Databricks', () => {
  it('asks for a token of the principal once', async () => {
    expect(await unreadWith({})).toBeUndefined();
    expect(
      service.calls.filter(({ headers }) =>
        headers.authorization?.startsWith('Basic'),
      ),
    ).toHaveLength(1);
  });

  it('takes a token where there is one', async () => {
    const token = 'token-of-an-hour';
    expect(await unreadWith({ token })).toBeUndefined();
    expect(new Set(service.calls.map(({ path }) => path))).toEqual(
      new Set([WAREHOUSE]),
    );
  });

  it.each<[string, Partial<DatabricksSettings>, string]>([
    [
      'a principal or a token',
      { clientSecret: undefined },
      'Databricks has neither a service principal nor a token',
    ],
    ['the right secret', { clientSecret: 'wrong' }, 'Unknown client'],
    ['the right token', { token: 'wrong' }, 'bad HTTP status code: 403'],
    [
      'an encrypted endpoint',
      { endpoint: 'http://127.0.0.1:1' },
      'The endpoint of Databricks has to begin with https://',
    ],
  ])('needs %s', async (_what, change, words) => {
    const unread = await unreadWith(change);
    expect(unread).toContain('Databricks cannot be reached: ');
    expect(unread).toContain(words);
    expect(unread).not.toContain('s3cret');
    expect(service.statements).toEqual([]);
  });

  it.each<Partial<DatabricksSettings>>([{}, { token: 'token-of-an-hour' }])(
    'sends nothing to a host whose certificate nobody vouches for: %j',
    async identity => {
      const { forget, ...certificate } = await believedCertificate();
      const impostor = await fakeService(
        () => 'endless',
        () => ({ json: { access_token: 'token-of-an-hour' } }),
        certificate,
      );
      forget();
      const unread = await unreadWith({ ...identity, endpoint: impostor.url });
      await impostor.close();
      expect(unread).toContain('Databricks cannot be reached: ');
      expect(impostor.calls).toEqual([]);
    },
  );

  it('speaks to the warehouse alone, and leaves no session behind', async () => {
    await runOnServer(runWith());
    expect(new Set(service.calls.map(({ path }) => path))).toEqual(
      new Set(['/oidc/v1/token', WAREHOUSE]),
    );
    expect(service.calls.at(-1)!.bytes.toString('latin1')).toContain(
      'CloseSession',
    );
  });

  it('gives numbers as the warehouse has counted them', async () => {
    const run = runWith();
    const [{ scan, object }] = await runOnServer(run);
    table = {
      names: ['ID', 'amount', 'day', 'note'],
      rows: [
        ['9007199254740993', '123456789012345678901234567890.12', null, 'a'],
        [null, '0.05', null, null],
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
        amount: '123456789012345678901234567890.12',
        day: null,
        note: 'a',
      },
      { id: null, amount: '0.05', day: null, note: null },
    ]);
  });

  it('takes no more rows than it asked for', async () => {
    const run = runWith();
    const [{ scan, object }] = await runOnServer(run);
    table = { names: ['id'], rows: [['1'], ['2'], ['3']] };
    const rows = await failingRowsOnServer(
      run,
      object,
      scan.scanned[0].check,
      2,
    );
    expect(rows).toEqual([{ id: '1' }, { id: '2' }]);
  });

  it.each(['OpenSession', 'ExecuteStatement', 'GetOperationStatus'])(
    'asks again where the warehouse is busy at %s',
    async method => {
      service.busyAt = method;
      expect(await unreadWith({})).toBeUndefined();
      expect(service.busyAt).toBeUndefined();
      expect(service.statements).toHaveLength(2);
    },
  );
});
