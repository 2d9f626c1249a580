// SPDX-License-Identifier: Apache-2.0
import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** @internal */
export const productChangeExamples: TemplateExample[] = [
  {
    description: 'Give a port a new version of its contract',
    example: stringify({
      steps: [
        {
          action: 'data-mesh:product:change',
          name: 'Change the product',
          input: {
            port: { name: 'orders', contract: '${{ parameters.contract }}' },
          },
        },
      ],
    }),
  },
  {
    description: 'Retire a product',
    example: stringify({
      steps: [
        {
          action: 'data-mesh:product:change',
          name: 'Retire the product',
          input: {
            retire: {
              product: 'dataproduct:default/orders',
              lastDay: '2027-06-30',
              reason: 'Replaced',
              replacement: 'customer-360',
            },
          },
        },
      ],
    }),
  },
];
