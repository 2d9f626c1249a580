// SPDX-License-Identifier: Apache-2.0
import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { contract } from '../__testUtils__/documents';
import { writeFiles } from '../__testUtils__/folders';
import { TestCatalog } from '../__testUtils__/TestCatalog';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

describe('the state of sources', () => {
  const directory = createMockDirectory();
  const PATH = '/api/catalog/data-mesh/v1/sources';

  async function start(
    result:
      | typeof AuthorizeResult.ALLOW
      | typeof AuthorizeResult.DENY = AuthorizeResult.ALLOW,
  ) {
    writeFiles(directory.path, {
      'a.odcs.yaml': contract({ name: 'a' }),
      'b.odcs.yaml': '{',
    });
    return TestCatalog.start({
      knex: await databases.init('SQLITE_3'),
      catalog: {
        providers: {
          dataMesh: { files: { path: directory.path }, gone: null },
        },
      },
      features: [
        mockServices.permissions.mock({
          authorize: async () => [{ result }],
          authorizeConditional: async () => [{ result: AuthorizeResult.ALLOW }],
        }).factory,
      ],
    });
  }

  it('is told to those who may see it', async () => {
    const catalog = await start();
    expect((await catalog.http.get(PATH).expect(200)).body).toEqual({
      items: [
        {
          id: 'files',
          target: directory.path,
          status: 'pending',
          descriptors: 0,
          errors: 0,
        },
      ],
    });
    await catalog.refresh('files');
    expect((await catalog.http.get(PATH).expect(200)).body).toEqual({
      items: [
        {
          id: 'files',
          target: directory.path,
          status: 'ok',
          lastSuccess: expect.any(String),
          lastAttempt: expect.any(String),
          descriptors: 2,
          errors: 1,
        },
      ],
    });
    await catalog.http
      .get(PATH)
      .set('Authorization', mockCredentials.service.header())
      .expect(200);
  });

  it('is not told to others', async () => {
    const catalog = await start(AuthorizeResult.DENY);
    const denied = await catalog.http.get(PATH);
    const unknown = await catalog.http
      .get(PATH)
      .set('Authorization', mockCredentials.none.header());
    expect([denied.status, unknown.status]).toEqual([403, 401]);
  });

  it('takes nothing away from the catalog, and its permission is known', async () => {
    const catalog = await start();
    await catalog.http.get('/api/catalog/entities').expect(200);
    await catalog.http.get('/api/catalog/data-mesh/v1/other').expect(404);
    const { body } = await catalog.http
      .get('/api/catalog/.well-known/backstage/permissions/metadata')
      .expect(200);
    expect(body.permissions.map((p: { name: string }) => p.name)).toContain(
      'data-mesh.source.read',
    );
  });
});
