// SPDX-License-Identifier: Apache-2.0
import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import { repositoryOf } from './repositoryOf';

const integrations = ScmIntegrations.fromConfig(
  mockServices.rootConfig({
    data: { integrations: { github: [{ host: 'github.com' }] } },
  }),
);
const repository = 'https://github.com/tarnfell/data';

/** The path of the descriptor of a product that the catalog read from one place, and that another one describes. */
const fileOf = (descriptor?: string) =>
  repositoryOf(
    {
      apiVersion: 'meshwright.io/v1alpha1',
      kind: 'DataProduct',
      metadata: {
        name: 'tiers',
        annotations: {
          'backstage.io/managed-by-location': `url:${repository}/tree/main/catalog-info.yaml`,
          ...(descriptor && {
            'meshwright.io/descriptor-location': descriptor,
          }),
        },
      },
    },
    { integrations },
  ).file;

it.each([
  ['its location', undefined, 'catalog-info.yaml'],
  [
    'its descriptor',
    `${repository}/blob/main/tiers/product.yaml`,
    'tiers/product.yaml',
  ],
  [
    'its location, where the descriptor is in another repository',
    'https://github.com/tarnfell/other/blob/main/product.yaml',
    'catalog-info.yaml',
  ],
  [
    'its location, where the descriptor is a file of the portal',
    'products/product.yaml',
    'catalog-info.yaml',
  ],
])('knows the path of a product by %s', (_, descriptor, file) => {
  expect(fileOf(descriptor)).toBe(file);
});
