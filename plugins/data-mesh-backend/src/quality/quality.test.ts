// SPDX-License-Identifier: Apache-2.0
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { Knex } from 'knex';
import request from 'supertest';
import dataMeshPlugin from '..';
import { ownersPolicy } from '../__testUtils__/ownersPolicy';
import { contract, product } from '../__testUtils__/smallMesh';
import { testDatabases } from '../__testUtils__/startDataMesh';
import { until } from '../__testUtils__/until';

const OWNER = 'user:default/owner';
const results = (endedAt: string, ...states: string[]) =>
  JSON.stringify({
    kind: 'QualityResults',
    run: { endedAt },
    checks: states.map((status, index) => ({
      name: `check ${index}`,
      dataset: 'orders',
      column: 'id',
      dimension: index === 0 ? 'uniqueness' : 'completeness',
      status,
      failedRows: status === 'fail' ? 3 : 0,
      totalRows: 10,
    })),
  });

const databases = testDatabases();

describe.each(databases.eachSupportedId())('quality, %p', id => {
  let knex: Knex;
  let denied: string[];

  async function start(
    config: object = {},
    entities = [
      product('orders', { spec: { owner: 'group:default/shop' } }),
      product('secret', { spec: { owner: 'group:default/other' } }),
    ],
  ) {
    const { server } = await startTestBackend({
      features: [
        dataMeshPlugin,
        catalogServiceMock.factory({ entities }),
        mockServices.rootConfig.factory({
          data: { app: { baseUrl: 'http://localhost' }, ...config },
        }),
        mockServices.database.mock({ getClient: async () => knex }).factory,
        ownersPolicy({
          denied: () => denied,
          owns: (user, ref) => user === OWNER && ref.endsWith('/orders'),
        }),
      ],
    });
    const as = (user: string) => mockCredentials.user.header(user);
    const one = '/api/data-mesh/v1/quality/products/default/orders';
    return {
      post: (path: string, body: object, authorization = as(OWNER)) =>
        request(server)
          .post(`/api/data-mesh/v1/quality/${path}`)
          .set('authorization', authorization)
          .send(body),
      report: (text: string, authorization = as(OWNER), of = 'orders') =>
        request(server)
          .post('/api/data-mesh/v1/quality/results')
          .set('authorization', authorization)
          .send({
            product: `dataproduct:default/${of}`,
            files: [{ file: 'results.json', text }],
          }),
      gate: (name: string, authorization: string, query = '') =>
        request(server)
          .get(`/api/data-mesh/v1/quality/gate/default/${name}${query}`)
          .set('authorization', authorization),
      quality: async (query = '') =>
        (await request(server).get(`${one}${query}`).expect(200)).body,
      get: (path: string) => request(server).get(`${one}${path}`),
      delete: (path: string) =>
        request(server).delete(`${one}${path}`).set('authorization', as(OWNER)),
      as,
    };
  }

  beforeEach(async () => {
    knex = await databases.init(id);
    denied = [];
  });

  it('has no score, and no data, before anything was measured', async () => {
    const { quality } = await start();
    expect(await quality()).toEqual({
      score: null,
      counts: { pass: 0, warn: 0, fail: 0, error: 0, skipped: 0, unknown: 0 },
      dimensions: [],
      checks: [],
      totalChecks: 0,
      runs: [],
    });
  });

  it('follows figures that are reported without checks, each once', async () => {
    const { report, quality, get } = await start();
    const figures = JSON.stringify({
      eventTime: '2026-03-01T10:00:00Z',
      outputs: [
        {
          namespace: 'n',
          name: 'orders',
          facets: { dataQualityMetrics: { rowCount: 10 } },
        },
      ],
    });
    const receipt = { recorded: 1, repeated: 0, checks: 0, problems: [] };
    for (let time = 0; time < 2; time++) {
      expect((await report(figures).expect(202)).body).toEqual(receipt);
    }
    expect(await knex('quality_point').select('measured_at', 'value')).toEqual([
      { measured_at: '2026-03-01T10:00:00.000Z', value: 10 },
    ]);
    expect((await get('/series').expect(200)).body.items).toMatchObject([
      { dataset: 'n/orders', column: null, metric: 'rowCount' },
    ]);
    expect((await quality()).runs).toEqual([]);
  });

  it('keeps what is reported, once, and shows the newest result of each check', async () => {
    const { report, quality, get } = await start();
    const first = results('2026-03-01T10:00:00Z', 'pass', 'pass');
    expect((await report(first).expect(202)).body).toEqual({
      recorded: 1,
      repeated: 0,
      checks: 2,
      problems: [],
    });
    expect((await report(first).expect(202)).body.repeated).toBe(1);
    await report(results('2026-03-02T10:00:00Z', 'fail', 'pass')).expect(202);
    // Reported late: it is history, and not the present state.
    await report(results('2026-03-01T12:00:00Z', 'warn', 'warn')).expect(202);

    const now = await quality();
    expect(now).toMatchObject({
      score: 50,
      counts: { pass: 1, fail: 1 },
      measuredAt: '2026-03-02T10:00:00.000Z',
      totalChecks: 2,
      dimensions: [
        { dimension: 'completeness', score: 100 },
        { dimension: 'uniqueness', score: 0 },
      ],
    });
    expect(now.runs).toHaveLength(3);
    expect(now.checks[0]).toMatchObject({
      name: 'check 0',
      status: 'fail',
      failedRows: 3,
      totalRows: 10,
      since: '2026-03-02T10:00:00.000Z',
    });
    const { body } = await get(`/checks/${now.checks[0].key}/history`).expect(
      200,
    );
    expect(body.items.map((item: any) => item.status)).toEqual([
      'fail',
      'warn',
      'pass',
    ]);
  });

  it('gives pages of checks', async () => {
    const { report, quality } = await start();
    const states = Array.from({ length: 120 }, () => 'pass');
    await report(results('2026-03-01T10:00:00Z', ...states)).expect(202);
    const page = await quality('?offset=100&limit=50');
    expect([page.checks.length, page.totalChecks]).toEqual([20, 120]);
    expect((await quality()).checks).toHaveLength(50);
  });

  it('takes results from owners only, and where the policy allows', async () => {
    const { report, quality, as } = await start();
    const text = results('2026-03-01T10:00:00Z', 'pass');
    await report(text, as('user:default/guest')).expect(403);
    await report(text, as(OWNER), 'secret').expect(403);
    await report(text, as(OWNER), 'nowhere').expect(404);
    denied = ['data-mesh.quality.report'];
    await report(text).expect(403);
    expect((await quality()).totalChecks).toBe(0);
  });

  it('gives tokens that are good for one product until they are revoked', async () => {
    const { report, post, delete: remove, get, as } = await start();
    const text = results('2026-03-01T10:00:00Z', 'pass');
    const made = await post('products/default/orders/tokens', {
      name: 'nightly',
      days: 30,
    }).expect(201);
    const { token, id: tokenId } = made.body;
    expect(token).toMatch(/^mwq_/);
    await report(text, `Bearer ${token}`).expect(202);
    await report(text, `Bearer ${token}`, 'secret').expect(404);
    await report(text, 'Bearer mwq_nonsense').expect(401);
    const listed = await get('/tokens').set('authorization', as(OWNER));
    expect(listed.body.items).toMatchObject([
      { name: 'nightly', createdBy: OWNER, lastUsedAt: expect.any(String) },
    ]);
    expect(JSON.stringify(listed.body)).not.toContain(token);
    await get('/tokens')
      .set('authorization', as('user:default/guest'))
      .expect(403);
    await remove(`/tokens/${tokenId}`).expect(204);
    await report(text, `Bearer ${token}`).expect(401);
    // The token opens nothing else.
    await get('').set('authorization', `Bearer ${token}`).expect(401);
  });

  it('tells pipelines whether they may go on, and why not', async () => {
    const { report, post, gate, as } = await start();
    const { body: token } = await post('products/default/orders/tokens', {
      name: 'gate',
      days: 1,
    });
    const bearer = `Bearer ${token.token}`;
    expect((await gate('orders', bearer).expect(200)).body).toMatchObject({
      open: false,
      reasons: ['no check has judged the data'],
    });
    await report(results('2026-03-01T10:00:00Z', 'pass', 'fail'));
    expect((await gate('orders', bearer)).body.reasons).toEqual([
      'check 1 failed',
    ]);
    await report(results('2026-03-02T10:00:00Z', 'pass', 'warn'));
    expect((await gate('orders', bearer)).body).toMatchObject({
      open: true,
      reasons: [],
      score: 75,
    });
    const strict = '?minScore=80&maxAgeHours=1';
    expect((await gate('orders', as(OWNER), strict)).body.reasons).toEqual([
      'the score is 75.0, below 80',
      expect.stringMatching(
        /^the newest result is \d+ hours old, more than 1$/,
      ),
    ]);
    await gate('secret', bearer).expect(404);
    await gate('orders', 'Bearer mwq_nonsense').expect(401);
  });

  it('refuses a token that has expired', async () => {
    const { report, post } = await start();
    const { body } = await post('products/default/orders/tokens', {
      name: 'old',
      days: 1,
    });
    await knex('quality_token').update({ expires_at: '2020-01-01T00:00:00Z' });
    const response = await report(
      results('2026-03-01T10:00:00Z', 'pass'),
      `Bearer ${body.token}`,
    );
    expect(response.status).toBe(401);
  });

  it.each([
    [{}, "'product'"],
    [{ product: 'dataproduct:default/orders', files: [] }, 'must have a file'],
    [
      {
        product: 'dataproduct:default/orders',
        files: [{ file: 'x.json', text: '{"a": 1}' }],
      },
      'x.json: This is no result of dbt',
    ],
  ])('says what is wrong with %j', async (body, words) => {
    const { post } = await start();
    const response = await post('results', body).expect(400);
    expect(response.body.error.message).toContain(words);
  });

  it('checks files on its own disk, and only those that are allowed', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'meshwright-measure-'));
    const elsewhere = mkdtempSync(join(tmpdir(), 'meshwright-elsewhere-'));
    writeFileSync(join(folder, 'orders.csv'), 'id\na\n\nb\n');
    writeFileSync(join(elsewhere, 'hidden.csv'), 'id\na\n');
    const made = (name: string, path: string) => {
      const entity = contract(
        name,
        { id: 'The id.' },
        {
          annotations: {
            'meshwright.io/source': 'example',
            'meshwright.io/descriptor-location': `contracts/${name}.yaml`,
          },
        },
      );
      entity.spec!.definition = `${entity.spec!.definition}
        unique: true
servers:
  - server: local
    type: local
    path: ${path}
    format: csv
`;
      entity.relations!.push({
        type: 'apiProvidedBy',
        targetRef: 'dataproduct:default/orders',
      });
      return entity;
    };
    const { quality } = await start(
      {
        dataMesh: {
          quality: {
            measure: {
              schedule: { frequency: { hours: 1 }, timeout: { minutes: 1 } },
              sources: { example: { folder, allow: [folder] } },
            },
          },
        },
      },
      [
        product('orders'),
        made('orders', '../orders.csv'),
        made('hidden', join(elsewhere, 'hidden.csv')),
      ],
    );
    expect(
      await until(quality, ({ totalChecks }) => totalChecks > 0),
    ).toMatchObject({
      score: 100,
      totalChecks: 1,
      checks: [{ dataset: 'orders', column: 'id', tool: 'meshwright' }],
      runs: [{ origin: 'measured' }],
    });
    rmSync(folder, { recursive: true });
    rmSync(elsewhere, { recursive: true });
  });
});
