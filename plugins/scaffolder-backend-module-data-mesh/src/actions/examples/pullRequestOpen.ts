// SPDX-License-Identifier: Apache-2.0
import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

/** @internal */
export const pullRequestOpenExamples: TemplateExample[] = [
  {
    description:
      'Propose what is in the workspace to a repository of GitLab or Bitbucket',
    example: stringify({
      steps: [
        {
          action: 'data-mesh:pull-request:open',
          name: 'Propose',
          input: {
            repoUrl: '${{ steps.fetch.output.repoUrl }}',
            title: 'Add the output port refunds',
            description: '${{ steps.change.output.summary }}',
          },
        },
      ],
    }),
  },
];
