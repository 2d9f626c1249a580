// SPDX-License-Identifier: Apache-2.0
import { yamlFile } from '../../text/yaml';
import type { CiHost, CiModel } from '../model';

type Step = { step: Record<string, unknown> };

const OUT = ['out/**'];

/** Microsoft Entra cannot trust tokens of Bitbucket, so that these steps run where an identity is. */
const runner = (cloud: CiModel['cloud'], purpose: 'plan' | 'apply') =>
  cloud === 'azure'
    ? { 'runs-on': ['self.hosted', 'linux', `azure.${purpose}`] }
    : {};

function cloudStep(
  cloud: CiModel['cloud'],
  purpose: 'plan' | 'apply',
  name: string,
  deployment: string,
  script: string[],
  more: Record<string, unknown> = {},
): Step {
  return {
    step: {
      name,
      deployment,
      oidc: true,
      ...runner(cloud, purpose),
      ...more,
      script: ['. ci/login.sh', ...script],
    },
  };
}

const check = (name: string, ...more: string[]): Step => ({
  step: { name, script: [`ci/${name}.sh`, ...more], artifacts: ['out/*.md'] },
});

const checksOf = ({ delivers }: CiModel) => ({
  parallel: [
    check('lint'),
    check('test'),
    ...(delivers === 'product' ? [check('contracts', 'ci/policies.sh')] : []),
  ],
});

function pipeline(model: CiModel): unknown {
  const { cloud, environments, delivers } = model;
  const checks = checksOf(model);
  const plan = (name: string): Step =>
    cloudStep(
      cloud,
      'plan',
      `plan ${name}`,
      `${name}-plan`,
      [`ci/plan.sh ${name}`],
      { artifacts: OUT },
    );
  const last = environments[environments.length - 1].name;
  const custom = (kind: string, script: (name: string) => string[]) =>
    environments.map(({ name }) =>
      cloudStep(
        cloud,
        'plan',
        `${kind} ${name}`,
        `${name}-plan`,
        script(name),
        {
          artifacts: OUT,
        },
      ),
    );
  return {
    image: 'node:24-bookworm',
    clone: { depth: 'full' },
    options: { 'max-time': 60 },
    pipelines: {
      'pull-requests': {
        '**': [checks, ...environments.map(({ name }) => plan(name))],
      },
      branches: {
        main: [
          checks,
          ...environments.flatMap(({ name, tier }) => [
            plan(name),
            cloudStep(
              cloud,
              'apply',
              `apply ${name}`,
              name,
              [`ci/apply.sh ${name}`],
              // Whoever may deploy to the environment starts it: that is the approval.
              tier === 'development' ? {} : { trigger: 'manual' },
            ),
          ]),
          ...(delivers === 'product'
            ? [
                {
                  step: {
                    name: `release what ${last} has`,
                    script: ['ci/release.sh'],
                  },
                },
              ]
            : []),
        ],
      },
      custom: {
        drift: custom('drift', name => [`ci/drift.sh ${name}`]),
        ...(delivers === 'product' && {
          report: custom('report', name => [
            'export MESHWRIGHT_TOKEN="${MESHWRIGHT_TOKEN:-${BITBUCKET_STEP_OIDC_TOKEN:-}}"',
            `ci/report.sh ${name}`,
          ]),
        }),
      },
    },
  };
}

/** Bitbucket Pipelines. @internal */
export const bitbucket: CiHost = {
  title: 'Bitbucket Pipelines',
  files: model => [
    { path: 'bitbucket-pipelines.yml', content: yamlFile(pipeline(model)) },
  ],
  setup: ({ delivers, cloud, environments, variables }) => [
    `Make the deployments ${environments
      .flatMap(({ name }) => [`\`${name}-plan\``, `\`${name}\``])
      .join(', ')} under *Repository settings, Deployments*.`,
    `Give each deployment the variables ${variables
      .map(name => `\`${name}\``)
      .join(
        ', ',
      )}: those of the identity that plans to \`…-plan\`, those of the identity that applies to the other.`,
    'Restrict the deployments that apply to the branch `main` and to the people who may approve. A step that applies waits until one of them starts it.',
    ...(cloud === 'azure'
      ? [
          'Azure cannot trust tokens of Bitbucket, as each step has another subject. Run a runner in the landing zone for each purpose, with the labels `azure.plan` and `azure.apply` and the managed identity that plans or applies: it is as short-lived, and no key is stored.',
        ]
      : []),
    'Require a review and a passing pipeline under *Branch restrictions* for `main`.',
    `Make a schedule each night under *Pipelines, Schedules* for ${
      delivers === 'product'
        ? 'the pipelines `drift` and `report`'
        : 'the pipeline `drift`'
    }.`,
    ...(delivers === 'product'
      ? [
          'For the portal: the variable `MESHWRIGHT_URL`. Where the portal trusts tokens of Bitbucket nothing else is needed; otherwise the secured variable `MESHWRIGHT_TOKEN`, which is good for this product only. A token that may read lineage, as the secured variable `MESHWRIGHT_READ_TOKEN`, lets a change request say whom it reaches in the whole mesh.',
        ]
      : []),
  ],
};
