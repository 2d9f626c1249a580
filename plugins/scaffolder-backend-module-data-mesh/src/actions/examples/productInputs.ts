// SPDX-License-Identifier: Apache-2.0
import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** @internal */
export const productInputsExamples: TemplateExample[] = [
  {
    description: 'Declare that a product reads a contract',
    example: stringify({
      steps: [
        {
          action: 'data-mesh:product:inputs',
          name: 'Say what the product reads',
          input: {
            descriptor: '${{ steps.fetch.output.descriptor }}',
            declare: [{ id: 'urn:orders', version: '2.0.0', name: 'orders' }],
          },
        },
      ],
    }),
  },
];
