// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { Clearance } from '@meshwright/plugin-data-mesh-common';
import { dataMeshAccessServiceRef } from '@meshwright/plugin-data-mesh-node';
import type { Knex } from 'knex';
import request from 'supertest';
import dataMeshPlugin from '../..';
import { awayFromMidnight } from '../../__testUtils__/awayFromMidnight';
import { ownersPolicy } from '../../__testUtils__/ownersPolicy';
import { contract, domain, product } from '../../__testUtils__/smallMesh';
import { testDatabases } from '../../__testUtils__/startDataMesh';
import { until } from '../../__testUtils__/until';

const OWNER = 'user:default/owner';
const HOUR = 3_600_000;
const ago = (hours: number) =>
  new Date(Date.now() - hours * HOUR).toISOString();

interface SomeCheck {
  name?: string;
  status: string;
  severity?: string;
  column?: string | null;
  dimension?: string;
  observed?: string | number | null;
  expected?: string;
  failedRows?: number | null;
  totalRows?: number | null;
  message?: string;
  contractId?: string;
}

const results = (endedAt: string, ...checks: SomeCheck[]) =>
  JSON.stringify({
    kind: 'QualityResults',
    run: { endedAt },
    checks: checks.map((check, index) => ({
      name: `check ${index}`,
      dataset: 'orders',
      dimension: 'completeness',
      ...check,
    })),
  });

const databases = testDatabases();

describe.each(databases.eachSupportedId())('status, %p', id => {
  let knex: Knex;
  let clearance: Clearance;
  let hidden: string[];

  const orders = () =>
    product('orders', {
      title: 'Orders',
      spec: {
        owner: 'group:default/shop',
        domain: 'sales',
        classification: 'internal',
        outputPorts: [{ name: 'table', contract: 'orders' }],
      },
    });

  async function start(config: object = {}, entities: Entity[] = [orders()]) {
    const all = [
      domain('sales'),
      ...entities,
      product('quiet', { title: 'Quiet', spec: { domain: 'sales' } }),
    ];
    const { server } = await startTestBackend({
      features: [
        dataMeshPlugin,
        catalogServiceMock.factory({ entities: all }),
        createServiceFactory({
          service: dataMeshAccessServiceRef,
          deps: {},
          factory: () => ({
            clearanceFor: async (refs: Iterable<string>) =>
              new Map([...refs].map(ref => [ref, clearance])),
          }),
        }),
        mockServices.rootConfig.factory({
          data: { app: { baseUrl: 'http://localhost' }, ...config },
        }),
        mockServices.database.mock({ getClient: async () => knex }).factory,
        ownersPolicy({
          denied: () => hidden,
          owns: (user, ref) => user === OWNER && ref.endsWith('/orders'),
        }),
      ],
    });
    const base = '/api/data-mesh/v1/quality';
    const one = `${base}/products/default/orders`;
    const owner = mockCredentials.user.header(OWNER);
    const get = (path: string) => request(server).get(`${one}${path}`);
    return {
      get,
      post: (path: string, body: object, as = owner) =>
        request(server)
          .post(`${one}${path}`)
          .set('authorization', as)
          .send(body),
      remove: (path: string) =>
        request(server).delete(`${one}${path}`).set('authorization', owner),
      measure: (as = owner) =>
        request(server)
          .post(`${base}/measure`)
          .set('authorization', as)
          .send({ product: 'dataproduct:default/orders' }),
      guest: mockCredentials.user.header('user:default/guest'),
      report: (text: string) =>
        request(server)
          .post(`${base}/results`)
          .set('authorization', owner)
          .send({
            product: 'dataproduct:default/orders',
            files: [{ file: 'results.json', text }],
          })
          .expect(202),
      board: async (query = '') =>
        (await request(server).get(`${base}/status${query}`).expect(200)).body,
      heat: async () =>
        (await request(server).get(`${base}/domains/default/sales`).expect(200))
          .body,
      /** The status, once it is what it is to be: it follows results after a moment. */
      async becomes(state: string) {
        const { body } = await until(
          async () => get('/status'),
          answer => answer.body.state === state,
        );
        return body;
      },
    };
  }

  beforeEach(awayFromMidnight);
  beforeEach(async () => {
    knex = await databases.init(id);
    clearance = 'restricted';
    hidden = [];
  });

  it('is not known where nobody has measured', async () => {
    const { get, board } = await start();
    expect((await get('/status').expect(200)).body).toMatchObject({
      state: 'unknown',
      ports: [{ name: 'table', state: 'unknown' }],
      availability: { percent: null, known: 0 },
      freshness: [],
      changes: [],
    });
    expect(await board()).toMatchObject({
      totalItems: 2,
      counts: { operational: 0, degraded: 0, down: 0, unknown: 2 },
    });
  });

  it.each([
    ['draft', 'It is a draft: there is no data to check yet.'],
    ['proposed', 'It is proposed: there is no data to check yet.'],
    ['Retired', 'It is retired: its data is not checked any more.'],
    ['active', expect.stringContaining('No check has judged its data')],
  ])('says why nothing is known of what is %s', async (lifecycle, text) => {
    const one = orders();
    one.spec!.lifecycle = lifecycle;
    const { becomes, report } = await start({}, [one]);
    await report(results(ago(1), { status: 'skipped' }));
    // It is evaluated a moment after the result.
    const { reasons } = await until(
      async () => becomes('unknown'),
      status => !/not found out yet/.test(status.reasons[0]?.text ?? ''),
    );
    expect(reasons).toMatchObject([{ kind: 'no-data', text }]);
  });

  it('tells versions of a port apart that are offered beside each other', async () => {
    const one = orders();
    one.spec!.outputPorts = [
      { name: 'table', version: '2.0.0', contract: 'orders-v2' },
      { name: 'table', version: '1.4.0', contract: 'orders-v1' },
      { name: 'api', version: '2.0.0', contract: 'orders-v2' },
    ];
    const { becomes, report } = await start({}, [one]);
    await report(
      results(ago(1), {
        status: 'fail',
        contractId: 'api:default/orders-v2',
      }),
    );
    const { ports } = await becomes('degraded');
    expect(
      ports.map((port: any) => [port.name, port.contract, port.state]),
    ).toEqual([
      ['table 2.0.0', 'api:default/orders-v2', 'degraded'],
      ['table 1.4.0', 'api:default/orders-v1', 'unknown'],
      ['api', 'api:default/orders-v2', 'degraded'],
    ]);
  });

  it('follows results, says why, and remembers when it changed', async () => {
    const { report, becomes, board, heat } = await start();
    await report(results(ago(2), { status: 'pass' }));
    await becomes('operational');
    await report(
      results(ago(1), {
        status: 'fail',
        dimension: 'timeliness',
        observed: '30 hours old',
        expected: 'at most 24 hours old',
      }),
    );
    const degraded = await becomes('degraded');
    expect(degraded).toMatchObject({
      reasons: [{ kind: 'freshness', state: 'degraded' }],
      freshness: [{ dataset: 'orders', ageHours: 30, promisedHours: 24 }],
      changes: [{ state: 'degraded' }, { state: 'operational' }],
    });
    expect(degraded.days).toHaveLength(90);
    expect(degraded.days.at(-1)).toMatchObject({ state: 'degraded' });
    await report(
      results(ago(0.5), {
        name: 'payments are complete',
        status: 'fail',
        severity: 'critical',
        failedRows: 7,
        totalRows: 9,
      }),
    );
    expect((await becomes('down')).reasons[0].text).toBe(
      'payments are complete, which is critical, failed in 7 rows.',
    );
    // What needs somebody comes first.
    const wall = await board();
    expect(wall.items.map((item: any) => [item.title, item.state])).toEqual([
      ['Orders', 'down'],
      ['Quiet', 'unknown'],
    ]);
    expect(wall.items[0].domain).toBe('domain:default/sales');
    expect((await board('?state=down')).totalItems).toBe(1);
    expect((await board('?domain=domain:default/other')).totalItems).toBe(0);
    expect(await heat()).toMatchObject({
      dimensions: ['completeness', 'timeliness'],
      totalProducts: 2,
      products: [
        {
          title: 'Orders',
          state: 'down',
          cells: {
            completeness: { failed: 1, judged: 1 },
            timeliness: { failed: 1, judged: 1 },
          },
        },
        { title: 'Quiet', score: null, cells: {} },
      ],
    });
  });

  it('knows availability by its history, without planned maintenance', async () => {
    const { get, report, becomes } = await start();
    await report(results(ago(1), { status: 'pass' }));
    await becomes('operational');
    await knex('quality_status_change').delete();
    await knex('quality_status_change').insert(
      [
        ['operational', 10],
        ['down', 5],
        ['operational', 3],
      ].map(([state, hours]) => ({
        product_ref: 'dataproduct:default/orders',
        port: '',
        from: ago(Number(hours)),
        state,
      })),
    );
    const before = (await get('/status?days=2')).body;
    expect(before.availability.percent).toBeCloseTo(80, 0);
    await knex('quality_maintenance').insert({
      id: 'm1',
      product_ref: 'dataproduct:default/orders',
      title: 'A new disk',
      starts_at: ago(5),
      ends_at: ago(3),
      announced_at: ago(30),
      announced_by: OWNER,
    });
    const { availability } = (await get('/status?days=2')).body;
    expect(availability.percent).toBeCloseTo(100, 2);
    expect(availability.maintenanceHours).toBeCloseTo(2, 1);
  });

  it('takes announcements of maintenance from owners, and takes them back', async () => {
    const { post, remove, get, board, guest } = await start();
    const planned = {
      title: 'A new disk',
      startsAt: ago(1),
      endsAt: ago(-1),
    };
    await post('/maintenance', planned, guest).expect(403);
    hidden = ['data-mesh.quality.maintenance'];
    await post('/maintenance', planned).expect(403);
    hidden = [];
    const { body } = await post('/maintenance', planned).expect(201);
    expect(body).toMatchObject({ title: 'A new disk', announcedBy: OWNER });
    expect((await board()).items[0].maintenance).toMatchObject({ id: body.id });
    const { body: status } = await get('/status');
    expect(status.maintenance).toHaveLength(1);
    expect(status.reasons).toContainEqual(
      expect.objectContaining({ kind: 'maintenance' }),
    );
    await remove(`/maintenance/${body.id}`).expect(204);
    await remove(`/maintenance/${body.id}`).expect(404);
    expect((await get('/status')).body.maintenance).toEqual([]);
  });

  it.each([
    [{ title: ' ' }, "'title' must say what is done"],
    [{ startsAt: 'soon' }, 'must be a time such as'],
    [{ endsAt: ago(1) }, "'endsAt' must be after 'startsAt'"],
    [{ startsAt: ago(5), endsAt: ago(4) }, 'what is over is no plan'],
    [{ endsAt: ago(-24 * 40) }, 'at most 30 days'],
  ])('refuses maintenance with %j', async (some, words) => {
    const { post } = await start();
    const response = await post('/maintenance', {
      title: 'A new disk',
      startsAt: ago(0),
      endsAt: ago(-1),
      ...some,
    }).expect(400);
    expect(response.body.error.message).toContain(words);
  });

  it('finds what is unexpected in a series, once, and says what was expected', async () => {
    const { get, report } = await start();
    const rows = (hours: number, total: number) =>
      results(ago(hours), {
        status: 'pass',
        failedRows: 0,
        totalRows: total,
      });
    const files = Array.from({ length: 40 }, (_, index) =>
      rows(100 - index, 1000 + (index % 3)),
    );
    for (const file of files) await report(file);
    const odd9 = rows(50, 9);
    await report(odd9);
    await report(odd9);
    const judged = async (points: number) => {
      const rowCount = async () => {
        const { items } = (await get('/series')).body;
        return items.find((item: any) => item.metric === 'rowCount');
      };
      return until(rowCount, found => found.points === points);
    };
    await judged(41);
    // Reported late: history, which alarms nobody.
    await report(rows(70.5, 100_000));
    const series = await judged(42);
    expect(series).toMatchObject({
      dataset: 'orders',
      value: 9,
      points: 42,
      anomalies: 1,
    });
    const { body } = await get(`/series/${series.id}?days=10`);
    expect(body.points).toHaveLength(42);
    const odd = body.points.filter((point: any) => point.anomaly);
    expect(odd).toMatchObject([
      {
        value: 9,
        anomaly:
          'Row count of orders is 9; the values before it lay between 1,000 and 1,002.',
        band: [expect.any(Number), expect.any(Number)],
      },
    ]);
    const { body: found } = await get('/anomalies');
    expect(found.items).toHaveLength(1);
    await get('/series/nothing').expect(404);
  });

  describe('of data that is not for everybody', () => {
    const SECRET = 'anna.secret@example.org';
    let folder: string;

    async function measured() {
      folder = mkdtempSync(join(tmpdir(), 'meshwright-evidence-'));
      writeFileSync(
        join(folder, 'orders.csv'),
        `id,email,amount\n1,${SECRET},987654\n1,${SECRET},987654\n2,,5\n`,
      );
      const made = contract(
        'orders',
        {},
        {
          annotations: {
            'meshwright.io/source': 'example',
            'meshwright.io/descriptor-location': 'orders.yaml',
          },
        },
      );
      made.spec!.definition = `apiVersion: v3.1.0
kind: DataContract
id: orders
version: 1.0.0
status: active
servers:
  - server: local
    type: local
    path: ${join(folder, 'orders.csv')}
    format: csv
schema:
  - name: orders
    properties:
      - name: id
        logicalType: integer
        classification: public
        unique: true
      - name: email
        logicalType: string
        classification: restricted
        required: true
      - name: amount
        logicalType: integer
        classification: confidential
        logicalTypeOptions: { maximum: 100 }
    quality:
      - type: sql
        name: largest amount
        query: select max(amount) from {object}
        mustBeLessThan: 100
`;
      made.relations!.push({
        type: 'apiProvidedBy',
        targetRef: 'dataproduct:default/orders',
      });
      const mesh = await start(
        {
          dataMesh: {
            quality: {
              measure: {
                schedule: {
                  frequency: { hours: 1 },
                  timeout: { minutes: 1 },
                },
                sources: { example: { folder, allow: [folder] } },
              },
            },
          },
        },
        [orders(), made],
      );
      const checks: any[] = await until(
        async () => (await mesh.get('')).body.checks,
        found => found.length > 0,
      );
      const keyOf = (name: RegExp) =>
        checks.find(one => name.test(one.name))?.key ??
        checks.map(one => one.name).join();
      return { ...mesh, keyOf };
    }

    afterEach(() => rmSync(folder, { recursive: true, force: true }));

    it('shows rows that fail to who is cleared, and never a value to who is not', async () => {
      const { get, keyOf } = await measured();
      const rows = `/checks/${keyOf(/amount-range/)}/rows`;
      const all = (await get(rows).expect(200)).body;
      expect(all).toMatchObject({
        columns: [
          { name: 'id', classification: 'public', masked: false },
          { name: 'email', classification: 'restricted', masked: false },
          { name: 'amount', classification: 'confidential', masked: false },
        ],
        rows: [
          ['1', SECRET, '987654'],
          ['1', SECRET, '987654'],
        ],
        more: false,
      });

      clearance = 'confidential';
      expect((await get(rows)).body.rows).toEqual([
        ['1', null, '987654'],
        ['1', null, '987654'],
      ]);

      clearance = 'internal';
      const everything = [
        '',
        '/status',
        '/series?limit=200',
        '/anomalies',
        rows,
        `/checks/${keyOf(/email-complete/)}/rows`,
        `/checks/${keyOf(/id-unique/)}/rows`,
        `/checks/${keyOf(/query|largest/)}/history`,
        `/checks/${keyOf(/amount-range/)}/history`,
        ...(await get('/series?limit=200')).body.items.map(
          ({ id: series }: any) => `/series/${series}`,
        ),
      ];
      for (const path of everything) {
        const { text, status } = await get(path);
        expect([path, status]).toEqual([path, 200]);
        expect(text).not.toContain(SECRET);
        expect(text).not.toContain('987654');
      }
      expect((await get(rows)).body).toMatchObject({
        columns: [{ masked: false }, { masked: true }, { masked: true }],
        rows: [
          ['1', null, null],
          ['1', null, null],
        ],
      });
      // That it failed, and in how many rows, is for everybody.
      const { checks } = (await get('')).body;
      expect(
        checks.find(({ name }: any) => /query|largest/.test(name)),
      ).toMatchObject({
        status: 'fail',
        observed: null,
        masked: true,
      });
      expect(
        checks.find(({ name }: any) => /amount-range/.test(name)),
      ).toMatchObject({ observed: '2', failedRows: 2 });

      clearance = 'none';
      expect((await get(rows)).body.rows).toEqual([
        [null, null, null],
        [null, null, null],
      ]);
    });

    it('measures when an owner asks, and shows what has changed', async () => {
      const { get, measure, guest, keyOf } = await measured();
      await measure(guest).expect(403);
      hidden = ['data-mesh.quality.measure'];
      await measure().expect(403);
      hidden = [];
      writeFileSync(
        join(folder, 'orders.csv'),
        `id,email,amount\n1,${SECRET},7\n2,${SECRET},8\n`,
      );
      const { body } = await measure().expect(200);
      expect(body).toMatchObject({ state: 'measured', unread: [] });
      expect(body.checks).toBeGreaterThan(3);
      const now = (await get('')).body;
      expect([now.score, now.counts.fail]).toEqual([100, 0]);
      const rows = await get(`/checks/${keyOf(/amount-range/)}/rows`);
      expect(rows.body.rows).toEqual([]);
    });

    it('says why there are no rows to see', async () => {
      const { get, keyOf, report } = await measured();
      const whole = await get(`/checks/${keyOf(/query|largest/)}/rows`).expect(
        409,
      );
      expect(whole.body.error.message).toContain('about the table as a whole');
      await get('/checks/nothing/rows').expect(404);
      await report(results(ago(0), { name: 'reported', status: 'fail' }));
      const { body } = await get('');
      const reported = body.checks.find((one: any) => one.name === 'reported');
      const away = await get(`/checks/${reported.key}/rows`).expect(409);
      expect(away.body.error.message).toContain('which ran the check');
    });
  });
});
