// SPDX-License-Identifier: Apache-2.0
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import authPlugin from '@backstage/plugin-auth-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import request from 'supertest';
import { authModuleExamplePeople } from './module';

const people = [
  {
    user: 'user:default/amelie',
    role: 'Analyst',
    may: 'Finds data for reports.',
  },
];

const catalog = catalogServiceMock.factory({
  entities: [
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'User',
      metadata: { name: 'amelie', namespace: 'default' },
      spec: { memberOf: [] },
    },
  ],
});

function start(providers: object) {
  return startTestBackend({
    features: [
      authPlugin,
      authModuleExamplePeople,
      catalog,
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://localhost:3000' },
          backend: { baseUrl: 'http://localhost:7007' },
          auth: { providers },
        },
      }),
    ],
  });
}

const refresh = (server: Parameters<typeof request>[0], person?: string) => {
  const call = request(server)
    .get('/api/auth/examplePeople/refresh')
    .set('X-Requested-With', 'XMLHttpRequest');
  return person ? call.set('x-meshwright-person', person) : call;
};

describe('authModuleExamplePeople', () => {
  const nodeEnv = process.env.NODE_ENV;
  afterEach(() => {
    (process.env as Record<string, string | undefined>).NODE_ENV = nodeEnv;
  });

  it('signs in the people it was given, and nobody else', async () => {
    const { server } = await start({ examplePeople: { people } });

    const signedIn = await refresh(server, 'user:default/Amelie');
    expect(signedIn.status).toBe(200);
    expect(signedIn.body.backstageIdentity.identity.userEntityRef).toBe(
      'user:default/amelie',
    );

    expect((await refresh(server, 'user:default/root')).status).toBe(401);
    expect((await refresh(server)).status).toBe(400);
  });

  it('is not there unless it is configured', async () => {
    const { server } = await start({});
    expect((await refresh(server, 'user:default/amelie')).status).toBe(404);
  });

  it('refuses to start in production', async () => {
    (process.env as Record<string, string | undefined>).NODE_ENV = 'production';
    await expect(start({ examplePeople: { people } })).rejects.toThrow(
      /refused in production/,
    );
  });

  it('says which entry is wrong', async () => {
    await expect(
      start({
        examplePeople: { people: [{ ...people[0], user: 'user:default/' }] },
      }),
    ).rejects.toThrow(/people\[0\]\.user/);
  });
});
