// SPDX-License-Identifier: Apache-2.0
import type { Stack } from '../../blueprint/types';
import type { GenerationContext } from '../../generate/types';
import { md, table } from '../text/markdown';
import type { ServiceContribution } from '../types';
import type { GuidePage } from './guides';
import { CLOUD_TITLES } from './readme';

type Shared = Exclude<Stack, 'product'>;

const WHAT: Record<Shared, string> = {
  platform:
    'What exists once for an account, a subscription or a project: network, keys, logs, the storage of states, and the rules that hold for every domain. It comes before every domain.',
  domain:
    'What the products of a domain share: network and keys of the domain, its catalog, its engines, and the identities that the CI of its products works with. It comes after the platform, and before the first product.',
};

/** The front page of a repository of what others share. @internal */
export function stackReadme(
  { blueprint, cloud, stack }: GenerationContext,
  services: readonly ServiceContribution[],
  guides: readonly GuidePage[],
): string {
  const { product, environments } = blueprint;
  const isDomain = stack === 'domain';
  return [
    isDomain ? `# What the domain ${md(product.domain)} shares` : '# Platform',
    '',
    WHAT[stack as Shared],
    '',
    ...table(
      ['', ''],
      [
        ['Owner', md(product.owner)],
        ...(product.contact ? [['Contact', md(product.contact)]] : []),
        ['Runs on', CLOUD_TITLES[cloud]],
        [
          'For',
          services.map(({ service }) => md(service.title)).join(', ') || '-',
        ],
        ['Environments', environments.map(({ name }) => name).join(', ')],
      ],
    ),
    '## Where things are',
    '',
    ...table(
      ['Path', 'What'],
      [
        ['[blueprint.yaml](blueprint.yaml)', 'what it is made from'],
        ['[infra/](infra/)', 'Terraform, with an environment each in `env/`'],
        [
          '[policy/](policy/)',
          'what a plan must keep before anybody may apply it',
        ],
        ['[ci/](ci/)', 'the scripts of CI; they run on a desk as well'],
        ['[docs/](docs/)', 'guides, and how CI is set up'],
      ],
    ),
    '## Work on it',
    '',
    '```sh',
    'ci/lint.sh         # formatting, Terraform, Python, shell',
    'ci/test.sh         # tests that need no cloud',
    'ci/plan.sh dev     # what would change, judged by policy/',
    '```',
    '',
    'Then open a change request. CI runs the same scripts, shows the plan of each environment, and after the merge applies what was approved. [docs/ci.md](docs/ci.md) says how CI is set up once, and [docs/guides/foundation.md](docs/guides/foundation.md) how the very first apply goes.',
    '',
    'Its outputs are the variables of what comes after it, by the same names: `terraform -chdir=infra output`.',
    '',
    'A new version of the modules comes as a change request too: `npx @meshwright/cli infra upgrade .` makes the files again and keeps what you changed.',
    '',
    '## Guides',
    '',
    ...guides.map(({ title, path }) => `- [${md(title)}](docs/${path})`),
    '',
  ].join('\n');
}
