// SPDX-License-Identifier: Apache-2.0
import fs from 'node:fs';
import path from 'node:path';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { Knex } from 'knex';
import {
  relationsOf,
  rulesOf,
  TestCatalog,
} from '../__testUtils__/TestCatalog';

const examples = path.resolve(__dirname, '../../../../examples');
const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())(
  'the example mesh, %p',
  databaseId => {
    let knex: Knex;
    let catalog: TestCatalog;

    beforeAll(async () => {
      knex = await databases.init(databaseId);
      catalog = await TestCatalog.start({
        knex,
        catalog: {
          locations: fs
            .readdirSync(path.join(examples, 'org'))
            .filter(file => file.endsWith('.yaml'))
            .map(file => ({
              type: 'file',
              target: path.join(examples, 'org', file),
            })),
          providers: {
            dataMesh: {
              example: {
                type: 'folder',
                path: path.join(examples, 'products'),
              },
            },
          },
        },
      });
    });

    const all = (kind: string) => catalog.find({ kind });
    const refs = (entities: Entity[]) =>
      entities.map(e => e.metadata.name).sort();

    it('comes into the catalog as a whole', async () => {
      await catalog.eventually(async () =>
        expect((await all('User')).length).toBeGreaterThan(20),
      );
      await catalog.refresh('example');

      const contracts = fs
        .readdirSync(path.join(examples, 'products'), {
          recursive: true,
          encoding: 'utf8',
        })
        .filter(file => file.endsWith('.odcs.yaml'));
      await catalog.eventually(async () => {
        expect(await all('DataProduct')).toHaveLength(18);
        expect((await all('API')).length).toBeGreaterThanOrEqual(
          contracts.length,
        );
        expect(
          relationsOf(await catalog.get('dataproduct', 'customer-360')),
        ).toEqual([
          'consumesApi api:default/consents-v2',
          'consumesApi api:default/customers-v1',
          'consumesApi api:default/loyalty-accounts-v1',
          'consumesApi api:default/orders-v2',
          'consumesApi api:default/products-v3',
          'consumesApi api:default/reviews-v1',
          'consumesApi api:default/web-sessions-v1',
          'dependencyOf dataproduct:default/churn-feature-set',
          'dependsOn dataproduct:default/customer-consent',
          'dependsOn dataproduct:default/customer-profile',
          'dependsOn dataproduct:default/loyalty-points',
          'dependsOn dataproduct:default/orders-ledger',
          'dependsOn dataproduct:default/product-catalogue',
          'dependsOn dataproduct:default/product-reviews',
          'dependsOn dataproduct:default/web-sessions',
          'ownedBy group:default/customer-insights',
          'partOf domain:default/assortment',
          'partOf domain:default/customer-insights',
          'partOf domain:default/order-to-cash',
          'providesApi api:default/customer-360-v2',
        ]);
      });
    });

    it('keeps with each entity what decides who may read it, as its relations say it', async () => {
      const stated = (entity: Entity) =>
        (entity.metadata.visibility as Array<{ of: string }>).map(
          ({ of }) => of,
        );
      const due = ({ relations = [], spec }: Entity) => [
        `classification:${spec?.classification ?? ''}`,
        ...relations
          .filter(({ targetRef }) => targetRef.startsWith('domain:'))
          .filter(({ type }) => type === 'partOf')
          .map(({ targetRef }) => `domains:${targetRef}`),
        ...relations
          .filter(({ type }) => type === 'ownedBy')
          .map(({ targetRef }) => `owners:${targetRef}`),
      ];
      await catalog.eventually(async () => {
        const entities = await Promise.all(
          ['DataProduct', 'API', 'Domain', 'Group', 'User'].map(all),
        );
        expect(entities.every(({ length }) => length > 0)).toBe(true);
        for (const entity of entities.flat()) {
          expect([entity.metadata.name, stated(entity)]).toEqual([
            entity.metadata.name,
            due(entity).sort(),
          ]);
        }
      });
    });

    it('traces an old version that is still read to the product that moved on', async () => {
      expect(
        relationsOf(await catalog.get('dataproduct', 'customer-segments')),
      ).toEqual(
        expect.arrayContaining([
          'consumesApi api:default/customers-v1.0.0',
          'dependsOn dataproduct:default/customer-profile',
        ]),
      );
    });

    it('names the versions of a contract', async () => {
      const names = refs(await all('API'));
      expect(names).toEqual(
        expect.arrayContaining([
          'orders-v1',
          'orders-v2',
          'products-v2',
          'products-v3',
          'customers-v1',
          'customers-v1.0.0',
        ]),
      );
    });

    it('has products of catalog-info files, with their contracts found by name', async () => {
      const entity = await catalog.get('dataproduct', 'price-history');
      expect(relationsOf(entity)).toEqual([
        'consumesApi api:default/products-v3',
        'dependencyOf dataproduct:default/revenue-by-product',
        'dependsOn dataproduct:default/product-catalogue',
        'ownedBy group:default/assortment',
        'partOf domain:default/assortment',
        'providesApi api:default/prices-v2',
      ]);
    });

    it('has owners and domains that are in the catalog', async () => {
      const mesh = [...(await all('DataProduct')), ...(await all('API'))];
      const existing = new Set(
        (
          await catalog.find({ kind: { $in: ['Group', 'User', 'Domain'] } })
        ).map(e => `${e.kind}:default/${e.metadata.name}`.toLowerCase()),
      );
      const dangling = mesh.flatMap(entity =>
        (entity.relations ?? [])
          .filter(
            ({ type, targetRef }) =>
              ['ownedBy', 'partOf'].includes(type) && !existing.has(targetRef),
          )
          .map(({ targetRef }) => `${entity.metadata.name} ${targetRef}`),
      );
      expect(dangling).toEqual([]);
      expect(
        mesh
          .filter(e => !e.spec?.owner || !e.spec?.domain)
          .map(e => e.metadata.name),
      ).toEqual([]);
    });

    it('shows the problems that are in it, and no others', async () => {
      const mesh = [...(await all('DataProduct')), ...(await all('API'))];
      const errors = mesh.filter(
        e =>
          Number(
            e.metadata.annotations?.['meshwright.io/finding-counts']?.split(
              ',',
            )[0] ?? 0,
          ) > 0,
      );
      expect(refs(errors)).toEqual(['credit-notes-v0', 'supplier-returns-v0']);
      expect(
        rulesOf(await catalog.get('dataproduct', 'supplier-returns')),
      ).toContain('catalog/unresolved-contract');
    });

    it('costs nothing when it is read again', async () => {
      const state = () =>
        knex('refresh_state')
          .orderBy('entity_ref')
          .select('entity_ref', 'unprocessed_hash', 'last_discovery_at');
      const before = await state();
      await catalog.refresh('example');
      expect(await state()).toEqual(before);
    });
  },
);
