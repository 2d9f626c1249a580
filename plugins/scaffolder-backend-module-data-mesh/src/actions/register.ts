// SPDX-License-Identifier: Apache-2.0
import { setTimeout as pause } from 'node:timers/promises';
import { isError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { refOf } from '../mesh/DomainMembership';
import type { MeshConnection } from '../mesh/MeshConnection';
import { registerExamples } from './examples/register';

const PAUSE = 200;
const DEFAULT_TIMEOUT_SECONDS = 60;

/**
 * `data-mesh:register`: waits until a product is in the catalog and on its page, and registers what is not found by
 * itself.
 *
 * @internal
 */
export function createRegisterAction(options: {
  catalog: CatalogService;
  mesh: MeshConnection;
}) {
  const { catalog, mesh } = options;
  return createTemplateAction({
    id: 'data-mesh:register',
    description:
      'Waits until an entity is in the catalog, and a data product on its page. Products are found by their descriptors; a catalog-info.yaml with anything else is registered by its address.',
    examples: registerExamples,
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z =>
          z
            .string()
            .describe('What to wait for, such as dataproduct:default/orders')
            .optional(),
        catalogInfoUrl: z =>
          z
            .string()
            .describe('Address of a catalog-info.yaml to register')
            .optional(),
        timeoutSeconds: z =>
          z
            .number()
            .int()
            .min(1)
            .max(600)
            .describe('How long to wait. Default: 60')
            .optional(),
      },
      output: {
        entityRef: z => z.string().optional(),
        registered: z =>
          z.boolean().describe('Whether the entity is in the catalog'),
      },
    },
    async handler(ctx) {
      const { logger, input, signal } = ctx;
      const { catalogInfoUrl } = input;
      const entityRef =
        input.entityRef && refOf(input.entityRef, 'dataproduct');
      if (ctx.isDryRun) {
        logger.info(`Would register ${entityRef ?? catalogInfoUrl}`);
        return;
      }
      const credentials = await ctx.getInitiatorCredentials();
      if (catalogInfoUrl) {
        await ctx.checkpoint({
          key: `location.${catalogInfoUrl}`,
          fn: async () => {
            await catalog
              .addLocation(
                { type: 'url', target: catalogInfoUrl },
                { credentials },
              )
              .catch(error => {
                if (!isError(error) || error.name !== 'ConflictError') {
                  throw error;
                }
              });
          },
        });
        logger.info(`Registered ${catalogInfoUrl}`);
      }
      if (!entityRef) {
        ctx.output('registered', true);
        return;
      }
      const started = Date.now();
      const end =
        started + (input.timeoutSeconds ?? DEFAULT_TIMEOUT_SECONDS) * 1000;
      const waitFor = async (found: () => Promise<boolean>) => {
        while (!(await found())) {
          if (Date.now() > end) {
            return false;
          }
          await pause(PAUSE, undefined, { signal });
        }
        return true;
      };
      const inCatalog = await waitFor(
        async () =>
          (await catalog.getEntityByRef(entityRef, { credentials })) !==
          undefined,
      );
      const seconds = () => ((Date.now() - started) / 1000).toFixed(1);
      if (inCatalog) {
        logger.info(`${entityRef} is in the catalog after ${seconds()} s`);
      }
      const isProduct = entityRef.startsWith('dataproduct:');
      if (inCatalog && isProduct) {
        const client = mesh.mesh(credentials);
        await waitFor(async () => {
          await mesh.refreshIndex(credentials, signal);
          return client.getProduct(entityRef, { signal }).then(
            () => true,
            error => {
              if (isError(error) && error.name === 'NotFoundError') {
                return false;
              }
              throw error;
            },
          );
        });
      }
      if (inCatalog) {
        logger.info(`Done after ${seconds()} s`);
      } else {
        logger.warn(
          `${entityRef} is not in the catalog yet. Nothing is lost: it appears as soon as the catalog has read the repository. If it stays away, the page 'Problems' says why.`,
        );
      }
      ctx.output('entityRef', entityRef);
      ctx.output('registered', inCatalog);
    },
  });
}
