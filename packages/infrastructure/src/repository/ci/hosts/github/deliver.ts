// SPDX-License-Identifier: Apache-2.0
import type { CiModel } from '../../model';
import { cloudJob, identity, keep, node, run, wholeHistory } from './steps';

/** Called for one environment: plan, wait for the approval of the environment, apply that plan. @internal */
export function environmentWorkflow({ cloud }: CiModel): unknown {
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

/** After the merge: one environment after the other, then the release. @internal */
export function deliver({ environments, delivers }: CiModel): unknown {
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
      ...(delivers === 'product' && {
        'tag-release': {
          'runs-on': 'ubuntu-latest',
          needs: names[names.length - 1],
          permissions: { contents: 'write' },
          steps: [wholeHistory, node, run('ci/release.sh')],
        },
      }),
    },
  };
}
