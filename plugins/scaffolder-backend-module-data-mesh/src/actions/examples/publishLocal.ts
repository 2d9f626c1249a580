// SPDX-License-Identifier: Apache-2.0
import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** @internal */
export const publishLocalExamples: TemplateExample[] = [
  {
    description:
      "Put the workspace into a new repository of the portal's own git host",
    example: stringify({
      steps: [
        {
          action: 'data-mesh:publish:local',
          name: 'Publish',
          input: {
            group: '${{ parameters.domain }}',
            name: '${{ parameters.name }}',
            owner: '${{ parameters.owner }}',
          },
        },
      ],
    }),
  },
];
