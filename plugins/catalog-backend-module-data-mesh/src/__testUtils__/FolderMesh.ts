// SPDX-License-Identifier: Apache-2.0
import {
  createMockDirectory,
  type TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { ORG } from './documents';
import { writeFiles } from './folders';
import { TestMesh } from './TestMesh';

/** A folder of descriptors and the mesh that is made of it, new for each test. Call it inside `describe`. */
export function folderMesh(
  databases: TestDatabases,
  databaseId: TestDatabaseId,
) {
  const directory = createMockDirectory();
  const context = {
    path: directory.path,
    knex: undefined as unknown as Knex,
    write: (files: Record<string, string | Buffer | null>) =>
      writeFiles(directory.path, files),
    /** Writes files and reads the folder for the first time. */
    async read(
      files: Record<string, string | Buffer>,
      options: { settings?: JsonObject; entities?: Entity[] } = {},
    ): Promise<TestMesh> {
      context.write(files);
      const mesh = await TestMesh.start({
        knex: context.knex,
        sources: {
          local: {
            type: 'folder',
            path: directory.path,
            ...options.settings,
          },
        },
        entities: options.entities ?? ORG,
      });
      await mesh.refresh();
      return mesh;
    },
  };
  beforeEach(async () => {
    directory.clear();
    context.knex = await databases.init(databaseId);
  });
  return context;
}
