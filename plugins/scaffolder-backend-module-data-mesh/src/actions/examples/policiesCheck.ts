// SPDX-License-Identifier: Apache-2.0
import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** @internal */
export const policiesCheckExamples: TemplateExample[] = [
  {
    description:
      'Hold the product that an earlier step has made against the policies in force, before it is published',
    example: stringify({
      steps: [
        {
          action: 'data-mesh:policies:check',
          name: 'Ask the policies',
          input: {},
        },
      ],
    }),
  },
  {
    description: 'The same for a product in a folder of the workspace',
    example: stringify({
      steps: [
        {
          action: 'data-mesh:policies:check',
          name: 'Ask the policies',
          input: { sourcePath: 'product' },
        },
      ],
    }),
  },
];
