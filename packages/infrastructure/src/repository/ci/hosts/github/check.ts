// SPDX-License-Identifier: Apache-2.0
import type { CiModel } from '../../model';
import {
  checkout,
  cloudJob,
  keep,
  node,
  python,
  run,
  wholeHistory,
} from './steps';

const contracts = {
  'runs-on': 'ubuntu-latest',
  steps: [
    wholeHistory,
    node,
    run('ci/contracts.sh', {
      env: {
        MESHWRIGHT_URL: '${{ vars.MESHWRIGHT_URL }}',
        MESHWRIGHT_READ_TOKEN: '${{ secrets.MESHWRIGHT_READ_TOKEN }}',
      },
    }),
    run('ci/policies.sh github', { if: 'always()' }),
    {
      if: 'always()',
      ...keep('report-contracts', 'out/contracts.md', {
        'if-no-files-found': 'ignore',
      }),
    },
  ],
};

/** On a change request: checks, a plan of each environment, and a comment that shows both. @internal */
export function check({ cloud, environments, delivers }: CiModel): unknown {
  const isProduct = delivers === 'product';
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
      ...(isProduct && { contracts }),
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
          needs: ['lint', 'test', ...(isProduct ? ['contracts'] : [])],
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
        needs: [...(isProduct ? ['contracts'] : []), 'plan'],
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
