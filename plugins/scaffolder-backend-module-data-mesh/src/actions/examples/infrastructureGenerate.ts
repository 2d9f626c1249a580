// SPDX-License-Identifier: Apache-2.0
import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** @internal */
export const infrastructureGenerateExamples: TemplateExample[] = [
  {
    description:
      'Make the stack of a domain, which the stacks of its products build on',
    example: stringify({
      steps: [
        {
          action: 'data-mesh:infrastructure:generate',
          name: 'Make the domain',
          input: {
            cloud: 'azure',
            stack: 'domain',
            targetPath: 'infra/domain',
          },
        },
      ],
    }),
  },
];
