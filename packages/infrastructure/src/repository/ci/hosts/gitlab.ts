// SPDX-License-Identifier: Apache-2.0
import type { CloudId } from '../../../blueprint/types';
import { yamlFile } from '../../text/yaml';
import type { CiHost, CiModel } from '../model';

type Job = Record<string, unknown>;

const ON_REQUEST = { if: '$CI_PIPELINE_SOURCE == "merge_request_event"' };
const ON_MAIN = {
  if: '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $CI_PIPELINE_SOURCE != "schedule"',
};
const NIGHTLY = { if: '$CI_PIPELINE_SOURCE == "schedule"' };

/** Whom the token of a job is for. */
const AUDIENCES: Record<CloudId, string> = {
  aws: 'sts.amazonaws.com',
  azure: 'api://AzureADTokenExchange',
  gcp: 'https://iam.googleapis.com/$GCP_IDENTITY_PROVIDER',
};

const login = (cloud: CloudId): Job => ({
  id_tokens: { OIDC_TOKEN: { aud: AUDIENCES[cloud] } },
});

const prepared = (name: string) => ({
  name,
  action: 'prepare',
});

/** Files that show a plan in the change request, and that the apply needs. */
const planned = (name: string) => ({
  when: 'always',
  expire_in: '5 days',
  access: 'developer',
  paths: ['out/*.tfplan', 'out/*.lock.hcl', 'out/*.md', 'out/*.txt'],
  reports: { terraform: `out/${name}.summary.json` },
});

/** Lineage and results of a product, to the portal. */
const reportJob = (cloud: CloudId, name: string): [string, Job] => [
  `report ${name}`,
  {
    stage: 'nightly',
    id_tokens: {
      OIDC_TOKEN: { aud: AUDIENCES[cloud] },
      PORTAL_TOKEN: { aud: 'meshwright' },
    },
    environment: prepared(`${name}-plan`),
    rules: [NIGHTLY],
    script: [
      '. ci/login.sh',
      'export MESHWRIGHT_TOKEN="${MESHWRIGHT_TOKEN:-$PORTAL_TOKEN}"',
      `ci/report.sh ${name}`,
    ],
  },
];

function environmentJobs(model: CiModel): Job {
  const { cloud, environments, delivers } = model;
  return Object.fromEntries(
    environments.flatMap(
      ({ name, tier }): Array<[string, Job]> => [
        [
          `plan ${name}`,
          {
            stage: `plan ${name}`,
            ...login(cloud),
            environment: prepared(`${name}-plan`),
            rules: [ON_REQUEST, ON_MAIN],
            script: ['. ci/login.sh', `ci/plan.sh ${name}`],
            artifacts: planned(name),
          },
        ],
        [
          `apply ${name}`,
          {
            stage: `apply ${name}`,
            ...login(cloud),
            environment: { name },
            resource_group: name,
            needs: [{ job: `plan ${name}`, artifacts: true }],
            rules: [
              {
                ...ON_MAIN,
                // Whoever may deploy to the environment starts it: that is the approval.
                ...(tier !== 'development' && {
                  when: 'manual',
                  allow_failure: false,
                }),
              },
            ],
            script: ['. ci/login.sh', `ci/apply.sh ${name}`],
          },
        ],
        [
          `drift ${name}`,
          {
            stage: 'nightly',
            ...login(cloud),
            environment: prepared(`${name}-plan`),
            rules: [NIGHTLY],
            script: ['. ci/login.sh', `ci/drift.sh ${name}`],
            // 2 is drift: the pipeline warns, and the plan is kept.
            allow_failure: { exit_codes: [2] },
            artifacts: {
              when: 'always',
              expire_in: '30 days',
              paths: ['out/*.drift.txt'],
            },
          },
        ],
        ...(delivers === 'product' ? [reportJob(cloud, name)] : []),
      ],
    ),
  );
}

function pipeline(model: CiModel): unknown {
  const { environments, delivers } = model;
  const isProduct = delivers === 'product';
  const last = environments[environments.length - 1].name;
  const checks = { stage: 'check', rules: [ON_REQUEST, ON_MAIN] };
  return {
    workflow: { rules: [ON_REQUEST, ON_MAIN, NIGHTLY] },
    stages: [
      'check',
      ...environments.flatMap(({ name }) => [`plan ${name}`, `apply ${name}`]),
      ...(isProduct ? ['release'] : []),
      'nightly',
    ],
    default: { image: 'node:24-bookworm', interruptible: false },
    variables: { GIT_DEPTH: '0' },
    lint: { ...checks, script: ['ci/lint.sh'] },
    test: { ...checks, script: ['ci/test.sh'] },
    ...(isProduct && {
      contracts: {
        ...checks,
        script: [
          'git fetch --quiet origin "$CI_DEFAULT_BRANCH"',
          'ci/contracts.sh',
          'ci/policies.sh',
        ],
        artifacts: {
          when: 'always',
          expire_in: '30 days',
          expose_as: 'Changes of contracts',
          paths: ['out/contracts.md'],
        },
      },
    }),
    ...environmentJobs(model),
    ...(isProduct && {
      version: {
        stage: 'release',
        rules: [ON_MAIN],
        needs: [`apply ${last}`],
        script: [
          'sed -n \'s/^version: "\\{0,1\\}\\([0-9][0-9.]*\\)"\\{0,1\\}$/VERSION=\\1/p\' data-product.yaml > version.env',
          'test -s version.env',
        ],
        artifacts: { reports: { dotenv: 'version.env' } },
      },
      // GitLab makes the tag itself, so that no job may push. Of a version that is released already nothing is made.
      release: {
        stage: 'release',
        rules: [ON_MAIN],
        needs: [{ job: 'version', artifacts: true }],
        image: 'registry.gitlab.com/gitlab-org/cli:v1.46.0',
        script: [
          'if git ls-remote --exit-code --tags origin "v$VERSION"; then echo "v$VERSION is released already"; else glab auth login --job-token "$CI_JOB_TOKEN" --hostname "$CI_SERVER_HOST" && glab release create "v$VERSION" --ref "$CI_COMMIT_SHA" --name "v$VERSION"; fi',
        ],
      },
    }),
  };
}

/** GitLab CI. @internal */
export const gitlab: CiHost = {
  title: 'GitLab CI',
  files: model => [
    { path: '.gitlab-ci.yml', content: yamlFile(pipeline(model)) },
  ],
  setup: ({ delivers, environments, variables }) => [
    `State the variables ${variables
      .map(name => `\`${name}\``)
      .join(
        ', ',
      )} under *Settings, CI/CD, Variables*, once for each of the environments ${environments
      .flatMap(({ name }) => [`\`${name}-plan\``, `\`${name}\``])
      .join(
        ', ',
      )} (*Environment scope*): those of the identity that plans to \`…-plan\`, those of the identity that applies to the other.`,
    'Protect the environments that apply under *Settings, CI/CD, Protected environments*, with the people who may deploy and the approvals that it takes. A job that applies waits for them.',
    'Protect the branch `main` and require a review by the owners of the code.',
    'Make a schedule each night under *Build, Pipeline schedules*.',
    'Where the cloud has no public address, give the project a runner inside its network.',
    ...(delivers === 'product'
      ? [
          'For the portal: the variable `MESHWRIGHT_URL`. Where the portal trusts tokens of GitLab nothing else is needed; otherwise the masked variable `MESHWRIGHT_TOKEN`, which is good for this product only. A token that may read lineage, as the masked variable `MESHWRIGHT_READ_TOKEN`, lets a change request say whom it reaches in the whole mesh.',
        ]
      : []),
  ],
};
