// SPDX-License-Identifier: Apache-2.0
import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** @internal */
export const registerExamples: TemplateExample[] = [
  {
    description: 'Wait until a product is on its page',
    example: stringify({
      steps: [
        {
          action: 'data-mesh:register',
          name: 'Register',
          input: { entityRef: '${{ steps.product.output.entityRef }}' },
        },
      ],
    }),
  },
  {
    description: 'Register a domain by its address',
    example: stringify({
      steps: [
        {
          action: 'data-mesh:register',
          name: 'Register',
          input: {
            catalogInfoUrl:
              '${{ steps.publish.output.repoContentsUrl }}/catalog-info.yaml',
            entityRef: 'domain:default/${{ parameters.name }}',
          },
        },
      ],
    }),
  },
];
