// SPDX-License-Identifier: Apache-2.0
import type { AddressInfo } from 'node:net';
import {
  coreServices,
  createServiceFactory,
  type UserInfoService,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { GitHostClient } from '@meshwright/plugin-data-mesh-common';
// The actions are tried against the host itself, as they meet it in a portal.
// eslint-disable-next-line @backstage/no-mixed-plugin-imports
import dataMeshPlugin from '@meshwright/plugin-data-mesh-backend';
import { MeshConnection } from '../mesh/MeshConnection';

/** Person who is in {@link TEAM}. */
export const MATEO = mockCredentials.user('user:default/mateo.ferrer');
/** Person who is in no team. */
export const LEO = mockCredentials.user('user:default/leo.martin');
/** Group of {@link MATEO}. */
export const TEAM = 'group:default/loyalty-crm';

/** Who belongs to what, for backends and actions alike. */
export const userInfo: UserInfoService = {
  getUserInfo: async credentials => {
    const { userEntityRef } = (credentials as typeof MATEO).principal;
    return {
      userEntityRef,
      ownershipEntityRefs:
        userEntityRef === MATEO.principal.userEntityRef
          ? [userEntityRef, TEAM]
          : [userEntityRef],
    };
  },
};

/** Starts the git host in a folder, beside a catalog with entities, and gives what actions and tests reach it with. */
export async function startGitHost(folder: string, entities: Entity[] = []) {
  const { server } = await startTestBackend({
    features: [
      dataMeshPlugin,
      catalogServiceMock.factory({ entities }),
      mockServices.scheduler.mock().factory,
      createServiceFactory({
        service: coreServices.userInfo,
        deps: {},
        factory: () => userInfo,
      }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://portal.example' },
          dataMesh: { gitHost: { folder } },
        },
      }),
    ],
  });
  const base = `http://localhost:${
    (server.address() as AddressInfo).port
  }/api/data-mesh`;
  return {
    mesh: new MeshConnection({
      auth: mockServices.auth(),
      discovery: {
        getBaseUrl: async () => base,
        getExternalBaseUrl: async () => base,
      },
    }),
    /** The host as a person has it. */
    as: (person: typeof MATEO) =>
      new GitHostClient({
        fetchApi: {
          fetch: (url, init) =>
            fetch(String(url).replace('plugin://data-mesh', base), {
              ...init,
              headers: {
                ...(init?.headers as Record<string, string>),
                Authorization: mockCredentials.user.header(
                  person.principal.userEntityRef,
                ),
              },
            }),
        },
      }),
  };
}
