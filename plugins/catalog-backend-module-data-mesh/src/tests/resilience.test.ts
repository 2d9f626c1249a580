// SPDX-License-Identifier: Apache-2.0
import fs from 'node:fs';
import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { contract, ORG } from '../__testUtils__/documents';
import { writeFiles } from '../__testUtils__/folders';
import { TestMesh } from '../__testUtils__/TestMesh';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });

describe.each(databases.eachSupportedId())('ingestion, %p', databaseId => {
  const directory = createMockDirectory();
  let knex: Knex;
  let mesh: TestMesh;

  const start = (before?: TestMesh) =>
    TestMesh.start({
      knex,
      sources: { local: { type: 'folder', path: directory.path } },
      entities: before ? [] : ORG,
      before,
    });

  beforeEach(async () => {
    directory.clear();
    writeFiles(directory.path, {
      'a.odcs.yaml': contract({ name: 'a' }),
      'b.odcs.yaml': contract({ name: 'b' }),
    });
    knex = await databases.init(databaseId);
    mesh = await start();
  });

  it('goes on where a process before it was cut off', async () => {
    mesh.onMutation = async () => {
      throw new Error('the database went away');
    };
    await expect(mesh.refresh()).rejects.toThrow('the database went away');
    expect(mesh.refs()).toEqual([]);

    const next = await start(mesh);
    await next.publish();
    expect(next.refs()).toEqual(['api:default/a-v1', 'api:default/b-v1']);
  });

  it('loses no change that comes while it publishes', async () => {
    await mesh.refresh();
    writeFiles(directory.path, {
      'a.odcs.yaml': contract({ name: 'a', version: '1.1.0' }),
    });
    let first = true;
    mesh.onMutation = async () => {
      if (first) {
        first = false;
        writeFiles(directory.path, {
          'a.odcs.yaml': contract({ name: 'a', version: '1.2.0' }),
        });
        await mesh.scheduler.run('data-mesh-refresh-local');
      }
    };
    await mesh.refresh();
    expect(mesh.get('api:default/a-v1').spec!.definition).toContain('1.2.0');
  });

  it('keeps what was known of a file that vanishes half-way', async () => {
    await mesh.refresh();
    mesh.forget();
    writeFiles(directory.path, {
      'a.odcs.yaml': contract({ name: 'a', version: '1.1.0' }),
      'b.odcs.yaml': contract({ name: 'b', version: '1.1.0' }),
    });
    const open = jest
      .spyOn(fs.promises, 'open')
      .mockRejectedValueOnce(
        Object.assign(new Error('gone'), { code: 'ENOENT' }),
      );
    await mesh.refresh();
    open.mockRestore();
    expect(mesh.changes()).toEqual({
      added: ['api:default/b-v1'],
      removed: [],
    });
    expect(mesh.refs()).toEqual(['api:default/a-v1', 'api:default/b-v1']);
    await mesh.refresh();
    expect(mesh.get('api:default/a-v1').spec!.definition).toContain('1.1.0');
  });

  it('waits while files move', async () => {
    await mesh.scheduler.run('data-mesh-refresh-local');
    await knex('data_mesh_sources').update({
      writing_since: new Date().toISOString(),
    });
    await mesh.publish();
    expect(mesh.refs()).toEqual([]);
    // A process that was cut off does not hold up the others for ever.
    await knex('data_mesh_sources').update({
      writing_since: '2020-01-01T00:00:00.000Z',
    });
    await mesh.publish();
    expect(mesh.refs()).toEqual(['api:default/a-v1', 'api:default/b-v1']);
  });

  it('tells the catalog again what it has lost', async () => {
    await mesh.refresh();
    mesh.entities.delete('api:default/a-v1');
    mesh.forget();
    await mesh.refresh();
    expect(mesh.mutations).toEqual([]);

    await knex('data_mesh_sources').update({ verified_at: null });
    await knex('data_mesh_entities').update({
      emitted_at: '2020-01-01T00:00:00.000Z',
    });
    await mesh.publish();
    expect(mesh.changes()).toEqual({
      added: ['api:default/a-v1'],
      removed: [],
    });
  });

  it('is not held up by a catalog that does not answer', async () => {
    await mesh.refresh();
    writeFiles(directory.path, { 'c.odcs.yaml': contract({ name: 'c' }) });
    await knex('data_mesh_sources').update({ verified_at: null });
    const streamEntities = jest
      .spyOn(mesh.catalog, 'streamEntities')
      .mockImplementation(() => {
        throw new Error('503');
      });
    await mesh.refresh();
    streamEntities.mockRestore();
    expect(mesh.refs()).toContain('api:default/c-v1');
  });
});
