// SPDX-License-Identifier: Apache-2.0
import { TestDatabases } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { contract, product } from '../__testUtils__/documents';
import { folderMesh } from '../__testUtils__/FolderMesh';
import { TestMesh } from '../__testUtils__/TestMesh';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('an estate, %p', databaseId => {
  const folder = folderMesh(databases, databaseId);
  const fileOf = (mesh: TestMesh, ref: string) =>
    mesh.get(ref).metadata.annotations?.['meshwright.io/descriptor-location'];

  it('tells of names that two want, of copies and of duplicates, on both', async () => {
    const mesh = await folder.read({
      'a/orders.odcs.yaml': contract({ name: 'Orders', id: 'urn:a' }),
      'b/orders.odcs.yaml': contract({ name: 'orders', id: 'urn:b' }),
      'c/copy.odcs.yaml': contract({ name: 'same' }),
      'd/copy.odcs.yaml': contract({ name: 'same' }),
      'e/twice.odcs.yaml': contract({ name: 'twice' }),
      'f/twice.odcs.yaml': `${contract({ name: 'twice' })}\ntags: [other]`,
    });
    const others = mesh.refs().filter(ref => /-[0-9a-f]{6}$/.test(ref));
    expect(mesh.refs().filter(ref => !others.includes(ref))).toEqual([
      'api:default/orders-v1',
      'api:default/same-v1',
      'api:default/twice-v1',
    ]);
    expect(others.map(ref => fileOf(mesh, ref))).toEqual([
      'b/orders.odcs.yaml',
      'f/twice.odcs.yaml',
    ]);
    expect(fileOf(mesh, 'api:default/orders-v1')).toBe('a/orders.odcs.yaml');
    const rules = (ref: string) =>
      mesh.findings(ref).filter(rule => rule !== 'catalog/no-owner');
    expect(rules('api:default/orders-v1')).toEqual(['catalog/name-taken']);
    expect(rules('api:default/same-v1')).toEqual(['catalog/copy']);
    expect(rules('api:default/twice-v1')).toEqual(['catalog/duplicate']);
    expect(others.map(rules)).toEqual([
      ['catalog/name-taken'],
      ['catalog/duplicate'],
    ]);

    folder.write({
      'a/orders.odcs.yaml': contract({ name: 'invoices', id: 'urn:a' }),
      'f/twice.odcs.yaml': null,
    });
    mesh.forget();
    await mesh.refresh();
    expect(mesh.refs()).toEqual([
      'api:default/invoices-v1',
      'api:default/orders-v1',
      'api:default/same-v1',
      'api:default/twice-v1',
    ]);
    expect(fileOf(mesh, 'api:default/orders-v1')).toBe('b/orders.odcs.yaml');
    expect(rules('api:default/twice-v1')).toEqual([]);
  });

  it('follows changed settings, and forgets a source that is not configured any more', async () => {
    const files = {
      'data-product.yaml': product({ name: 'p', owner: '' }),
      'c.odcs.yaml': contract({ name: 'c' }),
    };
    const first = await folder.read(files);
    const restart = async (sources: Record<string, JsonObject>) =>
      TestMesh.start({ knex: folder.knex, sources, before: first });

    const second = await restart({
      local: {
        type: 'folder',
        path: folder.path,
        defaultOwner: 'finance-team',
        namespace: 'eu',
      },
    });
    await second.refresh();
    expect(second.refs()).toEqual(['api:eu/c-v1', 'dataproduct:eu/p']);
    expect(second.get('dataproduct:eu/p').spec!.owner).toBe(
      'group:default/finance-team',
    );

    const third = await restart({
      other: { type: 'folder', path: folder.path },
    });
    await third.refresh();
    expect(await third.status()).toMatchObject([
      { id: 'other', status: 'ok', descriptors: 2 },
    ]);
    expect(third.changes()).toEqual({
      added: ['api:default/c-v1', 'dataproduct:default/p'],
      removed: [],
    });
    expect(
      await folder
        .knex('data_mesh_descriptors')
        .distinct('source_id')
        .pluck('source_id'),
    ).toEqual(['other']);
  });

  it('publishes hundreds of descriptors in batches', async () => {
    const files: Record<string, string> = {};
    for (let i = 0; i < 150; i++) {
      files[`p${i}/data-product.yaml`] = product({
        name: `p${i}`,
        offers: [`urn:contract:c${i}`],
        reads: [`urn:contract:c${(i + 1) % 150}`],
      });
      files[`p${i}/c.odcs.yaml`] = contract({ name: `c${i}` });
    }
    const mesh = await folder.read(files);
    expect(mesh.refs()).toHaveLength(300);
    expect(mesh.mutations).toHaveLength(3);
    expect(mesh.get('dataproduct:default/p7').spec!.dependsOn).toEqual([
      'dataproduct:default/p8',
    ]);
  });
});
