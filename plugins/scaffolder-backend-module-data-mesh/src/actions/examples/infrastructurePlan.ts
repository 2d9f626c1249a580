// SPDX-License-Identifier: Apache-2.0
import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** @internal */
export const infrastructurePlanExamples: TemplateExample[] = [
  {
    description:
      'Validate the Terraform of the development environment, and plan it where a backend is configured',
    example: stringify({
      steps: [
        {
          action: 'data-mesh:infrastructure:plan',
          name: 'Plan',
          input: { path: 'infra', environment: 'dev' },
        },
      ],
    }),
  },
];
