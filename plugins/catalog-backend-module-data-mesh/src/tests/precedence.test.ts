// SPDX-License-Identifier: Apache-2.0
import path from 'node:path';
import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { createBackendModule } from '@backstage/backend-plugin-api';
import { catalogLocationsExtensionPoint } from '@backstage/plugin-catalog-node';
import type { Knex } from 'knex';
import { contract, product } from '../__testUtils__/documents';
import { writeFiles } from '../__testUtils__/folders';
import { TestCatalog } from '../__testUtils__/TestCatalog';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const STATED = `
apiVersion: meshwright.io/v1alpha1
kind: DataProduct
metadata: { name: ledger, title: By catalog-info }
spec: { owner: sales-team, domain: sales }
---
apiVersion: backstage.io/v1alpha1
kind: API
metadata: { name: orders-contract, title: By catalog-info }
spec:
  type: data-contract
  owner: sales-team
  definition: |
${contract({ name: 'orders' }).replace(/^/gm, '    ')}
`;

/** Lets files be registered, as only URLs are by default. */
const fileLocations = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'file-locations',
  register(reg) {
    reg.registerInit({
      deps: { locations: catalogLocationsExtensionPoint },
      async init({ locations }) {
        locations.setAllowedLocationTypes(['file']);
      },
    });
  },
});

describe.each(databases.eachSupportedId())(
  'a product that is described twice, %p',
  databaseId => {
    const directory = createMockDirectory();
    let knex: Knex;
    let catalog: TestCatalog;

    const titles = async () =>
      (await catalog.find({ kind: { $in: ['DataProduct', 'API'] } }))
        .map(({ metadata }) => `${metadata.name}: ${metadata.title}`)
        .sort();
    const register = async () => {
      const { body } = await catalog.http
        .post('/api/catalog/locations')
        .send({
          type: 'file',
          target: path.join(directory.path, 'stated/catalog-info.yaml'),
        })
        .expect(201);
      return body.location.id as string;
    };
    const unregister = (id: string) =>
      catalog.http.delete(`/api/catalog/locations/${id}`).expect(204);
    /** Time goes by: what was told is settled, and is compared with the catalog. */
    const compare = async () => {
      await knex('data_mesh_sources').update({ verified_at: null });
      await knex('data_mesh_entities').update({
        emitted_at: '2020-01-01T00:00:00.000Z',
      });
      await catalog.scheduler.run('catalog_orphan_cleanup');
      await catalog.refresh('local');
    };

    const BY_DESCRIPTOR = ['ledger: ledger', 'orders-v1: orders v1'];
    const BY_PEOPLE = [
      'ledger: By catalog-info',
      'orders-contract: By catalog-info',
    ];

    beforeEach(async () => {
      directory.clear();
      writeFiles(directory.path, {
        'stated/catalog-info.yaml': STATED,
        'mesh/data-product.odps.yaml': product({
          name: 'ledger',
          offers: ['urn:contract:orders'],
        }),
        'mesh/orders.odcs.yaml': contract({ name: 'orders' }),
      });
      knex = await databases.init(databaseId);
      catalog = await TestCatalog.start({
        knex,
        catalog: {
          processingInterval: { seconds: 1 },
          providers: {
            dataMesh: {
              local: {
                type: 'folder',
                path: path.join(directory.path, 'mesh'),
              },
            },
          },
        },
        features: [fileLocations],
      });
    });

    it('is shown as people registered it, whether they came second or first', async () => {
      await catalog.refresh('local');
      await catalog.eventually(async () =>
        expect(await titles()).toEqual(BY_DESCRIPTOR),
      );

      const location = await register();
      await catalog.eventually(async () =>
        expect(await titles()).toEqual(expect.arrayContaining(BY_PEOPLE)),
      );
      await compare();
      await catalog.eventually(async () =>
        expect(await titles()).toEqual(BY_PEOPLE),
      );

      // Nothing is taken back by what comes later.
      await compare();
      writeFiles(directory.path, {
        'mesh/data-product.odps.yaml': product({
          name: 'ledger',
          version: '1.1.0',
          offers: ['urn:contract:orders'],
        }),
      });
      await catalog.refresh('local');
      await catalog.eventually(async () =>
        expect(await titles()).toEqual(BY_PEOPLE),
      );

      await unregister(location);
      await catalog.eventually(async () => {
        await compare();
        expect(await titles()).toEqual(BY_DESCRIPTOR);
      });
    });

    it('is shown as people registered it when they came first', async () => {
      const location = await register();
      await catalog.eventually(async () =>
        expect(await titles()).toEqual(BY_PEOPLE),
      );
      await catalog.refresh('local');
      await compare();
      await catalog.eventually(async () =>
        expect(await titles()).toEqual(BY_PEOPLE),
      );

      await unregister(location);
      await catalog.eventually(async () => {
        await compare();
        expect(await titles()).toEqual(BY_DESCRIPTOR);
      });
    });
  },
);
