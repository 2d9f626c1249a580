// SPDX-License-Identifier: Apache-2.0
import type { CiModel } from '../../model';
import { cloudJob, identity, run } from './steps';

/** Each night: has anybody changed something by hand, and what do the data say. @internal */
export function nightly({ cloud, environments, delivers }: CiModel): unknown {
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
      ...(delivers === 'product' && {
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
      }),
    },
  };
}
