// SPDX-License-Identifier: Apache-2.0
import { contract, policy, policyWorld } from '../../__testUtils__/policies';
import { type World, product } from '../../__testUtils__/world';

describe('meshwright policy check', () => {
  let world: World;
  beforeEach(() => {
    world = policyWorld();
  });
  afterEach(() => world.remove());

  it('gives verdicts as data, with file, line and fix', async () => {
    const { code, out } = await world.run([
      'policy',
      'check',
      'orders',
      '--format',
      'json',
      '--now',
      '2026-01-01',
    ]);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual([
      {
        policy: 'names',
        rule: 'classified',
        subject: 'api:default/orders-v1',
        outcome: 'fail',
        severity: 'error',
        message: 'orders.total is not classified.',
        evidence: [
          {
            path: 'orders/orders.odcs.yaml#/schema/0/properties/1',
            line: 15,
          },
        ],
        fix: {
          description: 'Classify total.',
          patch: [
            {
              file: 'orders/orders.odcs.yaml',
              path: '/schema/0/properties/1/classification',
              value: 'internal',
            },
          ],
        },
        id: expect.stringMatching(/^[0-9a-f]{16}$/),
      },
    ]);
  });

  it('finds policies beside a file that is named', async () => {
    const { out } = await world.run([
      'policy',
      'check',
      'orders/orders.odcs.yaml',
      '--format',
      'json',
    ]);
    expect(JSON.parse(out)).toHaveLength(1);
  });

  it('tells people what fails, where, and what to do', async () => {
    const { code, out } = await world.run(['policy', 'check', 'orders']);
    expect(code).toBe(1);
    expect(out).toBe(
      [
        'orders 1.0.0  api:default/orders-v1, sales',
        '  error      orders.total is not classified.',
        '             names/classified',
        '             orders/orders.odcs.yaml:15 /schema/0/properties/1',
        '             Fix: Classify total.',
        '',
        '1 error, 0 passed, 0 not applicable (1 product, 1 contract).',
        '',
      ].join('\n'),
    );
  });

  it('shows what passes only when asked to', async () => {
    world.write(
      'orders/orders.odcs.yaml',
      contract.replace('logicalType: number', 'classification: public'),
    );
    const short = await world.run(['policy', 'check', 'orders']);
    expect(short).toMatchObject({
      code: 0,
      out: '1 passed, 0 not applicable (1 product, 1 contract).\n',
    });
    const { out } = await world.run(['policy', 'check', 'orders', '--all']);
    expect(out).toContain('passes     Each column is classified');
  });

  it('annotates for GitHub', async () => {
    const { out } = await world.run([
      'policy',
      'check',
      'orders',
      '--format',
      'github',
    ]);
    expect(out).toBe(
      '::error file=orders/orders.odcs.yaml,line=15,title=names/classified::orders.total is not classified. Fix: Classify total.\n',
    );
  });

  it('escapes what would be another command to GitHub', async () => {
    const hostile = 'a%0A::set-env name=x::y';
    world.write(
      'orders/orders.odcs.yaml',
      contract.replace('- name: total', `- name: "${hostile}"`),
    );
    const { out } = await world.run([
      'policy',
      'check',
      'orders',
      '--format',
      'github',
    ]);
    expect(out.trim().split('\n')).toHaveLength(1);
    expect(out).toContain('a%250A::set-env');
  });

  it('reports for GitLab', async () => {
    const { out } = await world.run([
      'policy',
      'check',
      'orders',
      '--format',
      'gitlab',
    ]);
    expect(JSON.parse(out)).toEqual([
      {
        description: 'orders.total is not classified. Fix: Classify total.',
        check_name: 'names/classified',
        fingerprint: expect.stringMatching(/^[0-9a-f]{16}$/),
        severity: 'major',
        location: { path: 'orders/orders.odcs.yaml', lines: { begin: 15 } },
      },
    ]);
  });

  it('reports as SARIF, with waived failures suppressed', async () => {
    world.write(
      'waivers.yaml',
      `waivers:
- product: api:default/orders-v1
  rule: names/classified
  reason: until the review
  approver: miriam.katz
  until: 2026-06-30
`,
    );
    const args = ['policy', 'check', 'orders', '--format', 'sarif'];
    const { out } = await world.run(args);
    const [run] = JSON.parse(out).runs;
    expect(run.tool.driver.rules).toMatchObject([
      { id: 'names/classified', defaultConfiguration: { level: 'error' } },
    ]);
    expect(run.results).toMatchObject([
      {
        ruleId: 'names/classified',
        level: 'error',
        suppressions: [],
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: 'orders/orders.odcs.yaml' },
              region: { startLine: 15 },
            },
          },
        ],
      },
    ]);
    const waived = await world.run([
      ...args,
      '--waivers',
      'waivers.yaml',
      '--now',
      '2026-06-30',
    ]);
    expect(waived.code).toBe(0);
    expect(JSON.parse(waived.out).runs[0].results[0].suppressions).toHaveLength(
      1,
    );
    const over = await world.run([
      ...args,
      '--waivers',
      'waivers.yaml',
      '--now',
      '2026-07-01',
    ]);
    expect(over.code).toBe(1);
  });

  it('takes policies of the library', async () => {
    const { out } = await world.run([
      'policy',
      'check',
      'orders',
      '--library',
      'product-owner,contract-owner',
      '--format',
      'json',
    ]);
    expect(
      JSON.parse(out).map((verdict: { policy: string; outcome: string }) => [
        verdict.policy,
        verdict.outcome,
      ]),
    ).toEqual([
      ['contract-owner', 'pass'],
      ['names', 'fail'],
      ['product-owner', 'fail'],
    ]);
  });

  it('lets warnings count with --strict', async () => {
    world.write(
      'orders/policies/names.yaml',
      policy({ spec: '\n  severity: warning' }),
    );
    expect((await world.run(['policy', 'check', 'orders'])).code).toBe(0);
    expect(
      (await world.run(['policy', 'check', 'orders', '--strict'])).code,
    ).toBe(1);
  });

  it('knows environments, and what other tools know', async () => {
    world.write(
      'orders/policies/names.yaml',
      policy({
        check: 'quality.passRate >= 90',
        spec: '\n  environments: [prod]',
      }),
    );
    world.write(
      'facts.yaml',
      'subjects:\n  orders: { quality: { passRate: 95 } }\n  other: {}\n',
    );
    const outcomes = async (...more: string[]) => {
      const { out, error } = await world.run([
        'policy',
        'check',
        'orders',
        '--format',
        'json',
        ...more,
      ]);
      return [
        JSON.parse(out).map(({ outcome }: { outcome: string }) => outcome),
        error,
      ];
    };
    expect(await outcomes('--environment', 'dev')).toEqual([[], '']);
    expect(await outcomes('--environment', 'prod')).toEqual([
      ['not-applicable'],
      '',
    ]);
    expect(
      await outcomes('--environment', 'prod', '--facts', 'facts.yaml'),
    ).toEqual([
      ['pass'],
      'Unused facts: facts.yaml names other, which is not among what is checked.\n',
    ]);
  });

  it('binds the domains below a domain', async () => {
    world.write(
      'orders/product.odps.yaml',
      product.replace('status: active', 'status: active\ndomain: web'),
    );
    world.write(
      'orders/policies/names.yaml',
      policy({ spec: '\n  domain: sales' }),
    );
    const args = ['policy', 'check', 'orders', '--format', 'json'];
    expect(JSON.parse((await world.run(args)).out)).toEqual([]);
    world.write(
      'org.yaml',
      `apiVersion: backstage.io/v1alpha1
kind: Domain
metadata: { name: web }
spec: { owner: a, subdomainOf: domain:default/sales }
`,
    );
    const { out } = await world.run([...args, '--policies', 'org.yaml']);
    expect(JSON.parse(out)).toHaveLength(1);
  });

  it('compares with what is in force', async () => {
    world.write(
      'before/orders.odcs.yaml',
      contract.replace('- name: total', '- name: sum'),
    );
    const { out } = await world.run([
      'policy',
      'check',
      'orders',
      '--library',
      'breaking-changes-told',
      '--before',
      'before',
      '--format',
      'json',
    ]);
    expect(JSON.parse(out)[0]).toMatchObject({
      policy: 'breaking-changes-told',
      outcome: 'fail',
      message:
        'The changes since 1.0.0 need the version 2.0.0; 1.0.0 is stated.',
      fix: { patch: [{ path: '/version', value: '2.0.0' }] },
    });
  });

  it('gives lines in a file of several entities', async () => {
    const entity = (name: string) => `apiVersion: meshwright.io/v1alpha1
kind: DataProduct
metadata: { name: ${name} }
spec: { lifecycle: active, classification: ${name} }
`;
    world.write(
      'orders/catalog-info.yaml',
      [entity('a'), entity('b')].join('---\n'),
    );
    const { out } = await world.run([
      'policy',
      'check',
      'orders/catalog-info.yaml',
      '--library',
      'product-classified',
      '--format',
      'json',
    ]);
    const verdicts = JSON.parse(out);
    expect(verdicts).toHaveLength(2);
    expect(verdicts[1]).toMatchObject({
      subject: 'dataproduct:default/b',
      evidence: [
        { path: 'orders/catalog-info.yaml#/customProperties', line: 6 },
      ],
    });
  });

  it('lets nothing through that it cannot read', async () => {
    const args = ['policy', 'check', 'orders', '--format', 'json'];
    const good = JSON.parse((await world.run(args)).out);
    world.write('orders/torn.json', '{"kind": "DataProduct", "id": "x",\n');
    world.write('orders/skeleton.json', '{"kind": "DataProduct", {{ x }}\n');
    world.write('orders/other.json', '{"kind": "Component",\n');
    const { code, out } = await world.run(args);
    expect(code).toBe(1);
    expect(JSON.parse(out)).toEqual([
      {
        policy: 'descriptor',
        rule: 'document',
        subject: 'dataproduct:default/torn',
        outcome: 'error',
        severity: 'error',
        message: expect.stringContaining('This is no valid JSON.'),
        evidence: [{ path: 'orders/torn.json', line: 2 }],
        id: expect.stringMatching(/^[0-9a-f]{16}$/),
      },
      ...good,
    ]);
    const explained = await world.run([
      ...['policy', 'explain', 'names/classified', 'orders', 'orders'],
    ]);
    expect(explained.error).toContain('Left out: orders/torn.json:2');
    const lint = await world.run(['contract', 'lint', 'orders']);
    expect(lint.code).toBe(1);
    expect(lint.out).toContain('orders/torn.json');
    expect(lint.out).not.toContain('skeleton.json');
  });

  describe('with a policy that cannot be used', () => {
    const check = 'item.clasification != ""';
    const broken = policy({ check });
    const named = policy({ check, name: 'broken' });
    const json = async (...args: string[]) => {
      const run = await world.run([
        ...['policy', 'check', 'orders', '--format', 'json', ...args],
      ]);
      return { ...run, verdicts: run.out ? JSON.parse(run.out) : [] };
    };

    it('leaves it undecided and asks the others', async () => {
      const good = await json();
      world.write('orders/policies/broken.yaml', named);
      world.write(
        'orders/policies/torn.yaml',
        'kind: GovernancePolicy\nspec: {\n',
      );
      const { code, verdicts } = await json();
      expect(code).toBe(1);
      expect(verdicts).toEqual([
        {
          policy: 'broken',
          rule: 'document',
          subject: 'governancepolicy:default/broken',
          outcome: 'error',
          severity: 'error',
          message: expect.stringContaining(
            "column has no field 'clasification'. Did you mean 'classification'?",
          ),
          evidence: [
            {
              path: 'orders/policies/broken.yaml#/spec/rules/0/check',
              line: 14,
            },
          ],
          id: expect.stringMatching(/^[0-9a-f]{16}$/),
        },
        expect.objectContaining({
          policy: 'torn',
          outcome: 'error',
          evidence: [
            expect.objectContaining({
              path: expect.stringContaining('orders/policies/torn.yaml'),
            }),
          ],
        }),
        ...good.verdicts,
      ]);
    });

    it('does not take the sound ones of its file down', async () => {
      const good = await json();
      world.write('orders/policies/names.yaml', `${policy()}\n---\n${named}`);
      const { code, verdicts } = await json();
      expect(code).toBe(1);
      expect(verdicts.slice(1)).toEqual(good.verdicts);
      expect(verdicts[0]).toMatchObject({ policy: 'broken', outcome: 'error' });
    });

    it('names it to people, and to code hosts', async () => {
      world.write('orders/policies/names.yaml', broken);
      const told = await world.run(['policy', 'check', 'orders']);
      expect(told.code).toBe(1);
      expect(told.out).toContain('The policy names cannot be asked');
      expect(told.out).toContain('orders/policies/names.yaml:14');
      for (const format of ['github', 'gitlab', 'sarif']) {
        const { code, out } = await world.run([
          ...['policy', 'check', 'orders', '--format', format],
        ]);
        expect(code).toBe(1);
        expect(out).toContain('orders/policies/names.yaml');
      }
    });

    it.each([
      ['explain', 'names/classified', 'orders', 'orders'],
      ['impact', 'orders'],
    ])('is refused by policy %s', async (...args) => {
      world.write('orders/policies/names.yaml', broken);
      const { code, error } = await world.run(['policy', ...args]);
      expect(code).toBe(2);
      expect(error).toBe(
        `Cannot go on: The policies in orders/policies/names.yaml cannot be used.
orders/policies/names.yaml:14:14 column has no field 'clasification'. Did you mean 'classification'? (character 5) (at /spec/rules/0/check)\n`,
      );
    });
  });

  it.each([
    [['nowhere'], 'nowhere does not exist.'],
    [
      ['orders/policies'],
      'No product and no contract was found in orders/policies.',
    ],
    [
      ['orders', '--library', 'gpdr'],
      "The library has no pack and no policy 'gpdr'. Did you mean 'gdpr'?",
    ],
    [['orders', '--now', 'soon'], "'soon' is no moment."],
    [['orders', '--waivers', 'nothing.yaml'], 'nothing.yaml does not exist.'],
  ])('says why it cannot go on with %j', async (args, message) => {
    const { code, error } = await world.run(['policy', 'check', ...args]);
    expect(code).toBe(2);
    expect(error).toContain(message);
  });

  it('asks for policies where there are none', async () => {
    world.write('bare/orders.odcs.yaml', contract);
    const { code, error } = await world.run(['policy', 'check', 'bare']);
    expect(code).toBe(2);
    expect(error).toContain('--library all');
  });

  it('says when a waiver is for a rule that there is not', async () => {
    const waiver = (rule: string) =>
      `- {product: orders, rule: ${rule}, reason: r, approver: a, until: 2999-01-01}\n`;
    world.write(
      'waivers.yaml',
      `waivers:\n${waiver('names/clasified')}${waiver('elsewhere/x')}`,
    );
    const { code, error } = await world.run([
      ...['policy', 'check', 'orders', '--waivers', 'waivers.yaml'],
    ]);
    expect(code).toBe(1);
    expect(error).toBe(
      'Useless waiver: orders is let off names/clasified, but names has only classified.\n',
    );
  });

  it('does not let somebody off by a waiver that is not complete', async () => {
    world.write(
      'orders/waivers.yaml',
      'waivers:\n  - product: orders\n    rule: names/classified\n',
    );
    const { code, error } = await world.run(['policy', 'check', 'orders']);
    expect(code).toBe(2);
    expect(error).toContain("has no 'until'");
  });
});
