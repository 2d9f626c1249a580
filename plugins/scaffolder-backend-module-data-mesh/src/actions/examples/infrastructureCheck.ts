// SPDX-License-Identifier: Apache-2.0
import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** @internal */
export const infrastructureCheckExamples: TemplateExample[] = [
  {
    description: 'Check all Terraform of the workspace',
    example: stringify({
      steps: [
        {
          action: 'data-mesh:infrastructure:check',
          name: 'Check the infrastructure',
          input: {},
        },
      ],
    }),
  },
  {
    description: 'Check one folder and refuse warnings as well',
    example: stringify({
      steps: [
        {
          action: 'data-mesh:infrastructure:check',
          name: 'Check the infrastructure',
          input: { path: 'infra', failOn: 'warning' },
        },
      ],
    }),
  },
];
