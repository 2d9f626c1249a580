// SPDX-License-Identifier: Apache-2.0
import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** @internal */
export const productFetchExamples: TemplateExample[] = [
  {
    description: 'Read the repository of a product into the workspace',
    example: stringify({
      steps: [
        {
          action: 'data-mesh:product:fetch',
          name: 'Read the repository of the product',
          input: { entityRef: '${{ parameters.product }}' },
        },
      ],
    }),
  },
];
