// SPDX-License-Identifier: Apache-2.0
import fs from 'node:fs';
import {
  createMockDirectory,
  mockServices,
  registerMswTestHooks,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { contract, ORG, product } from '../__testUtils__/documents';
import {
  handlersOf,
  type HostState,
  SIMULATED_HOSTS,
} from '../__testUtils__/hosts';
import { TestMesh } from '../__testUtils__/TestMesh';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
const later = () => new Date(Date.now() + 60 * 60 * 1000);

describe.each(SIMULATED_HOSTS)('repositories on $title', host => {
  const worker = setupServer();
  const workingDirectory = createMockDirectory();
  registerMswTestHooks(worker);
  let state: HostState;
  let knex: Knex;

  beforeEach(async () => {
    knex = await databases.init('SQLITE_3');
    state = {
      requests: [],
      downloads: [],
      repositories: {
        orders: {
          commit: 'a'.repeat(40),
          files: {
            'data/orders.odcs.yaml': contract({ name: 'orders' }),
            'data/data-product.odps.yaml': product({
              name: 'ledger',
              offers: ['urn:contract:orders'],
            }),
            'README.md': 'x',
          },
        },
        returns: {
          commit: 'b'.repeat(40),
          files: { 'returns.odcs.yaml': contract({ name: 'returns' }) },
        },
      },
    };
    worker.use(...handlersOf(host, state));
  });

  const start = (settings: JsonObject) => {
    const config = mockServices.rootConfig({
      data: { integrations: host.integrations },
    });
    return TestMesh.start({
      knex,
      integrations: host.integrations,
      sources: { scm: settings },
      workingDirectory: workingDirectory.path,
      entities: ORG,
      urlReader: UrlReaders.default({
        config,
        logger: mockServices.logger.mock(),
      }),
    });
  };
  const look = () => {
    const { requests, downloads } = state;
    state.requests = [];
    state.downloads = [];
    return { requests: requests.length, downloads };
  };

  it('are found by a pattern, and read again only when they changed', async () => {
    const mesh = await start({ targets: [host.everything] });
    await mesh.refresh();
    expect(mesh.refs()).toEqual([
      'api:default/orders-v1',
      'api:default/returns-v1',
    ]);
    expect(
      mesh.get('api:default/orders-v1').metadata.annotations,
    ).toMatchObject({
      'backstage.io/managed-by-location': `url:${host.fileUrl}`,
      'meshwright.io/descriptor-location': host.fileUrl,
    });
    expect(await mesh.status()).toMatchObject([
      { id: 'scm', status: 'ok', descriptors: 2 },
    ]);
    look();
    mesh.forget();

    await mesh.refresh();
    expect(look().downloads).toEqual([]);
    expect(mesh.mutations).toEqual([]);

    state.repositories.returns = {
      commit: 'c'.repeat(40),
      files: {
        'returns.odcs.yaml': contract({ name: 'returns', version: '1.0.1' }),
      },
    };
    await mesh.refresh();
    expect(look().downloads).toEqual(['returns']);
    expect(mesh.changes()).toEqual({
      added: ['api:default/returns-v1'],
      removed: [],
    });
  });

  it('are read from one folder at a branch, for the usual patterns', async () => {
    state.repositories.orders.files['elsewhere/other.odcs.yaml'] = contract({
      name: 'other',
    });
    const mesh = await start({ target: host.folder });
    await mesh.refresh();
    expect(mesh.refs()).toEqual([
      'api:default/orders-v1',
      'dataproduct:default/ledger',
    ]);
  });

  it('keep their last state while the host is down, refuses or wants to be left alone', async () => {
    const mesh = await start({ targets: [host.everything] });
    await mesh.refresh();
    look();
    mesh.forget();

    state.trouble = () => new HttpResponse(null, { status: 502 });
    await mesh.refresh();
    expect(await mesh.status()).toMatchObject([
      {
        status: 'failing',
        message: expect.stringMatching(/502/),
        lastSuccess: expect.any(String),
        descriptors: 2,
      },
    ]);

    state.trouble = () => HttpResponse.error() as Response;
    await mesh.refresh();
    expect(await mesh.status()).toMatchObject([
      { status: 'failing', message: expect.stringMatching(/does not answer/) },
    ]);

    state.trouble = () =>
      new HttpResponse(null, {
        status: 429,
        headers: { 'Retry-After': '3600' },
      });
    await mesh.refresh();
    const [{ message }] = await mesh.status();
    expect(message).toMatch(/limits the number of requests.*tried again at/);
    expect(new Date(/at (\S+Z)/.exec(message!)![1]).getTime()).toBeGreaterThan(
      later().getTime() - 60_000,
    );
    look();
    await mesh.refresh();
    expect(look().requests).toBe(0);

    await knex('data_mesh_sources').update({
      retry_at: '2020-01-01T00:00:00.000Z',
    });
    state.trouble = undefined;
    await mesh.refresh();
    expect(await mesh.status()).toMatchObject([{ status: 'ok' }]);
    expect(mesh.mutations).toEqual([]);
  });

  it('do not take each other down, and are not believed to be gone at once', async () => {
    const mesh = await start({ targets: [host.everything] });
    await mesh.refresh();
    mesh.forget();
    const { orders } = state.repositories;
    delete state.repositories.orders;
    state.repositories.returns.commit = 'd'.repeat(40);
    await mesh.refresh();
    expect(mesh.mutations).toEqual([]);
    expect(await mesh.status()).toMatchObject([
      {
        status: 'failing',
        message: expect.stringContaining('is not listed any more'),
      },
    ]);
    state.repositories.orders = orders;
    await mesh.refresh();
    expect(await mesh.status()).toMatchObject([{ status: 'ok' }]);
    expect(mesh.mutations).toEqual([]);

    delete state.repositories.orders;
    await mesh.refresh();
    await mesh.refresh();
    expect(mesh.changes()).toEqual({
      added: [],
      removed: ['api:default/orders-v1'],
    });
  });

  it('tell nobody the credentials that they are read with', async () => {
    const mesh = await start({
      targets: [host.everything.replace('https://', 'https://portal:hunter2@')],
    });
    await mesh.refresh();
    state.trouble = () => new HttpResponse('hunter2', { status: 500 });
    await mesh.refresh();
    const told = JSON.stringify([await mesh.status(), ...mesh.mutations]);
    expect(told).not.toMatch(/hunter2|ghp_|glpat-|ATBB|secret/);
  });

  it('are left alone for as long as the host says, also when only the download is refused', async () => {
    const mesh = await start({ target: host.folder });
    await mesh.refresh();
    state.trouble = () =>
      new HttpResponse(null, {
        status: 429,
        headers: { 'Retry-After': '600' },
      });
    await mesh.refresh();
    const [{ message }] = await mesh.status();
    const until = Date.parse(/at (\S+Z)/.exec(message!)![1]);
    expect(Math.abs(until - Date.now() - 600_000)).toBeLessThan(30_000);
  });

  it('give no more than is allowed, and say what is left out', async () => {
    delete state.repositories.returns;
    state.repositories.orders.files = {
      'a.odcs.yaml': contract({ name: 'a' }),
      'b.odcs.yaml': contract({ name: 'b', extra: `# ${'x'.repeat(5000)}` }),
      'c.odcs.yaml': contract({ name: 'c' }),
      'd.odcs.yaml': contract({ name: 'd' }),
      'node_modules/e.odcs.yaml': contract({ name: 'e' }),
    };
    const mesh = await start({
      target: host.everything,
      limits: { maxFileSize: 4000, maxFiles: 2 },
    });
    await mesh.refresh();
    expect(mesh.refs()).toEqual([
      'api:default/a-v1',
      'api:default/b',
      'api:default/c-v1',
    ]);
    expect(mesh.findings('api:default/b')).toEqual(['catalog/too-large']);
    expect(await mesh.status()).toMatchObject([
      {
        status: 'failing',
        message: expect.stringContaining('1 files are left out'),
      },
    ]);
  });

  it('leave nothing behind on disk', async () => {
    const mesh = await start({ targets: [host.everything] });
    await mesh.refresh();
    expect(state.downloads).not.toEqual([]);
    expect(fs.readdirSync(workingDirectory.path)).toEqual([]);
  });
});
