// SPDX-License-Identifier: Apache-2.0
import { TestDatabases } from '@backstage/backend-test-utils';
import { findingsOf } from '@meshwright/plugin-data-mesh-common';
import { contract, product } from '../__testUtils__/documents';
import { folderMesh } from '../__testUtils__/FolderMesh';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())(
  'a catalog-info file beside descriptors, %p',
  databaseId => {
    const folder = folderMesh(databases, databaseId);

    it('stands for the descriptor of the same product, and gives the name back', async () => {
      const files = {
        'data-product.odps.yaml': product({
          name: 'ledger',
          offers: ['urn:contract:orders'],
        }),
        'orders.odcs.yaml': contract({ name: 'orders' }),
      };
      const mesh = await folder.read({
        ...files,
        'catalog-info.yaml': `
apiVersion: meshwright.io/v1alpha1
kind: DataProduct
metadata: { name: ledger }
spec: { owner: finance-team, domain: finance, outputPorts: [{ name: orders, contract: orders }], purpose: 3 }
---
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: { name: ledger }
`,
      });
      expect(mesh.refs()).toEqual([
        'api:default/orders-v1',
        'dataproduct:default/ledger',
      ]);
      expect(mesh.get('dataproduct:default/ledger').spec).toEqual({
        owner: 'finance-team',
        domain: 'finance',
        purpose: '3',
        outputPorts: [{ name: 'orders', contract: 'api:default/orders-v1' }],
      });
      expect(mesh.findings('dataproduct:default/ledger')).toEqual([
        'catalog/also-described',
      ]);
      expect(mesh.get('api:default/orders-v1').spec).toMatchObject({
        owner: 'group:default/finance-team',
        domain: 'domain:default/finance',
      });

      folder.write({ 'catalog-info.yaml': null });
      await mesh.refresh();
      expect(mesh.get('dataproduct:default/ledger').spec).toMatchObject({
        owner: 'group:default/sales-team',
        version: '1.0.0',
      });
      expect(mesh.findings('dataproduct:default/ledger')).toEqual([]);
    });

    it('may point at a contract of the same folder, and at nothing else', async () => {
      const api = (name: string, target: string) =>
        `apiVersion: backstage.io/v1alpha1\nkind: API\nmetadata: { name: ${name} }\nspec:\n  type: data-contract\n  owner: sales-team\n  definition: { ${target} }\n`;
      const mesh = await folder.read({
        'x/contracts/orders.odcs.yaml': contract({
          name: 'orders',
          extra: 'wrongField: 1',
        }),
        'x/catalog-info.yaml': [
          api('my-orders', '$text: ./contracts/orders.odcs.yaml'),
          api('outside', '$text: ../../../etc/passwd'),
          api('elsewhere', '$text: https://example.com/contract.yaml'),
          api('json', '$json: ./contracts/orders.odcs.yaml'),
          api('missing', '$text: ./contracts/none.odcs.yaml'),
        ].join('---\n'),
        'data-product.yaml': product({
          name: 'p',
          reads: ['urn:contract:orders'],
        }),
      });
      expect(mesh.refs().filter(ref => ref.startsWith('api:'))).toEqual([
        'api:default/elsewhere',
        'api:default/json',
        'api:default/missing',
        'api:default/my-orders',
        'api:default/outside',
      ]);
      expect(mesh.get('api:default/my-orders')).toMatchObject({
        metadata: {
          annotations: { 'meshwright.io/contract-id': 'urn:contract:orders' },
        },
        spec: { definition: expect.stringContaining('orders as they are') },
      });
      expect(mesh.findings('api:default/my-orders', { all: true })).toEqual([
        'odcs/unknown-field',
      ]);
      for (const name of ['outside', 'elsewhere', 'json']) {
        expect(
          mesh.get(`api:default/${name}`).spec!.definition,
        ).toBeUndefined();
        expect(mesh.findings(`api:default/${name}`)).toEqual([
          'catalog/reference-not-followed',
        ]);
      }
      expect(mesh.findings('api:default/missing')).toEqual([
        'catalog/unresolved-definition',
      ]);
      expect(mesh.get('dataproduct:default/p').spec!.inputPorts).toMatchObject([
        { contract: 'api:default/my-orders' },
      ]);

      folder.write({
        'x/contracts/orders.odcs.yaml': contract({
          name: 'orders',
          version: '1.1.0',
        }),
      });
      await mesh.refresh();
      expect(mesh.get('api:default/my-orders').spec!.definition).toContain(
        '1.1.0',
      );
    });

    it('shows what is wrong with it', async () => {
      const mesh = await folder.read({
        'catalog-info.yaml': `
apiVersion: meshwright.io/v1alpha1
kind: DataProduct
metadata: { name: 'not a name!', annotations: { 'bad key!': x } }
spec:
  owner: [a]
  domain: sales
  outputPorts:
    - description: nameless
`,
        'broken/catalog-info.yaml':
          'apiVersion: meshwright.io/v1alpha1\nkind: DataProduct\nmetadata: { name: x\n',
        'newer/catalog-info.yaml':
          'apiVersion: meshwright.io/v9\nkind: GovernancePolicy\nmetadata: { name: newer }\nspec: { owner: a, lifecycle: draft }\n',
        'other/catalog-info.yaml': 'kind: Component\nmetadata: { name: x\n',
      });
      expect(mesh.refs()).toEqual([
        'dataproduct:default/broken',
        'dataproduct:default/not-a-name',
        'governancepolicy:default/newer',
      ]);
      expect(mesh.findings('governancepolicy:default/newer')).toEqual([
        'catalog/unknown-version',
      ]);
      expect(
        findingsOf(mesh.get('dataproduct:default/not-a-name')),
      ).toMatchObject([
        { rule: 'catalog/wrong-name', line: 4 },
        { rule: 'catalog/wrong-form', path: '/spec/owner', line: 6 },
        { rule: 'catalog/wrong-form', path: '/spec/outputPorts/0', line: 9 },
        { rule: 'catalog/no-owner' },
      ]);
      expect(mesh.findings('dataproduct:default/broken')).toEqual([
        'catalog/unreadable',
      ]);
    });
  },
);
