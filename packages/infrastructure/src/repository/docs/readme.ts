// SPDX-License-Identifier: Apache-2.0
import type { CloudId } from '../../blueprint/types';
import type { GenerationContext } from '../../generate/types';
import { contractPath } from '../ports';
import { code, md, paragraphs, table } from '../text/markdown';
import type { ServiceContribution } from '../types';
import type { GuidePage } from './guides';

/** @internal */
export const CLOUD_TITLES: Record<CloudId, string> = {
  aws: 'Amazon Web Services',
  azure: 'Microsoft Azure',
  gcp: 'Google Cloud',
};

/** What each folder is for; those that this repository does not have are left out. */
const FOLDERS: ReadonlyArray<[folder: string, what: string]> = [
  [
    'blueprint.yaml',
    'what this product needs: the infrastructure is made from it',
  ],
  ['data-product.yaml', 'what this product is and offers (ODPS)'],
  [
    'contracts/',
    'what it promises to consumers (ODCS), and in `inputs/` what it relies on',
  ],
  ['infra/', 'Terraform of this product, with an environment each in `env/`'],
  [
    'infra/definitions/',
    'what Terraform publishes as it is there: pipelines, workflows, notebooks, dashboards, reports',
  ],
  ['pipelines/', 'code that turns inputs into outputs, with its tests'],
  ['orchestration/', 'when and in what order the pipelines run'],
  ['dbt/', 'models of the warehouse, with the contracts enforced'],
  ['bi/', 'models and reports'],
  ['quality/', 'the checks of the contracts, for machines'],
  ['policy/', 'what a plan must keep before anybody may apply it'],
  ['tests/', 'tests that need no cloud'],
  ['ci/', 'the scripts of CI; they run on a desk as well'],
  ['docs/', 'architecture, guides and runbook'],
];

/** The front page of the repository. @internal */
export function readme(
  { blueprint, cloud, outputs }: GenerationContext,
  services: readonly ServiceContribution[],
  guides: readonly GuidePage[],
  paths: readonly string[],
): string {
  const { product, environments } = blueprint;
  const has = (folder: string) =>
    paths.some(path => path === folder || path.startsWith(folder));
  return [
    `# ${md(product.title)}`,
    '',
    ...paragraphs(product.description),
    ...(product.purpose ? [`**Purpose:** ${md(product.purpose)}`, ''] : []),
    ...table(
      ['', ''],
      [
        ['Domain', md(product.domain)],
        ['Owner', md(product.owner)],
        ...(product.contact ? [['Contact', md(product.contact)]] : []),
        ['Classification', product.classification],
        ['Version', code(product.version)],
        ['Runs on', CLOUD_TITLES[cloud]],
        [
          'Services',
          services
            .filter(({ service }) => service.kind !== 'foundation')
            .map(({ service }) => md(service.title))
            .join(', ') || 'none',
        ],
        ['Environments', environments.map(({ name }) => name).join(', ')],
      ],
    ),
    '## What it offers',
    '',
    ...(outputs.length > 0
      ? table(
          ['Port', 'What', 'Contract'],
          outputs.map(output => [
            md(output.port.name),
            md(
              output.contract.description.purpose ??
                output.contract.description.text ??
                '',
            ),
            `[${contractPath(output)}](${contractPath(output)})`,
          ]),
        )
      : ['Nothing yet: add a port to `blueprint.yaml`.', '']),
    '## Where things are',
    '',
    ...table(
      ['Path', 'What'],
      FOLDERS.filter(([folder]) => has(folder)).map(([folder, what]) => [
        `[${folder}](${folder})`,
        what,
      ]),
    ),
    '## Work on it',
    '',
    '```sh',
    'ci/lint.sh         # formatting, Terraform, Python, shell',
    'ci/test.sh         # tests that need no cloud, and whether dbt reads its project',
    'ci/contracts.sh    # contracts, and what changed in them since the last release',
    'ci/policies.sh     # policies of the mesh on the product and its contracts',
    '```',
    '',
    'Then open a change request. CI runs the same scripts, shows the plan of each environment, and after the merge applies what was approved. [docs/ci.md](docs/ci.md) says how CI is set up once.',
    '',
    'A new version of the templates comes as a change request too: `npx @meshwright/cli infra upgrade .` makes the files again and keeps what you changed.',
    '',
    '## More',
    '',
    '- [Architecture](docs/architecture.md)',
    '- [Contracts](docs/contracts.md) and [quality](docs/quality.md)',
    '- [Runbook](docs/runbook.md)',
    ...guides.map(({ title, path }) => `- [${md(title)}](docs/${path})`),
    '',
  ].join('\n');
}
