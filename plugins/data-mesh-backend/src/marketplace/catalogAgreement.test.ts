// SPDX-License-Identifier: Apache-2.0
import { setTimeout as pause } from 'node:timers/promises';
import {
  type BackstageCredentials,
  type BackstageServicePrincipal,
  createBackendModule,
  createBackendPlugin,
  type PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  type Entity,
  RELATION_OWNED_BY,
  RELATION_OWNER_OF,
  parseEntityRef,
  getCompoundEntityRef,
} from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  type CatalogProcessor,
  catalogProcessingExtensionPoint,
  type CatalogService,
  catalogServiceRef,
  type EntityProvider,
  processingResult,
} from '@backstage/plugin-catalog-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import fc from 'fast-check';
import request from 'supertest';
import { smallMesh } from '../__testUtils__/smallMesh';
import { type ReadDecision, rule } from '../__testUtils__/startDataMesh';
import { CatalogReader, Synchronizer } from './indexing';
import dataMeshPlugin from '..';

const databases = TestDatabases.create({ ids: ['SQLITE_3'] });

/** Puts the shop into a real catalog. */
const shopModule = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'shop',
  register(reg) {
    reg.registerInit({
      deps: { catalog: catalogProcessingExtensionPoint },
      async init({ catalog }) {
        const provider: EntityProvider = {
          getProviderName: () => 'shop',
          async connect(connection) {
            const location = 'url:http://shop.example/';
            await connection.applyMutation({
              type: 'full',
              entities: smallMesh().map(({ relations: _, ...entity }) => ({
                entity: {
                  ...entity,
                  metadata: {
                    ...entity.metadata,
                    annotations: {
                      ...entity.metadata.annotations,
                      'backstage.io/managed-by-location': location,
                      'backstage.io/managed-by-origin-location': location,
                    },
                  },
                },
                locationKey: 'shop',
              })),
            });
          },
        };
        const processor: CatalogProcessor = {
          getProcessorName: () => 'products',
          validateEntityKind: async ({ kind }) => kind === 'DataProduct',
          async postProcessEntity(entity, _location, emit) {
            if (entity.kind === 'DataProduct' && entity.spec?.owner) {
              const source = getCompoundEntityRef(entity);
              const target = parseEntityRef(String(entity.spec.owner), {
                defaultKind: 'Group',
                defaultNamespace: 'default',
              });
              emit(
                processingResult.relation({
                  source,
                  type: RELATION_OWNED_BY,
                  target,
                }),
              );
              emit(
                processingResult.relation({
                  source: target,
                  type: RELATION_OWNER_OF,
                  target: source,
                }),
              );
            }
            return entity;
          },
        };
        catalog.addEntityProvider(provider);
        catalog.addProcessor(processor);
      },
    });
  },
});

const text = fc.constantFrom(
  ...['owner', 'type', 'lifecycle', 'tags', 'tags.gold', 'name', 'namespace'],
  ...['title', 'platforms.aws', 'inputPorts', 'inputPorts.name', 'etag', 'uid'],
  ...['annotations.meshwright.io/source', 'Labels.TIER', 'purpose', 'links'],
);
const value = fc.option(
  fc.constantFrom('gold', 'active', 'Orders', 'true', 'orders-v1', 'default'),
  { nil: undefined },
);
const leaf = fc.oneof(
  fc
    .subarray(['DataProduct', 'api', 'Domain', 'group'])
    .map(kinds => rule('IS_ENTITY_KIND', { kinds })),
  fc
    .subarray(['group:default/shop-team', 'group:default/finance-team'])
    .map(claims => rule('IS_ENTITY_OWNER', { claims })),
  fc.record({ key: text, value }).map(params => rule('HAS_SPEC', params)),
  fc.record({ key: text, value }).map(params => rule('HAS_METADATA', params)),
  fc
    .record({ label: fc.constantFrom('tier', 'SECRET', 'none'), value })
    .map(params => rule('HAS_LABEL', params)),
  fc
    .record({
      annotation: fc.constantFrom('meshwright.io/source', 'a'),
      value: fc.constantFrom(undefined, 'Example'),
    })
    .map(params => rule('HAS_ANNOTATION', params)),
);
const { criteria } = fc.letrec<{ criteria: Exclude<ReadDecision, string> }>(
  tie => ({
    criteria: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      tie('criteria').map(not => ({ not })),
      fc
        .array(tie('criteria'), { minLength: 1, maxLength: 3 })
        .map(allOf => ({ allOf: allOf as never })),
      fc
        .array(tie('criteria'), { minLength: 1, maxLength: 3 })
        .map(anyOf => ({ anyOf: anyOf as never })),
    ),
  }),
);

describe('a real catalog', () => {
  it('allows the same products under any conditions', async () => {
    let decision: Exclude<ReadDecision, string>;
    let catalog: CatalogService;
    const knex = await databases.init('SQLITE_3');
    const { server } = await startTestBackend({
      features: [
        catalogPlugin,
        shopModule,
        dataMeshPlugin,
        // The index is made below, when the catalog has its entities.
        mockServices.scheduler.factory({ skipTaskRunOnStartup: true }),
        mockServices.database.factory({ knex }),
        createBackendPlugin({
          pluginId: 'probe',
          register(env) {
            env.registerInit({
              deps: { service: catalogServiceRef },
              async init({ service }) {
                catalog = service;
              },
            });
          },
        }),
        mockServices.permissions.mock({
          authorizeConditional: (async (_requests, options) => {
            const { principal } = options!
              .credentials as BackstageCredentials<BackstageServicePrincipal>;
            return [
              principal.type === 'service'
                ? { result: AuthorizeResult.ALLOW }
                : {
                    result: AuthorizeResult.CONDITIONAL,
                    pluginId: 'catalog',
                    resourceType: 'catalog-entity',
                    conditions: decision,
                  },
            ];
          }) as PermissionsService['authorizeConditional'],
        }).factory,
      ],
    });
    const synchronizer = new Synchronizer({
      knex,
      logger: mockServices.logger.mock(),
      reader: new CatalogReader({
        auth: mockServices.auth({ pluginId: 'data-mesh' }),
        catalog: catalog!,
      }),
    });
    let compared = 0;
    while (compared < smallMesh().length) {
      await pause(100);
      ({ compared } = await synchronizer.synchronize(
        new AbortController().signal,
      ));
    }

    const inCatalog = async () => {
      const { body } = await request(server)
        .get('/api/catalog/entities')
        .query({ filter: 'kind=dataproduct' });
      return body.map((entity: Entity) => entity.metadata.name).sort();
    };
    const inMesh = async () => {
      const { body } = await request(server)
        .get('/api/data-mesh/v1/products')
        .query({ limit: 100 });
      return body.items.map((item: { name: string }) => item.name).sort();
    };
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(criteria, async conditions => {
        decision = conditions;
        const expected = await inCatalog();
        expect(await inMesh()).toEqual(expected);
        seen.add(expected.join());
      }),
      { numRuns: 150 },
    );
    // The conditions must tell products apart, or nothing was shown.
    expect(seen.size).toBeGreaterThan(5);
  });
});
