// SPDX-License-Identifier: Apache-2.0
import { promises as fs } from 'node:fs';
import {
  type RootConfigService,
  resolveSafeChildPath,
  type UrlReaderService,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { ScmIntegrations } from '@backstage/integration';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { readGitHostSettings } from '@meshwright/plugin-data-mesh-node';
import { refOf } from '../mesh/DomainMembership';
import { repositoryOf } from '../product/repositoryOf';
import { productFetchExamples } from './examples/productFetch';
import { folderInput } from './inputs';

/**
 * `data-mesh:product:fetch`: reads the repository of a product of the catalog into the workspace.
 *
 * @internal
 */
export function createProductFetchAction(options: {
  catalog: CatalogService;
  config: RootConfigService;
  reader: UrlReaderService;
}) {
  const { catalog, config, reader } = options;
  return createTemplateAction({
    id: 'data-mesh:product:fetch',
    description:
      'Reads the repository of a data product of the catalog into the workspace, and says where it is, so that a change of it can be proposed',
    examples: productFetchExamples,
    supportsDryRun: true,
    schema: {
      input: {
        entityRef: z =>
          z
            .string()
            .describe('The product, such as dataproduct:default/orders'),
        targetPath: folderInput,
      },
      output: {
        host: z =>
          z
            .string()
            .describe(
              "'local' for the portal's own git host, else github, gitlab, …",
            ),
        group: z => z.string().describe('Owner, organisation or group'),
        name: z => z.string().describe('Name of the repository'),
        repoUrl: z => z.string().describe('As publish actions take it'),
        url: z => z.string().describe('Address of its files'),
        descriptor: z =>
          z.string().describe('Path of the descriptor of the product in it'),
        entity: z => z.string().describe('Name of the product in the catalog'),
      },
    },
    async handler(ctx) {
      const credentials = await ctx.getInitiatorCredentials();
      const entityRef = refOf(ctx.input.entityRef, 'dataproduct');
      const entity = await catalog.getEntityByRef(entityRef, { credentials });
      if (!entity) {
        throw new NotFoundError(
          `There is no ${entityRef} in the catalog, or you may not see it`,
        );
      }
      const repository = repositoryOf(entity, {
        webUrl: readGitHostSettings(config)?.webUrl,
        integrations: ScmIntegrations.fromConfig(config),
      });
      const target = resolveSafeChildPath(
        ctx.workspacePath,
        ctx.input.targetPath ?? '.',
      );
      const tree = await reader.readTree(repository.url, {
        signal: ctx.signal,
      });
      await fs.mkdir(target, { recursive: true });
      await tree.dir({ targetDir: target });
      ctx.logger.info(`Read ${repository.url}`);
      const { host, group, name, repoUrl, url, file } = repository;
      ctx.output('host', host);
      ctx.output('group', group);
      ctx.output('name', name);
      ctx.output('repoUrl', repoUrl);
      ctx.output('url', url);
      ctx.output('descriptor', file);
      ctx.output('entity', entity.metadata.name);
    },
  });
}
