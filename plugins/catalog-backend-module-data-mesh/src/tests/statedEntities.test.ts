// SPDX-License-Identifier: Apache-2.0
import path from 'node:path';
import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { contract, product } from '../__testUtils__/documents';
import { writeFiles } from '../__testUtils__/folders';
import {
  relationsOf,
  rulesOf,
  TestCatalog,
} from '../__testUtils__/TestCatalog';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

const ENTITIES = `
apiVersion: backstage.io/v1alpha1
kind: Domain
metadata: { name: sales }
spec: { owner: group:default/sales-team }
---
apiVersion: backstage.io/v1alpha1
kind: Group
metadata: { name: sales-team }
spec: { type: team, children: [] }
---
apiVersion: meshwright.io/v1alpha1
kind: DataProduct
metadata: { name: ledger, tags: [Orders & Returns] }
spec:
  type: source-aligned
  lifecycle: active
  owner: sales-team
  domain: sales
  additionalDomains: [finance]
  outputPorts: [{ name: orders, contract: orders }]
---
apiVersion: meshwright.io/v1alpha1
kind: DataProduct
metadata: { name: report }
spec:
  inputPorts: [{ name: orders, contract: orders, version: 1.10 }, { contract: nameless }]
  dependsOn: [ledger]
  platforms: gcp
---
apiVersion: meshwright.io/v1alpha1
kind: DataProduct
metadata: { name: empty }
---
apiVersion: backstage.io/v1alpha1
kind: API
metadata: { name: orders }
spec:
  type: data-contract
  domain: sales
  definition: |
${contract({ name: 'orders', extra: 'wrongField: true' }).replace(
  /^/gm,
  '    ',
)}
---
apiVersion: meshwright.io/v1alpha1
kind: GovernancePolicy
metadata: { name: retention }
spec: { owner: sales-team, lifecycle: enabled, domain: sales }
`;

describe.each(databases.eachSupportedId())(
  'entities that people state, %p',
  databaseId => {
    const directory = createMockDirectory();
    const file = path.join(directory.path, 'catalog-info.yaml');

    afterEach(() => directory.clear());

    it('are related in both directions, and nothing wrong with them hides them', async () => {
      directory.setContent({ 'catalog-info.yaml': ENTITIES });
      const catalog = await TestCatalog.start({
        knex: await databases.init(databaseId),
        catalog: { locations: [{ type: 'file', target: file }] },
      });

      const ledger = await catalog.eventually(async () => {
        const found = await catalog.get('dataproduct', 'ledger');
        expect(relationsOf(found)).toContain(
          'dependencyOf dataproduct:default/report',
        );
        return found;
      });
      expect(relationsOf(ledger)).toEqual([
        'dependencyOf dataproduct:default/report',
        'ownedBy group:default/sales-team',
        'partOf domain:default/finance',
        'partOf domain:default/sales',
        'providesApi api:default/orders',
      ]);
      expect(ledger.metadata.tags).toEqual(['orders-returns']);

      const report = await catalog.related('dataproduct', 'report', 2);
      expect(relationsOf(report)).toEqual([
        'consumesApi api:default/orders',
        'dependsOn dataproduct:default/ledger',
      ]);
      expect(report.spec).toEqual({
        inputPorts: [{ name: 'orders', contract: 'orders', version: '1.1' }],
        dependsOn: ['ledger'],
      });
      expect(rulesOf(report)).toEqual([
        'catalog/no-domain',
        'catalog/no-owner',
        'catalog/wrong-form',
        'catalog/wrong-form',
      ]);

      expect(rulesOf(await catalog.related('dataproduct', 'empty', 0))).toEqual(
        ['catalog/no-domain', 'catalog/no-owner', 'catalog/wrong-form'],
      );

      const orders = await catalog.related('api', 'orders', 3);
      expect(relationsOf(orders)).toEqual([
        'apiConsumedBy dataproduct:default/report',
        'apiProvidedBy dataproduct:default/ledger',
        'partOf domain:default/sales',
      ]);
      expect(orders.metadata.annotations).toMatchObject({
        'meshwright.io/contract-id': 'urn:contract:orders',
        'meshwright.io/contract-version': '1.0.0',
        'meshwright.io/descriptor': 'odcs/3.1.0',
      });
      expect(rulesOf(orders)).toEqual([
        'catalog/no-owner',
        'odcs/unknown-field',
      ]);

      expect(relationsOf(await catalog.related('domain', 'sales', 4))).toEqual([
        'hasPart api:default/orders',
        'hasPart dataproduct:default/ledger',
        'hasPart governancepolicy:default/retention',
        'ownedBy group:default/sales-team',
      ]);
      expect(
        relationsOf(await catalog.related('group', 'sales-team', 3)),
      ).toEqual([
        'ownerOf dataproduct:default/ledger',
        'ownerOf domain:default/sales',
        'ownerOf governancepolicy:default/retention',
      ]);

      expect(
        (
          await catalog.find({
            kind: 'DataProduct',
            'spec.type': 'source-aligned',
          })
        ).map(e => e.metadata.name),
      ).toEqual(['ledger']);
      expect(
        (
          await catalog.find({
            kind: 'DataProduct',
            'relations.partOf': 'domain:default/sales',
          })
        ).map(e => e.metadata.name),
      ).toEqual(['ledger']);
    });

    it('are refused with the reason when the catalog cannot take them at all', async () => {
      const catalog = await TestCatalog.start({
        knex: await databases.init(databaseId),
        catalog: {},
      });
      const validate = (entity: object) =>
        catalog.http.post('/api/catalog/validate-entity').send({
          location: 'url:https://example.com/a.yaml',
          entity: { spec: {}, ...entity },
        });
      const named = await validate({
        apiVersion: 'meshwright.io/v1alpha1',
        kind: 'DataProduct',
        metadata: { name: 'bad name!' },
      }).expect(400);
      expect(named.body.errors[0].message).toContain(
        '"metadata.name" is not valid',
      );
      const versioned = await validate({
        apiVersion: 'meshwright.io/v9',
        kind: 'DataProduct',
        metadata: { name: 'a' },
      }).expect(400);
      expect(versioned.body.errors[0].message).toContain(
        'no version matching apiVersion',
      );
      await validate({
        apiVersion: 'meshwright.io/v1alpha1',
        kind: 'DataProduct',
        metadata: { name: 'a' },
      }).expect(200);
    });

    it('reach the contracts that sources find, by name and id', async () => {
      writeFiles(directory.path, {
        'stated/entities.yaml': `
apiVersion: meshwright.io/v1alpha1
kind: DataProduct
metadata: { name: dashboard }
spec: { inputPorts: [{ name: a, contract: 'orders', version: 2 }, { name: b, contract: 'urn:contract:returns' }] }
`,
        'mesh/orders.odcs.yaml': contract({ name: 'orders', version: '2.3.0' }),
        'mesh/returns.odcs.yaml': contract({ name: 'returns' }),
        'mesh/data-product.odps.yaml': product({
          name: 'ledger',
          offers: ['urn:contract:orders@2.3.0', 'urn:contract:returns'],
        }),
      });
      const catalog = await TestCatalog.start({
        knex: await databases.init(databaseId),
        catalog: {
          locations: [
            {
              type: 'file',
              target: path.join(directory.path, 'stated/entities.yaml'),
            },
          ],
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
      });
      await catalog.refresh('local');
      await catalog.eventually(async () =>
        expect(
          relationsOf(await catalog.get('dataproduct', 'dashboard')),
        ).toEqual([
          'consumesApi api:default/orders-v2',
          'consumesApi api:default/returns-v1',
          'dependsOn dataproduct:default/ledger',
        ]),
      );
    });
  },
);
