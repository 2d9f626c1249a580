// SPDX-License-Identifier: Apache-2.0
import type { CloudId } from '../../../blueprint/types';
import type { GeneratedFile } from '../../../generate/types';
import { yamlFile } from '../../text/yaml';
import type { CiHost, CiModel } from '../model';

type Step = Record<string, unknown>;

const checkout: Step = { uses: 'actions/checkout@v4' };
const wholeHistory: Step = {
  ...checkout,
  with: { 'fetch-depth': 0 },
};
const node: Step = {
  uses: 'actions/setup-node@v4',
  with: { 'node-version': 24 },
};
const python: Step = {
  uses: 'actions/setup-python@v5',
  with: { 'python-version': '3.12' },
};
const run = (command: string, more: Step = {}): Step => ({
  run: command,
  ...more,
});

/** A runner inside the network of the landing zone where one is stated, else one of GitHub's. */
const RUNNER = "${{ vars.RUNNER || 'ubuntu-latest' }}";

/** The cloud's own action exchanges the job's token; addresses are variables of the environment. */
const LOGIN: Record<CloudId, Step> = {
  aws: {
    uses: 'aws-actions/configure-aws-credentials@v4',
    with: {
      'role-to-assume': '${{ vars.AWS_ROLE_ARN }}',
      'aws-region': '${{ vars.AWS_REGION }}',
    },
  },
  azure: {
    uses: 'azure/login@v2',
    with: {
      'client-id': '${{ vars.ARM_CLIENT_ID }}',
      'tenant-id': '${{ vars.ARM_TENANT_ID }}',
      'subscription-id': '${{ vars.ARM_SUBSCRIPTION_ID }}',
    },
  },
  gcp: {
    uses: 'google-github-actions/auth@v2',
    with: {
      workload_identity_provider: '${{ vars.GCP_IDENTITY_PROVIDER }}',
      service_account: '${{ vars.GCP_SERVICE_ACCOUNT }}',
    },
  },
};

/** Terraform's providers for Azure take the token themselves. */
const ENVIRONMENT: Partial<Record<CloudId, Record<string, string>>> = {
  azure: {
    ARM_USE_OIDC: 'true',
    ARM_CLIENT_ID: '${{ vars.ARM_CLIENT_ID }}',
    ARM_TENANT_ID: '${{ vars.ARM_TENANT_ID }}',
    ARM_SUBSCRIPTION_ID: '${{ vars.ARM_SUBSCRIPTION_ID }}',
    FABRIC_USE_OIDC: 'true',
    FABRIC_CLIENT_ID: '${{ vars.ARM_CLIENT_ID }}',
    FABRIC_TENANT_ID: '${{ vars.ARM_TENANT_ID }}',
  },
};

const identity = { contents: 'read', 'id-token': 'write' };

function cloudJob(
  cloud: CloudId,
  environment: string,
  steps: Step[],
  more: Step = {},
): Step {
  return {
    'runs-on': RUNNER,
    environment,
    permissions: identity,
    ...more,
    ...(ENVIRONMENT[cloud] && { env: ENVIRONMENT[cloud] }),
    steps: [checkout, node, python, LOGIN[cloud], ...steps],
  };
}

const keep = (name: string, path: string, more: Step = {}): Step => ({
  uses: 'actions/upload-artifact@v4',
  with: { name, path, 'retention-days': 5, ...more },
});

/** On a change request: checks, a plan of each environment, and a comment that shows both. */
function check({ cloud, environments }: CiModel): unknown {
  return {
    name: 'check',
    on: { pull_request: {}, workflow_dispatch: {} },
    permissions: { contents: 'read' },
    concurrency: {
      group: 'check-${{ github.ref }}',
      'cancel-in-progress': true,
    },
    jobs: {
      lint: {
        'runs-on': 'ubuntu-latest',
        steps: [checkout, node, python, run('ci/lint.sh')],
      },
      test: {
        'runs-on': 'ubuntu-latest',
        steps: [checkout, node, python, run('ci/test.sh')],
      },
      contracts: {
        'runs-on': 'ubuntu-latest',
        steps: [
          wholeHistory,
          node,
          run('ci/contracts.sh'),
          run('ci/policies.sh github', { if: 'always()' }),
          {
            if: 'always()',
            ...keep('report-contracts', 'out/contracts.md', {
              'if-no-files-found': 'ignore',
            }),
          },
        ],
      },
      plan: cloudJob(
        cloud,
        '${{ matrix.environment }}-plan',
        [
          run('ci/plan.sh "$ENVIRONMENT"', {
            env: { ENVIRONMENT: '${{ matrix.environment }}' },
          }),
          {
            if: 'always()',
            ...keep(
              'report-${{ matrix.environment }}',
              'out/${{ matrix.environment }}.policy.md',
              { 'if-no-files-found': 'ignore' },
            ),
          },
        ],
        {
          needs: ['lint', 'test', 'contracts'],
          // Code of a fork never runs with an identity of ours.
          if: 'github.event.pull_request.head.repo.full_name == github.repository',
          strategy: {
            'fail-fast': false,
            matrix: { environment: environments.map(({ name }) => name) },
          },
        },
      ),
      comment: {
        'runs-on': 'ubuntu-latest',
        needs: ['contracts', 'plan'],
        if: "always() && github.event_name == 'pull_request' && github.event.pull_request.head.repo.full_name == github.repository",
        permissions: { contents: 'read', 'pull-requests': 'write' },
        steps: [
          {
            uses: 'actions/download-artifact@v4',
            with: {
              pattern: 'report-*',
              path: 'reports',
              'merge-multiple': true,
            },
          },
          run(
            'cat reports/*.md > report.md\nif [ -s report.md ]; then gh pr comment "$NUMBER" --repo "$REPOSITORY" --body-file report.md --edit-last --create-if-none; fi\n',
            {
              env: {
                GH_TOKEN: '${{ github.token }}',
                NUMBER: '${{ github.event.pull_request.number }}',
                REPOSITORY: '${{ github.repository }}',
              },
            },
          ),
        ],
      },
    },
  };
}

/** Called for one environment: plan, wait for the approval of the environment, apply that plan. */
function environmentWorkflow({ cloud }: CiModel): unknown {
  const name = '${{ inputs.environment }}';
  const env = { ENVIRONMENT: name };
  return {
    name: 'environment',
    on: {
      workflow_call: {
        inputs: { environment: { type: 'string', required: true } },
      },
    },
    permissions: { contents: 'read' },
    jobs: {
      plan: cloudJob(cloud, `${name}-plan`, [
        run('ci/plan.sh "$ENVIRONMENT"', { env }),
        keep(`plan-${name}`, `out/${name}.*`),
      ]),
      apply: cloudJob(
        cloud,
        name,
        [
          {
            uses: 'actions/download-artifact@v4',
            with: { name: `plan-${name}`, path: 'out' },
          },
          run('ci/apply.sh "$ENVIRONMENT"', { env }),
        ],
        {
          needs: 'plan',
          concurrency: {
            group: `apply-${name}`,
            'cancel-in-progress': false,
          },
        },
      ),
    },
  };
}

/** After the merge: one environment after the other, then the release. */
function deliver({ environments }: CiModel): unknown {
  const names = environments.map(({ name }) => name);
  return {
    name: 'deliver',
    on: { push: { branches: ['main'] } },
    permissions: { contents: 'read' },
    concurrency: { group: 'deliver', 'cancel-in-progress': false },
    jobs: {
      ...Object.fromEntries(
        names.map((name, index) => [
          name,
          {
            uses: './.github/workflows/environment.yml',
            ...(index > 0 && { needs: names[index - 1] }),
            permissions: identity,
            with: { environment: name },
          },
        ]),
      ),
      'tag-release': {
        'runs-on': 'ubuntu-latest',
        needs: names[names.length - 1],
        permissions: { contents: 'write' },
        steps: [wholeHistory, node, run('ci/release.sh')],
      },
    },
  };
}

/** Each night: has anybody changed something by hand, and what do the data say. */
function nightly({ cloud, environments }: CiModel): unknown {
  const matrix = {
    strategy: {
      'fail-fast': false,
      matrix: { environment: environments.map(({ name }) => name) },
    },
  };
  const env = { ENVIRONMENT: '${{ matrix.environment }}' };
  return {
    name: 'nightly',
    on: { schedule: [{ cron: '17 3 * * *' }], workflow_dispatch: {} },
    permissions: { contents: 'read' },
    jobs: {
      drift: cloudJob(
        cloud,
        '${{ matrix.environment }}-plan',
        [
          run(
            'code=0\nci/drift.sh "$ENVIRONMENT" || code=$?\necho "code=$code" >> "$GITHUB_OUTPUT"\n[ "$code" -ne 1 ]\n',
            { id: 'drift', env },
          ),
          run(
            'gh label create drift --description "Changed by hand" --force\ngh issue create --title "Drift in $ENVIRONMENT" --label drift --body-file "out/$ENVIRONMENT.drift.txt"\n',
            {
              if: "steps.drift.outputs.code == '2'",
              env: { ...env, GH_TOKEN: '${{ github.token }}' },
            },
          ),
        ],
        {
          ...matrix,
          permissions: { ...identity, issues: 'write' },
        },
      ),
      report: cloudJob(
        cloud,
        '${{ matrix.environment }}-plan',
        [
          run('ci/report.sh "$ENVIRONMENT"', {
            env: {
              ...env,
              MESHWRIGHT_URL: '${{ vars.MESHWRIGHT_URL }}',
              MESHWRIGHT_TOKEN: '${{ secrets.MESHWRIGHT_TOKEN }}',
            },
          }),
        ],
        matrix,
      ),
    },
  };
}

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
  setup: ({ environments, variables }) => [
    `Make the environments ${environments
      .flatMap(({ name }) => [`\`${name}-plan\``, `\`${name}\``])
      .join(', ')} under *Settings, Environments*.`,
    `Give each environment the variables ${variables
      .map(name => `\`${name}\``)
      .join(
        ', ',
      )}: those of the identity that plans to \`…-plan\`, those of the identity that applies to the other.`,
    'Protect the environments that apply: *Required reviewers*, and only the branch `main`. This is the approval that an apply waits for.',
    'Protect the branch `main`: a change request, a review by the owners of the code, and the checks `lint`, `test`, `contracts` and `plan`.',
    'Where the cloud has no public address, state the label of a runner inside its network in the variable `RUNNER`.',
    'For the portal: the variable `MESHWRIGHT_URL`. Where the portal trusts tokens of GitHub Actions nothing else is needed; otherwise the secret `MESHWRIGHT_TOKEN`, which is good for this product only.',
  ],
};
