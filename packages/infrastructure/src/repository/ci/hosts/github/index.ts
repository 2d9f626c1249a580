// SPDX-License-Identifier: Apache-2.0
import type { GeneratedFile } from '../../../../generate/types';
import { yamlFile } from '../../../text/yaml';
import type { CiHost } from '../../model';
import { check } from './check';
import { deliver, environmentWorkflow } from './deliver';
import { nightly } from './nightly';

/** GitHub Actions. @internal */
export const github: CiHost = {
  title: 'GitHub Actions',
  files: (model): GeneratedFile[] =>
    Object.entries({
      check: check(model),
      environment: environmentWorkflow(model),
      deliver: deliver(model),
      nightly: nightly(model),
    }).map(([name, workflow]) => ({
      path: `.github/workflows/${name}.yml`,
      content: yamlFile(workflow),
    })),
  setup: ({ delivers, environments, variables }) => [
    `Make the environments ${environments
      .flatMap(({ name }) => [`\`${name}-plan\``, `\`${name}\``])
      .join(', ')} under *Settings, Environments*.`,
    `Give each environment the variables ${variables
      .map(name => `\`${name}\``)
      .join(
        ', ',
      )}: those of the identity that plans to \`…-plan\`, those of the identity that applies to the other.`,
    'Protect the environments that apply: *Required reviewers*, and only the branch `main`. This is the approval that an apply waits for.',
    `Protect the branch \`main\`: a change request, a review by the owners of the code, and the checks \`lint\`, \`test\`, ${
      delivers === 'product' ? '`contracts` ' : ''
    }and \`plan\`.`,
    'Where the cloud has no public address, state the label of a runner inside its network in the variable `RUNNER`.',
    ...(delivers === 'product'
      ? [
          'For the portal: the variable `MESHWRIGHT_URL`. Where the portal trusts tokens of GitHub Actions nothing else is needed; otherwise the secret `MESHWRIGHT_TOKEN`, which is good for this product only. A token that may read lineage, as the secret `MESHWRIGHT_READ_TOKEN`, lets a change request say whom it reaches in the whole mesh.',
        ]
      : []),
  ],
};
