// SPDX-License-Identifier: Apache-2.0
import { TestDatabases } from '@backstage/backend-test-utils';
import { findingsOf } from '@meshwright/plugin-data-mesh-common';
import { contract, ORG, product } from '../__testUtils__/documents';
import { folderMesh } from '../__testUtils__/FolderMesh';
import { TestMesh } from '../__testUtils__/TestMesh';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())(
  'references to contracts, %p',
  databaseId => {
    const folder = folderMesh(databases, databaseId);

    const versions = {
      'a.odcs.yaml': contract({ name: 'orders', version: '1.2.0' }),
      'b.odcs.yaml': contract({ name: 'orders', version: '2.0.0' }),
      'c.odcs.yaml': contract({
        name: 'orders',
        version: '3.0.0',
        status: 'draft',
      }),
    };
    it.each([
      ['urn:contract:orders@1.2.0', 'api:default/orders-v1'],
      ['urn:contract:orders@1.0.0', 'api:default/orders-v1'],
      ['urn:contract:orders@3.0.0', 'api:default/orders-v3'],
      ['urn:contract:orders@9.0.0', 'api:default/orders-v2'],
      ['orders@2', 'api:default/orders-v2'],
      ['urn:contract:returns@4.1.0', 'api:default/returns-v4'],
    ])('%p leads to %p', async (reference, expected) => {
      const mesh = await folder.read({
        ...versions,
        'data-product.yaml': product({ name: 'p', reads: [reference] }),
      });
      expect(mesh.get('dataproduct:default/p').spec!.inputPorts).toMatchObject([
        { contract: expected },
      ]);
    });

    it('without a version leads to the newest that is active', async () => {
      const mesh = await folder.read({
        ...versions,
        'data-product.yaml': `${product({
          name: 'p',
        })}\ninputPorts:\n  - name: a\n    contractId: urn:contract:orders\n`,
      });
      expect(mesh.get('dataproduct:default/p').spec!.inputPorts).toMatchObject([
        { contract: 'api:default/orders-v2' },
      ]);
    });

    it('are made good when the contract turns up, in whatever source', async () => {
      folder.write({
        'one/data-product.yaml': product({
          name: 'p',
          reads: ['urn:contract:late'],
        }),
        'two/readme.md': '',
      });
      const mesh = await TestMesh.start({
        knex: folder.knex,
        sources: {
          one: { type: 'folder', path: `${folder.path}/one` },
          two: { type: 'folder', path: `${folder.path}/two` },
        },
        entities: ORG,
      });
      await mesh.refresh();
      const finding = findingsOf(mesh.get('dataproduct:default/p')).find(
        ({ rule }) => rule.startsWith('catalog/'),
      );
      expect(finding).toMatchObject({
        rule: 'catalog/unresolved-contract',
        severity: 'warning',
        path: '/inputPorts/0',
        line: 11,
      });

      folder.write({
        'two/late.odcs.yaml': contract({ name: 'late' }),
        'two/data-product.yaml': product({
          name: 'q',
          offers: ['urn:contract:late'],
        }),
      });
      await mesh.refresh('two');
      expect(mesh.findings('dataproduct:default/p')).toEqual([]);
      expect(mesh.get('dataproduct:default/p').spec).toMatchObject({
        inputPorts: [{ contract: 'api:default/late-v1' }],
        dependsOn: ['dataproduct:default/q'],
      });
    });

    it('follows a contract that moves to another product, whatever it is called', async () => {
      const offer = (target: string) =>
        `apiVersion: meshwright.io/v1alpha1\nkind: DataProduct\nmetadata: { name: stated }\nspec: { owner: sales-team, domain: sales, outputPorts: [{ name: a, contract: ${target} }] }\n`;
      const mesh = await folder.read({
        'orders.odcs.yaml': contract({ name: 'orders', version: '2.0.0' }),
        'reader/data-product.yaml': product({
          name: 'reader',
          reads: ['urn:contract:orders@2.0.0'],
        }),
        'old/data-product.yaml': product({
          name: 'old',
          offers: ['urn:contract:orders@2.0.0'],
        }),
      });
      const dependsOn = () =>
        mesh.get('dataproduct:default/reader').spec!.dependsOn;
      expect(dependsOn()).toEqual(['dataproduct:default/old']);
      for (const target of [
        'orders',
        'orders-v2',
        'default/orders-v2',
        'urn:contract:orders',
      ]) {
        folder.write({
          'old/data-product.yaml': null,
          'new/catalog-info.yaml': offer(target),
        });
        await mesh.refresh();
        expect([target, dependsOn()]).toEqual([
          target,
          ['dataproduct:default/stated'],
        ]);
        folder.write({
          'old/data-product.yaml': product({
            name: 'old',
            offers: ['urn:contract:orders@2.0.0'],
          }),
          'new/catalog-info.yaml': null,
        });
        await mesh.refresh();
        expect([target, dependsOn()]).toEqual([
          target,
          ['dataproduct:default/old'],
        ]);
      }
    });
  },
);
