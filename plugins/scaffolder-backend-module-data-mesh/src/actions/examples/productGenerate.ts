// SPDX-License-Identifier: Apache-2.0
import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** @internal */
export const productGenerateExamples: TemplateExample[] = [
  {
    description:
      'Make the repository of a product on AWS with a lake, processing and orchestration',
    example: stringify({
      steps: [
        {
          action: 'data-mesh:product:generate',
          name: 'Make the product',
          input: {
            cloud: 'aws',
            product: {
              name: '${{ parameters.name }}',
              title: '${{ parameters.title }}',
              domain: '${{ parameters.domain }}',
              owner: '${{ parameters.owner }}',
            },
            services: {
              storage: true,
              processing: 'native',
              orchestration: 'native',
            },
            outputs: [
              { name: 'orders', contract: '${{ parameters.contract }}' },
            ],
          },
        },
      ],
    }),
  },
  {
    description: 'Make a product that reads contracts of other products',
    example: stringify({
      steps: [
        {
          action: 'data-mesh:product:generate',
          name: 'Make the product',
          input: {
            cloud: 'gcp',
            product: {
              name: 'revenue',
              domain: 'controlling',
              owner: 'group:default/controlling',
            },
            outputs: '${{ parameters.outputs }}',
            inputs: ['api:default/orders-v2'],
          },
        },
      ],
    }),
  },
];
