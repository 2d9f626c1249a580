// SPDX-License-Identifier: Apache-2.0
import { execFile } from 'node:child_process';
import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import {
  createMockDirectory,
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { RELATION_MEMBER_OF } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { EventParams } from '@backstage/plugin-events-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { GitHostPushEvent } from '@meshwright/plugin-data-mesh-node';
import request from 'supertest';
import dataMeshPlugin from '../..';

const run = promisify(execFile);

/** Owns what is made here, through the team. */
export const OWNER = mockCredentials.user('user:default/mateo.ferrer');

/** Owns nothing. */
export const OTHER = mockCredentials.user('user:default/leo.martin');

export const TEAM = 'group:default/loyalty-crm';

/** Where repositories are kept. */
export const disk = createMockDirectory();

/** Where they are cloned to. */
export const clones = createMockDirectory();

/** Starts the plugin with a git host, as two people call it. */
export async function startGitHost(
  options: { anonymousClone?: boolean; denied?: string[] } = {},
) {
  const denied = new Set(options.denied);
  const events: EventParams<GitHostPushEvent>[] = [];
  const { server } = await startTestBackend({
    features: [
      dataMeshPlugin,
      catalogServiceMock.factory({
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'User',
            metadata: { name: 'mateo.ferrer' },
            spec: {
              profile: {
                displayName: 'Mateo <script> Ferrer',
                email: 'mateo.ferrer@tarnfell.example',
              },
            },
            relations: [{ type: RELATION_MEMBER_OF, targetRef: TEAM }],
          },
        ],
      }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'http://portal.example' },
          dataMesh: {
            gitHost: {
              folder: disk.path,
              anonymousClone: options.anonymousClone,
            },
          },
        },
      }),
      mockServices.permissions.mock({
        authorize: async requests =>
          requests.map(({ permission }) => ({
            result: denied.has(permission.name)
              ? AuthorizeResult.DENY
              : AuthorizeResult.ALLOW,
          })),
      }).factory,
      mockServices.userInfo.mock({
        getUserInfo: async credentials => {
          const { userEntityRef } = (credentials as typeof OWNER).principal;
          return {
            userEntityRef,
            ownershipEntityRefs:
              userEntityRef === OWNER.principal.userEntityRef
                ? [userEntityRef, TEAM]
                : [userEntityRef],
          };
        },
      }).factory,
      // The index of the marketplace is not what this is about.
      mockServices.scheduler.mock().factory,
      mockServices.events.mock({
        publish: async event => {
          events.push(event as EventParams<GitHostPushEvent>);
        },
      }).factory,
    ],
  });
  const { port } = server.address() as AddressInfo;
  const as = (credentials: typeof OWNER) => ({
    get: (where: string) =>
      request(server)
        .get(`/api/data-mesh/v1/git/repositories${where}`)
        .set(
          'Authorization',
          mockCredentials.user.header(credentials.principal.userEntityRef),
        ),
    post: (where: string, body: object = {}) =>
      request(server)
        .post(`/api/data-mesh/v1/git/repositories${where}`)
        .set(
          'Authorization',
          mockCredentials.user.header(credentials.principal.userEntityRef),
        )
        .send(body),
    delete: (where: string) =>
      request(server)
        .delete(`/api/data-mesh/v1/git/repositories${where}`)
        .set(
          'Authorization',
          mockCredentials.user.header(credentials.principal.userEntityRef),
        ),
  });
  return {
    server,
    events,
    owner: as(OWNER),
    other: as(OTHER),
    url: `http://localhost:${port}/api/data-mesh/git`,
  };
}

/** A repository that tests make. */
export const LOYALTY = {
  group: 'customer-loyalty',
  name: 'tiers',
  owner: TEAM,
};

export const AT = '/customer-loyalty/tiers';

export const README = { path: 'README.md', content: '# Tiers\n' };

/** Runs git in a folder, with a token where one is given. */
export async function git(args: string[], cwd: string, token?: string) {
  const { stdout } = await run(
    'git',
    [
      ...(token
        ? [
            '-c',
            `http.extraHeader=Authorization: Basic ${Buffer.from(
              `git:${token}`,
            ).toString('base64')}`,
          ]
        : []),
      '-c',
      'user.name=Mateo',
      '-c',
      'user.email=mateo@tarnfell.example',
      ...args,
    ],
    { cwd, env: { ...process.env, GIT_TERMINAL_PROMPT: '0' } },
  );
  return stdout;
}

/** What a person gives as a password. */
export const tokenOf = (credentials: typeof OWNER) =>
  mockCredentials.user.token(credentials.principal.userEntityRef);
