// SPDX-License-Identifier: Apache-2.0
import { TestDatabases } from '@backstage/backend-test-utils';
import { contract, ORG, product } from '../__testUtils__/documents';
import { folderMesh } from '../__testUtils__/FolderMesh';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())(
  'owners and domains, %p',
  databaseId => {
    const folder = folderMesh(databases, databaseId);

    it.each([
      ['group:default/sales-team', 'group:default/sales-team', []],
      ['Sales Team', 'group:default/sales-team', []],
      ['sales@example.com', 'group:default/sales-team', []],
      ['JANE@example.com', 'user:default/jane.doe', []],
      ['jane.doe', 'user:default/jane.doe', []],
      [
        'group:default/nobody',
        'group:default/nobody',
        ['catalog/unresolved-owner'],
      ],
      ['nobody@example.com', undefined, ['catalog/unresolved-owner']],
    ])('of %p is %p', async (owner, expected, rules) => {
      const mesh = await folder.read({
        'data-product.yaml': product({ name: 'p', owner }),
      });
      expect(mesh.get('dataproduct:default/p').spec!.owner).toBe(expected);
      expect(mesh.findings('dataproduct:default/p')).toEqual(rules);
    });

    it('come from the settings of the source when a document names none', async () => {
      const mesh = await folder.read(
        {
          'data-product.yaml': product({ name: 'p', owner: '', domain: '' }),
          'lone.odcs.yaml': contract({ name: 'lone' }),
        },
        {
          settings: { defaultOwner: 'finance-team', defaultDomain: 'finance' },
        },
      );
      for (const ref of ['dataproduct:default/p', 'api:default/lone-v1']) {
        expect(mesh.get(ref).spec).toMatchObject({
          owner: 'group:default/finance-team',
          domain: 'domain:default/finance',
        });
        expect(mesh.findings(ref)).toEqual([]);
      }
    });

    it('are found when they come to the catalog later', async () => {
      const mesh = await folder.read(
        {
          'data-product.yaml': product({
            name: 'p',
            domain: 'sales/orders',
            offers: ['urn:contract:c'],
          }),
          'c.odcs.yaml': contract({ name: 'c' }),
        },
        { entities: [], settings: { domains: 'reference' } },
      );
      expect(mesh.get('dataproduct:default/p').spec).toMatchObject({
        domain: 'domain:default/sales-orders',
      });
      expect(mesh.findings('dataproduct:default/p')).toEqual([
        'catalog/unresolved-domain',
        'catalog/unresolved-owner',
      ]);
      expect(mesh.findings('api:default/c-v1')).toEqual(['catalog/no-owner']);

      for (const entity of ORG) {
        mesh.entities.set(
          `${entity.kind}:default/${entity.metadata.name}`.toLowerCase(),
          entity,
        );
      }
      mesh.entities.set('domain:default/orders', {
        ...ORG[3],
        metadata: { name: 'orders', namespace: 'default' },
      });
      await mesh.publish();
      expect(mesh.get('dataproduct:default/p').spec).toMatchObject({
        owner: 'group:default/sales-team',
        domain: 'domain:default/orders',
      });
      expect(mesh.get('api:default/c-v1').spec).toMatchObject({
        owner: 'group:default/sales-team',
        domain: 'domain:default/orders',
      });
      expect([
        ...mesh.findings('dataproduct:default/p'),
        ...mesh.findings('api:default/c-v1'),
      ]).toEqual([]);
      mesh.forget();
      await mesh.publish();
      expect(mesh.mutations).toEqual([]);
    });

    it('make a domain that nobody describes, until somebody does', async () => {
      const mesh = await folder.read({
        'data-product.yaml': product({ name: 'p', domain: 'Field Service' }),
      });
      expect(mesh.entities.has('domain:default/field-service')).toBe(false);
      await folder.knex('data_mesh_entities').update({
        emitted_at: '2020-01-01T00:00:00.000Z',
      });
      await mesh.publish();
      expect(mesh.get('domain:default/field-service')).toMatchObject({
        metadata: { title: 'Field Service' },
        spec: {},
      });
      await mesh.refresh();
      expect(mesh.findings('dataproduct:default/p')).toEqual([
        'catalog/unresolved-domain',
      ]);

      mesh.entities.set('domain:default/field-service', {
        ...ORG[3],
        metadata: { name: 'field-service', namespace: 'default' },
      });
      await mesh.publish();
      await mesh.publish();
      expect(mesh.findings('dataproduct:default/p')).toEqual([]);
      mesh.forget();
      await mesh.publish();
      expect(mesh.mutations).toEqual([]);
    });
  },
);
