// SPDX-License-Identifier: Apache-2.0
import { readDescriptor } from '@meshwright/contracts';
import { parse, parseDocument } from 'yaml';
import { CLOUDS, HOSTS } from '../blueprint/types';
import { readBlueprint } from '../blueprint';
import type { GenerationContext } from '../generate/types';
import { dataProductFile } from './descriptors/dataProduct';
import { withCodeOwners } from './housekeeping/codeowners';
import {
  makeRepository,
  ORDERS,
  repository,
  runIn,
} from './__testUtils__/repositories';

const text = (files: ReturnType<typeof repository>, path: string) => {
  const file = files.get(path);
  if (!file) throw new Error(`There is no ${path}.`);
  return file.content;
};

describe.each(CLOUDS)('a repository on %s', cloud => {
  const files = repository(cloud);

  it('is the same each time', () => {
    expect([...makeRepository(cloud)]).toEqual([...files]);
  });

  it('has descriptors in which nothing is wrong', () => {
    for (const path of ['data-product.yaml', 'contracts/orders.odcs.yaml']) {
      const { findings, valid } = readDescriptor(text(files, path));
      expect({ path, findings, valid }).toEqual({
        path,
        findings: [],
        valid: true,
      });
    }
    const { product } = readDescriptor(text(files, 'data-product.yaml'));
    expect(product).toMatchObject({
      id: 'urn:dataproduct:sales:orders',
      name: 'orders',
      status: 'draft',
      domain: 'sales',
      owner: 'sales',
      platforms: [cloud],
      inputPorts: [
        {
          name: 'customers',
          contractId: 'urn:datacontract:customer:customers',
        },
      ],
      outputPorts: [
        {
          name: 'orders',
          version: '1.2.0',
          contractId: 'urn:datacontract:sales:orders',
          inputContracts: [
            { id: 'urn:datacontract:customer:customers', version: '2.0.0' },
          ],
        },
      ],
    });
    expect(text(files, 'contracts/orders.odcs.yaml')).toBe(ORDERS);
  });

  it('has a blueprint that gives the same repository', () => {
    const blueprint = text(files, 'blueprint.yaml');
    const again = readBlueprint(blueprint, { clouds: [cloud] });
    expect(
      again.findings.filter(({ severity }) => severity === 'error'),
    ).toEqual([]);
    expect(again.blueprints[cloud]).toMatchObject({
      inputs: [
        { name: 'customers', contract: 'contracts/inputs/customers.yaml' },
      ],
      outputs: [{ name: 'orders', contract: 'contracts/orders.odcs.yaml' }],
    });
  });

  it('is documented: every page is there, and so is every link', () => {
    const mkdocs = parse(text(files, 'mkdocs.yml')) as {
      nav: Array<Record<string, string | Array<Record<string, string>>>>;
    };
    const pages = mkdocs.nav
      .flatMap(entry => Object.values(entry))
      .flatMap(page =>
        typeof page === 'string' ? [page] : page.flatMap(Object.values),
      );
    expect(pages).toEqual(
      expect.arrayContaining(['index.md', 'architecture.md', 'runbook.md']),
    );
    expect(pages.filter(page => page.startsWith('guides/'))).not.toEqual([]);
    for (const page of pages) expect(files.has(`docs/${page}`)).toBe(true);
    const paths = [...files.keys()];
    const markdown = [...files.values()].filter(({ path }) =>
      path.endsWith('.md'),
    );
    for (const { path, content } of markdown) {
      const folder = path.replace(/[^/]*$/, '');
      for (const [, target] of content.matchAll(/\]\(([^)#:\s]+)\)/g)) {
        const whole = `${folder}${target}`;
        expect({
          path,
          target,
          there: paths.some(
            known => known === whole || known.startsWith(whole),
          ),
        }).toMatchObject({ there: true });
      }
    }
  });

  it('says in each guide how to run, what it costs, and how to recover', () => {
    const guides = [...files.values()].filter(({ path }) =>
      path.startsWith('docs/guides/'),
    );
    for (const { content } of guides) {
      expect(content).toMatch(/^# \S/);
      expect(content).toMatch(/\n## Run\n\n\S/);
      expect(content).toMatch(/\n## Cost\n\n\S/);
      expect(content).toMatch(/\n## Recover\n\n\S/);
    }
  });

  it('has a dbt project with the contract enforced and a test for each rule', () => {
    const models = parse(text(files, 'dbt/models/orders/orders.yml')) as {
      models: Array<{
        name: string;
        config: { contract: { enforced: boolean } };
        data_tests: object[];
        columns: Array<{ name: string; data_tests?: unknown[] }>;
      }>;
    };
    const [orders] = models.models;
    expect(orders.config.contract.enforced).toBe(true);
    expect(orders.columns[0]).toMatchObject({
      name: 'order_id',
      data_tests: ['not_null', 'unique'],
    });
    const tests = orders.data_tests.flatMap(Object.keys);
    expect(tests).toEqual(
      expect.arrayContaining([
        'no_rows_where',
        'row_count_keeps',
        'newer_than',
      ]),
    );
    for (const name of tests) {
      expect(files.has(`dbt/tests/generic/${name}.sql`)).toBe(true);
    }
    expect(text(files, 'dbt/models/orders/orders.sql')).toContain(
      "materialized='incremental'",
    );
    expect(text(files, 'dbt/profiles.yml')).not.toMatch(
      /password:|keyfile|client_secret/,
    );
  });

  it('never has dbt make a table of BigQuery anew, which would lose the tags that mask it', () => {
    const plain = repository(cloud, {
      orders: ORDERS.replace('partitioned: true', 'partitioned: false'),
    });
    for (const made of [files, plain]) {
      const sql = text(made, 'dbt/models/orders/orders.sql');
      expect(sql.includes("materialized='table'")).toBe(
        made === plain && cloud !== 'gcp',
      );
      expect(sql.includes('full_refresh=false')).toBe(cloud === 'gcp');
      expect(sql.includes('delete from {{ this }}')).toBe(
        made === plain && cloud === 'gcp',
      );
    }
  });

  it('has YAML and JSON that can be read', () => {
    const ending = (wanted: RegExp) =>
      [...files.values()].filter(({ path }) => wanted.test(path));
    const faults = ending(/\.ya?ml$/).flatMap(({ path, content }) => {
      const { errors, warnings } = parseDocument(content);
      return [...errors, ...warnings].map(({ message }) => ({ path, message }));
    });
    expect(faults).toEqual([]);
    for (const { content } of ending(/\.json$/)) {
      expect(() => JSON.parse(content)).not.toThrow();
    }
  });

  it('has Python that compiles, and policies that pass their tests', () => {
    const python = [...files.values()].filter(({ path }) =>
      /^(ci|policy|infra|pipelines|orchestration|tests)\/.*\.(py|json)$/.test(
        path,
      ),
    );
    const names = python
      .map(({ path }) => path)
      .filter(path => path.endsWith('.py'));
    const compiled = runIn(python, 'python3', ['-m', 'py_compile', ...names]);
    expect(compiled ?? { code: 0, out: '' }).toEqual({ code: 0, out: '' });
    const tested = runIn(python, 'python3', [
      ...['-m', 'unittest', 'discover', '-s', 'policy', '-p', 'test_*.py'],
    ]);
    expect(tested?.out ?? 'OK').toMatch(/OK\s*$/);
  });

  it('keeps its files in order', () => {
    expect(text(files, '.gitignore')).toContain('*.tfstate');
    expect(text(files, '.github/CODEOWNERS')).toContain('sales');
    expect(JSON.parse(text(files, 'policy/rules.json'))).toMatchObject({
      environments: { prod: { deletionProtection: true } },
    });
    expect(
      JSON.parse(text(files, 'quality/checks.json')).tables[0],
    ).toMatchObject({
      table: 'orders',
      notChecked: [{ path: '/schema/0/quality/1' }],
    });
  });
});

describe('the owner in the descriptor', () => {
  it.each([
    ['group:default/sales', 'sales'],
    ['group:sales', 'sales'],
    ['sales', 'sales'],
    ['group:europe/sales', 'group:europe/sales'],
    ['user:default/ann', 'user:default/ann'],
  ])('%s is told as %s', (owner, expected) => {
    const { context } = contextOf(owner);
    const { content } = dataProductFile(context);
    expect(readDescriptor(content).product?.owner).toBe(expected);
  });

  function contextOf(owner: string) {
    const [blueprint] = Object.values(
      readBlueprint(
        `apiVersion: meshwright.io/v1alpha1\nkind: Blueprint\nproduct: { name: orders, domain: sales, owner: '${owner}' }`,
        { clouds: ['aws'] },
      ).blueprints,
    );
    const context = {
      ...{ cloud: 'aws', stack: 'product', inputs: [], outputs: [] },
      blueprint,
    } as GenerationContext;
    return { context };
  }
});

describe('owners of the code', () => {
  const made = [...repository('aws').values()];
  const owners = (host: 'github' | 'bitbucket') =>
    withCodeOwners(made, { host, owner: 'acme' }).find(
      ({ path }) => path === '.github/CODEOWNERS',
    )?.content;

  it('get the organisation where the host wants it', () => {
    expect(text(repository('aws'), '.github/CODEOWNERS')).toContain(
      '/infra/ @sales\n',
    );
    expect(owners('github')).toContain('/infra/ @acme/sales\n');
    expect(owners('bitbucket')).toContain('/infra/ @sales\n');
    expect(() =>
      withCodeOwners(made, { host: 'github', owner: 'a\n* @evil' }),
    ).toThrow(RangeError);
  });
});

describe('quality files', () => {
  it('are in the language of the cloud', () => {
    expect(text(repository('aws'), 'quality/orders/orders.dqdl')).toContain(
      'IsComplete "order_id"',
    );
    expect(
      JSON.parse(text(repository('gcp'), 'quality/orders/orders.dataplex.json'))
        .rules,
    ).not.toEqual([]);
  });
});

describe('scripts', () => {
  const scripts = (
    cloud: (typeof CLOUDS)[number],
    host: string,
    name: string,
  ) =>
    [
      ...repository(cloud, {
        more: `host: ${host}`,
        product: `  title: "${name}"`,
      }).values(),
    ].filter(
      ({ path }) => /\.(sh|py|env)$/.test(path) && /^(ci|policy)\//.test(path),
    );

  it.each(CLOUDS.flatMap(cloud => HOSTS.map(host => [cloud, host] as const)))(
    'are the same for every product on %s and %s, and bash reads them',
    (cloud, host) => {
      const files = scripts(cloud, host, 'One');
      expect(scripts(cloud, host, '$(touch /tmp/x)')).toEqual(files);
      const read = runIn(files, 'bash', [
        ...['-c', 'for file in ci/*.sh; do bash -n "$file" || exit 1; done'],
      ]);
      expect(read ?? { code: 0, out: '' }).toEqual({ code: 0, out: '' });
    },
  );
});
