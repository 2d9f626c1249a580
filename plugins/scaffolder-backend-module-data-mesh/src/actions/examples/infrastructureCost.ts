// SPDX-License-Identifier: Apache-2.0
import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** @internal */
export const infrastructureCostExamples: TemplateExample[] = [
  {
    description: 'Estimate what a product costs on AWS in a month',
    example: stringify({
      steps: [
        {
          action: 'data-mesh:infrastructure:cost',
          name: 'Estimate the cost',
          input: { cloud: 'aws' },
        },
      ],
    }),
  },
];
