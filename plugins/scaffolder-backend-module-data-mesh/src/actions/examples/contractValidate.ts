// SPDX-License-Identifier: Apache-2.0
import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** @internal */
export const contractValidateExamples: TemplateExample[] = [
  {
    description:
      'Check a contract that an earlier step has put into the workspace',
    example: stringify({
      steps: [
        {
          action: 'data-mesh:contract:validate',
          name: 'Check the contract',
          input: { path: 'contracts/orders.odcs.yaml' },
        },
      ],
    }),
  },
  {
    description:
      'Check a contract that was typed into the form, and refuse warnings as well',
    example: stringify({
      steps: [
        {
          action: 'data-mesh:contract:validate',
          name: 'Check the contract',
          input: { content: '${{ parameters.contract }}', failOn: 'warning' },
        },
      ],
    }),
  },
];
