// SPDX-License-Identifier: Apache-2.0
import { yamlFile } from '../../text/yaml';
import type { CiHost, CiModel } from '../model';
import { serviceConnection } from '../oidc';

type Step = Record<string, unknown>;

const ENVIRONMENT = '${{ parameters.environment }}';
const checkout: Step = { checkout: 'self', fetchDepth: '0' };
const node: Step = {
  task: 'NodeTool@0',
  inputs: { versionSpec: '24.x' },
};
const python: Step = {
  task: 'UsePythonVersion@0',
  inputs: { versionSpec: '3.12' },
};
const script = (command: string): Step => ({ script: command });

const NOT_NIGHTLY = "ne(variables['Build.Reason'], 'Schedule')";
const IS_MAIN = "eq(variables['Build.SourceBranch'], 'refs/heads/main')";

/** The task exchanges the token of a service connection with federation; the connection keeps no secret. */
const asIdentity = (connection: string, command: string): Step => ({
  task: 'AzureCLI@2',
  inputs: {
    azureSubscription: connection,
    scriptType: 'bash',
    scriptLocation: 'inlineScript',
    addSpnToEnvironment: true,
    inlineScript: command,
  },
});

/** Plan, and on the main branch an apply that waits for the checks of the environment. */
function environmentTemplate({ product }: CiModel): unknown {
  const connection = (purpose: 'plan' | 'apply') =>
    serviceConnection(product, ENVIRONMENT, purpose);
  const group = (name: string) => [{ group: `${product}-${name}` }];
  return {
    parameters: [{ name: 'environment', type: 'string' }],
    jobs: [
      {
        job: 'plan',
        displayName: 'Plan',
        variables: group(`${ENVIRONMENT}-plan`),
        steps: [
          checkout,
          node,
          python,
          asIdentity(
            connection('plan'),
            `. ci/login.sh\nci/plan.sh "${ENVIRONMENT}"\n`,
          ),
          {
            script: `if [ -f "out/${ENVIRONMENT}.policy.md" ]; then echo "##vso[task.uploadsummary]$(pwd)/out/${ENVIRONMENT}.policy.md"; fi`,
            condition: 'always()',
          },
          {
            publish: 'out',
            artifact: `plan-${ENVIRONMENT}`,
            condition: 'succeeded()',
          },
        ],
      },
      {
        deployment: 'apply',
        displayName: 'Apply',
        dependsOn: 'plan',
        condition: `and(succeeded(), ${IS_MAIN})`,
        environment: `${product}-${ENVIRONMENT}`,
        variables: group(ENVIRONMENT),
        strategy: {
          runOnce: {
            deploy: {
              steps: [
                checkout,
                node,
                python,
                {
                  download: 'current',
                  artifact: `plan-${ENVIRONMENT}`,
                },
                asIdentity(
                  connection('apply'),
                  `mkdir -p out\ncp "$PIPELINE_WORKSPACE"/plan-${ENVIRONMENT}/${ENVIRONMENT}.* out/\n. ci/login.sh\nci/apply.sh "${ENVIRONMENT}"\n`,
                ),
              ],
            },
          },
        },
      },
    ],
  };
}

function nightlyTemplate({ product, delivers }: CiModel): unknown {
  return {
    parameters: [{ name: 'environment', type: 'string' }],
    jobs: [
      {
        job: 'nightly',
        displayName: delivers === 'product' ? 'Drift and report' : 'Drift',
        variables: [{ group: `${product}-${ENVIRONMENT}-plan` }],
        steps: [
          checkout,
          node,
          python,
          asIdentity(
            serviceConnection(product, ENVIRONMENT, 'plan'),
            `. ci/login.sh\ncode=0\nci/drift.sh "${ENVIRONMENT}" || code=$?\nif [ "$code" -eq 2 ]; then echo "##vso[task.logissue type=warning]Somebody changed this environment by hand"; echo "##vso[task.complete result=SucceededWithIssues]"; fi\n[ "$code" -ne 1 ]\n`,
          ),
          delivers === 'product' && {
            ...asIdentity(
              serviceConnection(product, ENVIRONMENT, 'plan'),
              `. ci/login.sh\nexport MESHWRIGHT_TOKEN="\${MESHWRIGHT_TOKEN:-$idToken}"\nci/report.sh "${ENVIRONMENT}"\n`,
            ),
            condition: 'succeededOrFailed()',
          },
        ].filter(Boolean),
      },
    ],
  };
}

function pipeline({ environments, delivers }: CiModel): unknown {
  const names = environments.map(({ name }) => name);
  const stageName = (name: string) => name.replace(/-/g, '_');
  const job = (name: string, ...steps: Step[]) => ({
    job: name,
    steps: [checkout, node, python, ...steps],
  });
  return {
    trigger: { branches: { include: ['main'] } },
    pr: { branches: { include: ['*'] } },
    schedules: [
      {
        cron: '17 3 * * *',
        displayName: 'nightly',
        branches: { include: ['main'] },
        always: 'true',
      },
    ],
    pool: { vmImage: 'ubuntu-latest' },
    stages: [
      {
        stage: 'check',
        condition: NOT_NIGHTLY,
        jobs: [
          job('lint', script('ci/lint.sh')),
          job('test', script('ci/test.sh')),
          delivers === 'product' &&
            job(
              'contracts',
              {
                script: 'ci/contracts.sh',
                // Secrets reach a script only where they are named.
                env: { MESHWRIGHT_READ_TOKEN: '$(MESHWRIGHT_READ_TOKEN)' },
              },
              script('ci/policies.sh'),
              {
                script:
                  'if [ -f out/contracts.md ]; then echo "##vso[task.uploadsummary]$(pwd)/out/contracts.md"; fi',
                condition: 'always()',
              },
            ),
        ].filter(Boolean),
      },
      ...names.map((name, index) => ({
        stage: stageName(name),
        dependsOn: index === 0 ? 'check' : stageName(names[index - 1]),
        condition: `and(succeeded(), ${NOT_NIGHTLY})`,
        jobs: [
          {
            template: '.azuredevops/environment.yml',
            parameters: { environment: name },
          },
        ],
      })),
      ...(delivers === 'product'
        ? [
            {
              stage: 'tag_release',
              dependsOn: stageName(names[names.length - 1]),
              condition: `and(succeeded(), ${IS_MAIN}, ${NOT_NIGHTLY})`,
              jobs: [
                {
                  job: 'release',
                  steps: [
                    { ...checkout, persistCredentials: 'true' },
                    node,
                    script('ci/release.sh'),
                  ],
                },
              ],
            },
          ]
        : []),
      ...names.map(name => ({
        stage: `nightly_${stageName(name)}`,
        dependsOn: [],
        condition: "eq(variables['Build.Reason'], 'Schedule')",
        jobs: [
          {
            template: '.azuredevops/nightly.yml',
            parameters: { environment: name },
          },
        ],
      })),
    ],
  };
}

/** Azure Pipelines. @internal */
export const azureDevops: CiHost = {
  title: 'Azure Pipelines',
  files: model => [
    { path: 'azure-pipelines.yml', content: yamlFile(pipeline(model)) },
    {
      path: '.azuredevops/environment.yml',
      content: yamlFile(environmentTemplate(model)),
    },
    {
      path: '.azuredevops/nightly.yml',
      content: yamlFile(nightlyTemplate(model)),
    },
  ],
  setup: ({ delivers, cloud, product, environments, variables }) => [
    `Make the service connections ${environments
      .flatMap(({ name }) => [
        `\`${serviceConnection(product, name, 'plan')}\``,
        `\`${serviceConnection(product, name, 'apply')}\``,
      ])
      .join(
        ', ',
      )} of type *Azure Resource Manager, workload identity federation*. ${
      cloud === 'azure'
        ? 'Each is of the identity that plans or applies.'
        : 'Each only says who the job is; give it no more than *Reader* on an empty subscription. The cloud trusts the issuer and the subject that the connection shows.'
    }`,
    `Make the variable groups ${environments
      .flatMap(({ name }) => [
        `\`${product}-${name}-plan\``,
        `\`${product}-${name}\``,
      ])
      .join(', ')} under *Pipelines, Library*, each with ${
      variables.length > 0
        ? variables.map(name => `\`${name}\``).join(', ')
        : 'no variable but those of the portal'
    }.`,
    `Make the environments ${environments
      .map(({ name }) => `\`${product}-${name}\``)
      .join(
        ', ',
      )} under *Pipelines, Environments*, with *Approvals and checks*, and the check *Branch control* for \`main\`. A job that applies waits for them.`,
    'Make the pipeline from `azure-pipelines.yml`, and require it as *Build validation* in the policies of the branch `main`, with a reviewer.',
    ...(delivers === 'product'
      ? ['Let the build service *Create tag* in the repository, for releases.']
      : []),
    ...(delivers === 'product'
      ? [
          'For the portal: `MESHWRIGHT_URL` in the variable groups that plan. Where the portal trusts the tokens of the service connections nothing else is needed; otherwise the secret `MESHWRIGHT_TOKEN`, which is good for this product only. The variables `MESHWRIGHT_URL` and, as a secret, `MESHWRIGHT_READ_TOKEN` of the pipeline itself, a token that may read lineage, let a change request say whom it reaches in the whole mesh.',
        ]
      : []),
  ],
};
