// SPDX-License-Identifier: Apache-2.0
import fs from 'node:fs';
import path from 'node:path';
import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { contract, ORG, product } from '../__testUtils__/documents';
import { writeFiles } from '../__testUtils__/folders';
import { TestMesh } from '../__testUtils__/TestMesh';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())(
  'a folder of descriptors, %p',
  databaseId => {
    const directory = createMockDirectory();
    const write = (files: Record<string, string | Buffer | null>) =>
      writeFiles(directory.path, files);

    async function start(
      before?: TestMesh,
      knex?: Awaited<ReturnType<typeof databases.init>>,
    ) {
      return TestMesh.start({
        knex: knex ?? (await databases.init(databaseId)),
        sources: { local: { type: 'folder', path: directory.path } },
        entities: before ? [] : ORG,
        before,
      });
    }

    beforeEach(() => {
      directory.clear();
      write({
        'orders/orders.odcs.yaml': contract({
          name: 'orders',
          version: '2.1.0',
        }),
        'orders/orders-old.odcs.yaml': contract({
          name: 'orders',
          version: '1.4.0',
          status: 'deprecated',
        }),
        'orders/data-product.odps.yaml': product({
          name: 'Order Ledger',
          offers: ['urn:contract:orders@2.1.0'],
        }),
        'revenue/data-product.odps.yaml': product({
          name: 'revenue',
          domain: 'finance',
          owner: 'finance-team',
          reads: ['urn:contract:orders@2.1.0'],
          offers: ['urn:contract:revenue'],
        }),
        'revenue/revenue.odcs.yaml': contract({ name: 'revenue' }),
        'README.md': 'not a descriptor',
      });
    });

    it('makes products and contracts that know each other', async () => {
      const mesh = await start();
      await mesh.refresh();

      expect(mesh.refs()).toEqual([
        'api:default/orders-v1',
        'api:default/orders-v2',
        'api:default/revenue-v1',
        'dataproduct:default/order-ledger',
        'dataproduct:default/revenue',
      ]);
      expect(mesh.get('dataproduct:default/revenue').spec).toMatchObject({
        owner: 'group:default/finance-team',
        domain: 'domain:default/finance',
        inputPorts: [{ contract: 'api:default/orders-v2' }],
        outputPorts: [{ contract: 'api:default/revenue-v1' }],
        dependsOn: ['dataproduct:default/order-ledger'],
      });
      expect(mesh.get('api:default/orders-v2')).toMatchObject({
        metadata: { title: 'orders v2' },
        spec: {
          type: 'data-contract',
          lifecycle: 'active',
          owner: 'group:default/sales-team',
          domain: 'domain:default/sales',
          definition: expect.stringContaining('version: 2.1.0'),
        },
      });
    });

    it('costs nothing when nothing changed, not even after a restart', async () => {
      const knex = await databases.init(databaseId);
      const mesh = await start(undefined, knex);
      await mesh.refresh();
      mesh.forget();
      const read = jest.spyOn(fs.promises, 'open');
      await mesh.refresh();
      const restarted = await start(mesh, knex);
      await restarted.refresh();
      expect(mesh.mutations).toEqual([]);
      expect(restarted.mutations).toEqual([]);
      expect(read).not.toHaveBeenCalled();
      write({
        'orders/orders.odcs.yaml': contract({
          name: 'orders',
          version: '2.2.0',
        }),
      });
      await restarted.refresh();
      expect(read).toHaveBeenCalledTimes(1);
      read.mockRestore();
    });

    it('shows the README beside a product, and follows it', async () => {
      const mesh = await start();
      const readme = () => mesh.get('dataproduct:default/revenue').spec!.readme;
      await mesh.refresh();
      expect(readme()).toBeUndefined();
      mesh.forget();

      write({ 'revenue/README.md': '# Revenue\n\nNet of returns.' });
      await mesh.refresh();
      expect(readme()).toBe('# Revenue\n\nNet of returns.');
      expect(mesh.changes().added).toEqual(['dataproduct:default/revenue']);

      write({ 'revenue/README.md': `# Long\n${'x'.repeat(70_000)}` });
      await mesh.refresh();
      expect(readme()).toMatch(/xxx\n\n… The rest is in the repository\.\n$/);

      write({ 'revenue/README.md': null });
      await mesh.refresh();
      expect(readme()).toBeUndefined();
    });

    it('tells of one changed file its own entities and those that depend on it', async () => {
      const mesh = await start();
      await mesh.refresh();
      mesh.forget();

      write({
        'revenue/revenue.odcs.yaml': `${contract({
          name: 'revenue',
        })}\ntags: [money]`,
      });
      await mesh.refresh();
      expect(mesh.changes()).toEqual({
        added: ['api:default/revenue-v1'],
        removed: [],
      });
      mesh.forget();

      write({
        'orders/orders.odcs.yaml': contract({
          name: 'orders',
          version: '3.0.0',
        }),
      });
      await mesh.refresh();
      expect(mesh.changes()).toEqual({
        added: [
          'api:default/orders-v3',
          'dataproduct:default/order-ledger',
          'dataproduct:default/revenue',
        ],
        removed: ['api:default/orders-v2'],
      });
      expect(
        mesh.get('dataproduct:default/revenue').spec!.inputPorts,
      ).toMatchObject([{ contract: 'api:default/orders-v3' }]);
    });

    it('takes a file that moved for the same thing', async () => {
      const mesh = await start();
      await mesh.refresh();
      mesh.forget();
      fs.renameSync(
        path.join(directory.path, 'revenue'),
        path.join(directory.path, 'turnover'),
      );
      await mesh.refresh();
      expect(mesh.changes()).toEqual({
        added: ['api:default/revenue-v1', 'dataproduct:default/revenue'],
        removed: [],
      });
      expect(
        mesh.get('api:default/revenue-v1').metadata.annotations,
      ).toMatchObject({
        'meshwright.io/descriptor-location': 'turnover/revenue.odcs.yaml',
      });
    });

    it('removes what is gone, and leaves what pointed at it with a finding', async () => {
      const mesh = await start();
      await mesh.refresh();
      mesh.forget();
      write({
        'orders/orders.odcs.yaml': null,
        'orders/orders-old.odcs.yaml': null,
      });
      await mesh.refresh();
      expect(mesh.refs()).not.toContain('api:default/orders-v2');
      expect(mesh.findings('dataproduct:default/revenue')).toEqual([
        'catalog/unresolved-contract',
      ]);
      expect(
        mesh.get('dataproduct:default/revenue').spec!.inputPorts,
      ).toMatchObject([{ contract: 'api:default/orders-v2' }]);
    });

    it('keeps the last good state of a file that broke, with what is wrong now', async () => {
      const mesh = await start();
      await mesh.refresh();
      write({
        'revenue/revenue.odcs.yaml':
          'apiVersion: v3.1.0\nkind: DataContract\nid: [urn\nname: "x',
      });
      await mesh.refresh();
      expect(mesh.get('api:default/revenue-v1').spec!.definition).toContain(
        'revenue as they are',
      );
      expect(mesh.findings('api:default/revenue-v1', { all: true })).toEqual(
        expect.arrayContaining(['catalog/last-good-state', 'document/syntax']),
      );
      write({
        'revenue/revenue.odcs.yaml': contract({
          name: 'revenue',
          version: '1.0.1',
        }),
      });
      await mesh.refresh();
      expect(mesh.findings('api:default/revenue-v1')).toEqual([]);
    });

    it('shows a file that never could be read under its own name, and nothing else suffers', async () => {
      write({
        'broken/broken-thing.odcs.yaml': ': : : {{{',
        'binary/data-product.odps.yaml': Buffer.from([0, 1, 2, 3, 0xff, 0xfe]),
      });
      const mesh = await start();
      await mesh.refresh();
      expect(mesh.get('api:default/broken-thing')).toMatchObject({
        metadata: { description: expect.stringContaining('cannot be read') },
        spec: { definition: ': : : {{{' },
      });
      expect(
        mesh.findings('api:default/broken-thing', { all: true }).length,
      ).toBeGreaterThan(0);
      expect(mesh.get('dataproduct:default/binary').kind).toBe('DataProduct');
      expect(mesh.get('dataproduct:default/revenue').spec!.dependsOn).toEqual([
        'dataproduct:default/order-ledger',
      ]);
      expect(await mesh.status()).toMatchObject([
        { status: 'ok', descriptors: 7, errors: 2 },
      ]);
    });

    it('does not believe at once that everything is gone', async () => {
      const mesh = await start();
      await mesh.refresh();
      mesh.forget();
      directory.clear();
      await mesh.refresh();
      expect(mesh.mutations).toEqual([]);
      expect(await mesh.status()).toMatchObject([
        {
          status: 'failing',
          message: expect.stringContaining('6 of 6 files are gone at once'),
        },
      ]);
      await mesh.refresh();
      expect(mesh.refs()).toEqual([]);
      expect(await mesh.status()).toMatchObject([
        { status: 'ok', descriptors: 0 },
      ]);
    });

    it('keeps the last state when the folder is not there, and says so', async () => {
      const mesh = await start();
      await mesh.refresh();
      mesh.forget();
      const moved = `${directory.path}-away`;
      fs.renameSync(directory.path, moved);
      await mesh.refresh();
      fs.renameSync(moved, directory.path);
      expect(mesh.mutations).toEqual([]);
      expect(await mesh.status()).toMatchObject([
        {
          status: 'failing',
          message: expect.stringContaining('is not there'),
          lastSuccess: expect.any(String),
          descriptors: 5,
        },
      ]);
      await mesh.refresh();
      expect(await mesh.status()).toMatchObject([{ status: 'ok' }]);
    });
  },
);
