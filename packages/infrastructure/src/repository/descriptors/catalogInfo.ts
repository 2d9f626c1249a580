// SPDX-License-Identifier: Apache-2.0
import type { GeneratedFile, GenerationContext } from '../../generate/types';
import { yamlFile } from '../text/yaml';

/**
 * `catalog-info.yaml`: the code of the product and its documentation. The product itself and its contracts are read
 * from `data-product.yaml` and `contracts/`, and are not said twice.
 *
 * @internal
 */
export function catalogInfoFile({
  blueprint: { product },
}: GenerationContext): GeneratedFile {
  return {
    path: 'catalog-info.yaml',
    content: yamlFile(
      {
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'Component',
        metadata: {
          name: `${product.name}-code`,
          title: `${product.title}: code and infrastructure`,
          description: `Pipelines, infrastructure and documentation of the data product ${product.title}.`,
          annotations: { 'backstage.io/techdocs-ref': 'dir:.' },
        },
        spec: {
          type: 'data-pipeline',
          lifecycle: /^0\./.test(product.version)
            ? 'experimental'
            : 'production',
          owner: product.owner,
        },
      },
      'The data product itself is in data-product.yaml, and its contracts are in contracts/.',
    ),
  };
}
