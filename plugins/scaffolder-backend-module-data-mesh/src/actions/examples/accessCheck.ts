// SPDX-License-Identifier: Apache-2.0
import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** @internal */
export const accessCheckExamples: TemplateExample[] = [
  {
    description:
      'Ask whether a product may be made in the domain that was chosen, before anything is made',
    example: stringify({
      steps: [
        {
          action: 'data-mesh:access:check',
          name: 'Ask whether you may',
          input: {
            steps: [
              {
                action: 'data-mesh:product:generate',
                input: { product: { domain: '${{ parameters.domain }}' } },
              },
            ],
          },
        },
      ],
    }),
  },
];
