// SPDX-License-Identifier: Apache-2.0
import type { AddressInfo } from 'node:net';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { JsonObject } from '@backstage/types';
import knexFactory from 'knex';
import dataMeshPlugin from '../..';

const DOMAIN: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Domain',
  metadata: { name: 'shop' },
  spec: { owner: 'group:default/x' },
};

/** What the catalog has, and what is configured beside the standard. */
interface Given {
  entities?: Entity[];
  dataMesh?: JsonObject;
}

/**
 * The plugin in a process of its own, on the database that the first argument describes, with what the second one gives;
 * everybody may do everything.
 */
async function main() {
  const knex = knexFactory(JSON.parse(process.argv[2]));
  const { entities = [], dataMesh = {} }: Given = JSON.parse(
    process.argv[3] ?? '{}',
  );
  const backend = await startTestBackend({
    features: [
      dataMeshPlugin,
      mockServices.rootConfig.factory({
        data: { app: { baseUrl: 'http://localhost' }, dataMesh },
      }),
      catalogServiceMock.factory({ entities: [DOMAIN, ...entities] }),
      createServiceFactory({
        service: coreServices.database,
        deps: {},
        factory: () => ({ getClient: async () => knex }),
      }),
    ],
  });
  const { port } = backend.server.address() as AddressInfo;
  process.stdout.write(`LISTENING ${port}\n`);
}

main().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
