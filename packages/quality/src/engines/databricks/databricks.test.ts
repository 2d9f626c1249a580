// SPDX-License-Identifier: Apache-2.0
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { believedCertificate } from '../__testUtils__/certificate';
import { fakeDatabricks } from '../__testUtils__/fakeDatabricks';
import {
  type Answer,
  type FakeService,
  fakeService,
} from '../__testUtils__/fakeService';
import { ordersAnswer } from '../__testUtils__/ordersAnswer';
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
  service = await fakeDatabricks(text =>
    ordersAnswer(text, ['sales', 'orders', 'id'], table),
  );
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

  describe('behind a proxy', () => {
    const before = { ...process.env };
    const tunnels: Array<[string | undefined, string | undefined]> = [];
    const sockets = new Set<Socket>();
    const proxy = createServer().on('connect', (request, client) => {
      tunnels.push([request.url, request.headers['proxy-authorization']]);
      const [host, port] = String(request.url).split(':');
      const server = connect(Number(port), host, () => {
        client.write('HTTP/1.1 200 OK\r\n\r\n');
        server.pipe(client).pipe(server);
      });
      for (const socket of [client as Socket, server]) {
        sockets.add(socket.on('error', () => {}));
      }
    });
    beforeAll(
      () => new Promise<void>(resolve => proxy.listen(0, '127.0.0.1', resolve)),
    );
    beforeEach(() => {
      tunnels.length = 0;
      const { port } = proxy.address() as AddressInfo;
      Object.assign(process.env, {
        NODE_USE_ENV_PROXY: '1',
        HTTPS_PROXY: `http://robot:p%40ss@127.0.0.1:${port}`,
        NO_PROXY: '',
      });
    });
    afterEach(() => {
      process.env = { ...before };
    });
    afterAll(() => {
      proxy.close();
      sockets.forEach(socket => socket.destroy());
    });

    it('goes by the proxy that Node.js uses', async () => {
      expect(await unreadWith({ token: 'token-of-an-hour' })).toBeUndefined();
      expect(new Set(tunnels.map(([host]) => host))).toEqual(
        new Set([new URL(service.url).host]),
      );
      expect(tunnels[0][1]).toBe(
        `Basic ${Buffer.from('robot:p@ss').toString('base64')}`,
      );
    });

    it.each([
      { NODE_USE_ENV_PROXY: '0' },
      { HTTPS_PROXY: '' },
      { NO_PROXY: 'example.com, 127.0.0.1' },
      { NO_PROXY: '*.0.0.1' },
      { NO_PROXY: '*' },
    ])('goes by none where %j says so', async environment => {
      Object.assign(process.env, environment);
      expect(await unreadWith({ token: 'token-of-an-hour' })).toBeUndefined();
      expect(tunnels).toEqual([]);
    });

    it.each([{ NO_PROXY: '127.0.0.1:1' }, { NO_PROXY: '.example.com,0.0.1' }])(
      'does not take %j for this host',
      async environment => {
        Object.assign(process.env, environment);
        await unreadWith({ token: 'token-of-an-hour' });
        expect(tunnels.length).toBeGreaterThan(0);
      },
    );

    it('says where the proxy is none, and not what it is', async () => {
      process.env.HTTPS_PROXY = '//robot:s3cret';
      const unread = await unreadWith({ token: 'token-of-an-hour' });
      expect(unread).toContain('HTTPS_PROXY names is no URL');
      expect(unread).not.toContain('s3cret');
    });
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
