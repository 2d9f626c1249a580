// SPDX-License-Identifier: Apache-2.0
import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** @internal */
export const changeRequestOpenExamples: TemplateExample[] = [
  {
    description: 'Propose what is in the workspace to an existing repository',
    example: stringify({
      steps: [
        {
          action: 'data-mesh:change-request:open',
          name: 'Propose',
          input: {
            group: 'order-to-cash',
            name: 'payments',
            title: 'Add the output port refunds',
            description: '${{ steps.change.output.summary }}',
          },
        },
      ],
    }),
  },
];
