// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { policyText } from '../__testUtils__/policies';
import { looksLikePolicy, readPolicies } from './read';
import { readWaivers } from './waivers';

const read = (text: string) => readPolicies(text, { file: 'owner.yaml' });
const rules = (text: string) =>
  read(text).findings.map(({ rule, path, line }) => [rule, path, line]);

describe('readPolicies', () => {
  it('reads every field', () => {
    const { policies, findings, valid, sound } = read(
      policyText({
        spec: `
  graceUntil: 2026-12-31
  domain: domain:default/finance
  environments: [prod]
  enforcement: [ci, catalog]
  severity: warning
  serves:
    - framework: GDPR
      reference: Art. 5
  parameters:
    days: { value: 30, stricter: lower, description: Days at most }`,
        lifecycle: 'grace',
      }),
    );
    expect(findings).toEqual([]);
    expect(valid).toBe(true);
    expect(sound).toEqual(['product-owner']);
    expect(policies).toMatchObject([
      {
        name: 'product-owner',
        title: 'Products have an owner',
        version: '1.2.0',
        owner: 'stewards',
        lifecycle: 'grace',
        graceUntil: '2026-12-31',
        domain: 'finance',
        environments: ['prod'],
        enforcement: ['ci', 'catalog'],
        severity: 'warning',
        serves: [{ framework: 'GDPR', reference: 'Art. 5' }],
        parameters: { days: { value: 30, stricter: 'lower' } },
        target: { kinds: ['product'], when: "product.status == 'active'" },
        rules: [
          {
            id: 'has-owner',
            waivable: true,
            fix: { text: 'Name the team', patch: [] },
          },
        ],
        examples: [{ expect: 'pass' }, { expect: 'fail' }],
      },
    ]);
  });

  it('has sensible answers for what is left out', () => {
    expect(read(policyText()).policies[0]).toMatchObject({
      environments: [],
      enforcement: ['form', 'ci', 'catalog'],
      severity: 'error',
      parameters: {},
    });
  });

  it.each([
    [
      'a misspelt field of the facts',
      policyText({ check: 'product.ownr != ""' }),
      ['policy/invalid-expression', '/spec/rules/0/check'],
      "product has no field 'ownr'. Did you mean 'owner'?",
    ],
    [
      'an expression that cannot be read',
      policyText({ check: 'product.owner != ' }),
      ['policy/invalid-expression', '/spec/rules/0/check'],
      'cannot be understood',
    ],
    [
      'a rule that is no judgement',
      policyText({ check: 'size(product.owner)' }),
      ['policy/invalid-expression', '/spec/rules/0/check'],
      'must give true or false, and gives a int',
    ],
    [
      'a parameter that is not there',
      policyText({ check: 'product.owner == parameters.team' }),
      ['policy/invalid-expression', '/spec/rules/0/check'],
      "parameters has no field 'team'",
    ],
    [
      'a message that breaks off',
      policyText({ message: 'No owner ${product.name' }),
      ['policy/invalid-expression', '/spec/rules/0/message'],
      'has no } behind it',
    ],
    [
      'a grace period without end',
      policyText({ lifecycle: 'grace' }),
      ['policy/no-grace-end', '/spec/lifecycle'],
      "needs 'graceUntil'",
    ],
    [
      'a day that does not exist',
      policyText({ lifecycle: 'grace', spec: '\n  graceUntil: 2026-02-30' }),
      ['policy/wrong-format', '/spec/graceUntil'],
      'There is no day 2026-02-30',
    ],
    [
      'a lifecycle that is misspelt',
      policyText({ lifecycle: 'enable' }),
      ['policy/unknown-value', '/spec/lifecycle'],
      'enabled',
    ],
    [
      'facts that nobody knows',
      policyText().replace(
        'product: { status: active, owner: a',
        'produkt: { status: active, owner: a',
      ),
      ['policy/unknown-fact', '/spec/examples/0/facts/produkt'],
      "Did you mean 'product'?",
    ],
    [
      'a rule twice',
      policyText().replace(
        '  examples:',
        '    - { id: has-owner, check: "true", message: x }\n  examples:',
      ),
      ['policy/duplicate-rule', '/spec/rules/1/id'],
      'Two rules',
    ],
  ])('names %s', (_, text, [rule, path], message) => {
    const { findings, sound } = read(text);
    expect(findings).toContainEqual(
      expect.objectContaining({
        rule,
        path,
        message: expect.stringContaining(message),
      }),
    );
    expect(findings.every(({ line }) => line > 1)).toBe(true);
    expect(sound).toEqual([]);
  });

  it('says where in an expression', () => {
    const [finding] = read(
      policyText({ check: 'true && product.ownr' }),
    ).findings;
    expect(finding.message).toContain('(character 16)');
  });

  it('asks for examples', () => {
    const text = policyText();
    expect(rules(text.slice(0, text.indexOf('  examples:')))).toEqual([
      ['policy/no-examples', '/spec', expect.any(Number)],
    ]);
  });

  it('keeps the lines of several documents in one file, and passes over others', () => {
    const first = policyText();
    const second = policyText({ check: 'nothing' });
    const other = 'apiVersion: backstage.io/v1alpha1\nkind: Group\nspec: {}\n';
    const { policies, findings, sound } = read(
      [first, other, second].join('---\n'),
    );
    expect(policies).toHaveLength(2);
    expect(sound).toEqual(['product-owner']);
    const before = [first, other].join('---\n').split('\n').length;
    expect(findings[0].line).toBeGreaterThan(before);
    expect(policies[1].lines['/spec/rules/0']).toBeGreaterThan(before);
  });

  it('reads a policy that a catalog entity carries as text', () => {
    const text = (inner: string) => `apiVersion: meshwright.io/v1alpha1
kind: GovernancePolicy
metadata:
  name: product-owner
spec:
  owner: stewards
  lifecycle: enabled
  definition: |
${inner.replace(/^/gm, '    ')}`;
    expect(read(text(policyText()))).toMatchObject({
      valid: true,
      policies: [{ name: 'product-owner', rules: [{ id: 'has-owner' }] }],
    });
    expect(read(text(policyText({ check: 'x' }))).findings[0]).toMatchObject({
      path: '/spec/definition',
      message: expect.stringContaining('in the definition, line'),
    });
  });

  it.each([
    ['a: ['],
    ['\0'],
    [''],
    ['- a'],
    ['kind: GovernancePolicy'],
    ['{"kind":"GovernancePolicy","spec":[]}'],
  ])('does not throw for %j', text => {
    expect(read(text).sound).toEqual([]);
  });

  it('does not throw for any document of the kind', () => {
    fc.assert(
      fc.property(fc.jsonValue(), spec => {
        const text = JSON.stringify({
          apiVersion: 'meshwright.io/v1alpha1',
          kind: 'GovernancePolicy',
          metadata: { name: 'x' },
          spec,
        });
        expect(read(text).sound).toEqual([]);
      }),
    );
  });

  it('tells policies from other files without reading them', () => {
    expect(looksLikePolicy(policyText())).toBe(true);
    expect(looksLikePolicy('{"kind": "GovernancePolicy"}')).toBe(true);
    expect(looksLikePolicy('kind: DataProduct')).toBe(false);
  });
});

describe('readWaivers', () => {
  it.each(['2026-02-30', '2026-13-01', '2026-1-5', 'tomorrow'])(
    'lets nobody off until %s',
    until => {
      const { waivers, valid } = readWaivers(
        `waivers:\n- {product: a, rule: p/r, reason: x, approver: b, until: ${until}}`,
      );
      expect([waivers, valid]).toEqual([[], false]);
    },
  );

  const text = `waivers:
  - product: orders
    rule: product-owner/has-owner
    reason: The team is being formed
    approver: miriam.katz
    until: 2026-12-31
  - product: payments
    rule: product-owner
    reason: None
    approver: nobody
    until: tomorrow
`;

  it('takes what is complete, and names the rest', () => {
    const { waivers, findings, valid } = readWaivers(text);
    expect(waivers).toEqual([
      {
        product: 'orders',
        policy: 'product-owner',
        rule: 'has-owner',
        reason: 'The team is being formed',
        approver: 'miriam.katz',
        until: '2026-12-31',
      },
    ]);
    expect(valid).toBe(false);
    expect(findings.map(({ path, line }) => [path, line])).toEqual([
      ['/waivers/1/rule', 8],
      ['/waivers/1/until', 11],
    ]);
  });
});
