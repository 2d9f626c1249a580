// SPDX-License-Identifier: Apache-2.0
import { readFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { schedulerServiceFactory } from '@backstage/backend-defaults/scheduler';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import templateKindModule from '@backstage/plugin-catalog-backend-module-scaffolder-entity-model';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import scaffolderPlugin from '@backstage/plugin-scaffolder-backend';
import azureModule from '@backstage/plugin-scaffolder-backend-module-azure';
import bitbucketCloudModule from '@backstage/plugin-scaffolder-backend-module-bitbucket-cloud';
import bitbucketServerModule from '@backstage/plugin-scaffolder-backend-module-bitbucket-server';
import githubModule from '@backstage/plugin-scaffolder-backend-module-github';
import gitlabModule from '@backstage/plugin-scaffolder-backend-module-gitlab';
import workspaceModule from '@backstage/plugin-scaffolder-backend-module-workspace-database';
import {
  DataMeshClient,
  GitHostClient,
} from '@meshwright/plugin-data-mesh-common';
// Whole tasks are tried on what a portal is made of.
/* eslint-disable @backstage/no-mixed-plugin-imports */
import catalogModuleDataMesh from '@meshwright/plugin-catalog-backend-module-data-mesh';
import dataMeshPlugin, {
  gitHostUrlReader,
} from '@meshwright/plugin-data-mesh-backend';
/* eslint-enable @backstage/no-mixed-plugin-imports */
import { parseAllDocuments } from 'yaml';
import scaffolderModuleDataMesh from '..';

const ROOT = path.resolve(__dirname, '../../../..');
const PAUSE = 100;
const PATIENCE = 150_000;

/** What the portal shows to the code hosts. */
export const HOST_TOKEN = 'secret-token';

/** What became of a task. */
export interface TaskResult {
  id?: string;
  status: string;
  output: {
    links?: Array<{ title: string; url?: string; entityRef?: string }>;
    text?: Array<{ title: string; content: string }>;
  };
  /** Messages of its log, one a line. */
  log: string;
}

/** Groups of each person of the example mesh. */
function readMemberships(): Map<string, string[]> {
  const text = readFileSync(path.join(ROOT, 'examples/org/people.yaml'));
  return new Map(
    parseAllDocuments(text.toString()).map(document => {
      const { metadata, spec } = document.toJS();
      return [
        `user:default/${metadata.name}`,
        spec.memberOf.map((group: string) => `group:default/${group}`),
      ];
    }),
  );
}

/**
 * Starts the backend of a portal with the example mesh: catalog, git host in a folder, scaffolder and the templates of
 * this project, each as it is in a portal.
 */
export async function startPortal(folder: string) {
  const memberships = readMemberships();
  const { server } = await startTestBackend({
    features: [
      catalogPlugin,
      templateKindModule,
      catalogModuleDataMesh,
      dataMeshPlugin,
      gitHostUrlReader,
      scaffolderPlugin,
      scaffolderModuleDataMesh,
      githubModule,
      gitlabModule,
      azureModule,
      bitbucketCloudModule,
      bitbucketServerModule,
      workspaceModule,
      schedulerServiceFactory,
      eventsServiceFactory,
      createServiceFactory({
        service: coreServices.userInfo,
        deps: {},
        factory: () => ({
          getUserInfo: async credentials => {
            const { userEntityRef } = (
              credentials as ReturnType<typeof mockCredentials.user>
            ).principal;
            return {
              userEntityRef,
              ownershipEntityRefs: [
                userEntityRef,
                ...(memberships.get(userEntityRef) ?? []),
              ],
            };
          },
        }),
      }),
      mockServices.rootConfig.factory({ data: configOf(folder) }),
    ],
  });
  const base = `http://localhost:${
    (server.address() as AddressInfo).port
  }/api/`;

  /** The portal as a person has it, by the name of that person. */
  const as = (person: string) => {
    const fetchApi = {
      fetch: (url: unknown, init: RequestInit = {}) =>
        fetch(String(url).replace('plugin://', base), {
          ...init,
          headers: {
            ...(init.headers as Record<string, string>),
            Authorization: mockCredentials.user.header(
              `user:default/${person}`,
            ),
          },
        }),
    };
    const get = async (address: string) => {
      const response = await fetchApi.fetch(`plugin://${address}`);
      return response.ok ? response.json() : undefined;
    };
    const entity = async (ref: string): Promise<Entity | undefined> =>
      get(`catalog/entities/by-name/${ref.replace(':', '/')}`);
    return {
      git: new GitHostClient({ fetchApi }),
      mesh: new DataMeshClient({ fetchApi }),
      entity,
      /** Waits until an entity is as it should be, for as long as a person would. */
      seeEntity: async (
        ref: string,
        isRight: (found: Entity) => boolean = () => true,
      ): Promise<Entity | undefined> =>
        until(
          () => entity(ref),
          found => found !== undefined && isRight(found),
        ),
      /** Runs a template to its end. */
      create: async (template: string, values: object): Promise<TaskResult> => {
        const response = await fetchApi.fetch('plugin://scaffolder/v2/tasks', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({
            templateRef: `template:default/${template}`,
            values,
          }),
        });
        const { id, ...refusal } = await response.json();
        return id
          ? resultOf(id)
          : { status: 'refused', output: {}, log: JSON.stringify(refusal) };
      },
      /** Tries a task again that has failed. */
      retry: async (id: string): Promise<TaskResult> => {
        await fetchApi.fetch(`plugin://scaffolder/v2/tasks/${id}/retry`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: '{}',
        });
        return resultOf(id);
      },
    };

    async function resultOf(id: string): Promise<TaskResult> {
      const { status } = await until(
        () => get(`scaffolder/v2/tasks/${id}`),
        task => !['open', 'processing'].includes(task.status),
      );
      const events = await get(`scaffolder/v2/tasks/${id}/events`);
      const bodies = events.map((event: { body: object }) => event.body);
      return {
        id,
        status,
        output: bodies.at(-1).output ?? {},
        log: bodies
          .map(({ message }: { message: string }) => message)
          .join('\n'),
      };
    }
  };
  await until(
    () => as('mateo.ferrer').entity('template:default/retire-product'),
    Boolean,
  );
  return { as };
}

/** Asks until the answer is right; the last answer when patience ends. */
async function until<T>(
  ask: () => Promise<T>,
  isRight: (answer: T) => boolean,
): Promise<T> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const answer = await ask();
    if (isRight(answer) || Date.now() > end) {
      return answer;
    }
    await pause(PAUSE);
  }
}

function configOf(folder: string) {
  const file = (name: string) => ({
    type: 'file',
    target: path.join(ROOT, name),
  });
  return {
    app: { baseUrl: 'http://portal.example' },
    backend: {
      baseUrl: 'http://localhost:0',
      database: { client: 'better-sqlite3', connection: ':memory:' },
    },
    events: { useEventBus: 'never' },
    catalog: {
      rules: [
        { allow: ['API', 'Domain', 'Group', 'User', 'Template', 'Location'] },
      ],
      locations: [
        file('examples/org/domains.yaml'),
        file('examples/org/teams.yaml'),
        file('examples/org/people.yaml'),
        file('templates/*/template.yaml'),
      ],
      providers: {
        dataMesh: {
          example: {
            type: 'folder',
            path: path.join(ROOT, 'examples/products'),
          },
        },
      },
    },
    dataMesh: { gitHost: { folder } },
    scaffolder: {
      taskRecovery: { enabled: true, workspaceProvider: 'database' },
    },
    integrations: {
      github: [{ host: 'github.com', token: HOST_TOKEN }],
      gitlab: [
        {
          host: 'gitlab.com',
          token: HOST_TOKEN,
          apiBaseUrl: 'https://gitlab.com/api/v4',
          baseUrl: 'https://gitlab.com',
        },
      ],
      azure: [
        {
          host: 'dev.azure.com',
          credentials: [{ personalAccessToken: HOST_TOKEN }],
        },
      ],
      bitbucketCloud: [{ username: 'portal', token: HOST_TOKEN }],
      bitbucketServer: [
        {
          host: 'git.tarnfell.example',
          apiBaseUrl: 'https://git.tarnfell.example/rest/api/1.0',
          token: HOST_TOKEN,
        },
      ],
    },
  };
}
