// SPDX-License-Identifier: Apache-2.0
import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** @internal */
export const gitlabPushExamples: TemplateExample[] = [
  {
    description: 'Make a project and put the files of the workspace into it',
    example: stringify({
      steps: [
        {
          action: 'publish:gitlab',
          name: 'Make the project',
          input: {
            repoUrl: 'gitlab.com?owner=acme&repo=orders',
            defaultBranch: 'main',
            sourcePath: false,
          },
        },
        {
          action: 'data-mesh:gitlab:push',
          name: 'Put the files into it',
          input: {
            repoUrl: 'gitlab.com?owner=acme&repo=orders',
            message: 'Begin orders',
          },
        },
      ],
    }),
  },
];
