// SPDX-License-Identifier: Apache-2.0
import { policyText } from '../__testUtils__/policies';
import { type Subject, buildEstate } from '../estate';
import { evaluate, policySet } from '../evaluation';
import { readDescriptor } from '@meshwright/contracts';
import { productText } from '../__testUtils__/descriptors';
import { type Policy, readPolicies } from '../policy';
import { checkFederation } from './checkFederation';

const policiesOf = (...texts: string[]): Policy[] =>
  readPolicies(texts.join('---\n'), { file: 'p.yaml' }).policies;

const retention = (
  spec: string,
  rules = `
  target: { kinds: [product] }
  rules:
    - id: short
      check: size(product.name) <= parameters.most
      message: too long
      waivable: false`,
) => `apiVersion: meshwright.io/v1alpha1
kind: GovernancePolicy
metadata: { name: ${spec.includes('domain:') ? 'finance-names' : 'names'} }
spec:
  owner: stewards
  purpose: Names can be read.
${spec}${rules}
`;
const global = retention(`  lifecycle: enabled
  severity: error
  parameters:
    most: { value: 30, stricter: lower }`);
const domain = (more: string, rules = '') =>
  retention(`  domain: finance\n  strengthens: names\n${more}`, rules);

describe('checkFederation', () => {
  it('lets a domain add, and strengthen', () => {
    expect(
      checkFederation(
        policiesOf(
          global,
          domain(`  lifecycle: enabled
  parameters:
    most: { value: 20 }
`),
          policyText({ name: 'own', spec: '\n  domain: finance' }),
        ),
      ),
    ).toEqual([]);
  });

  it.each([
    [
      'a weaker parameter',
      '  lifecycle: enabled\n  parameters:\n    most: { value: 40 }\n',
      '/spec/parameters/most',
      'The parameter most is 40, which is weaker than 30 in names (only lower numbers are stricter); the value of names counts.',
    ],
    [
      'a milder severity',
      '  lifecycle: enabled\n  severity: warning\n',
      '/spec/severity',
      'The severity is warning here and error in names; the graver one counts.',
    ],
    [
      'a draft',
      '  lifecycle: draft\n',
      '/spec/lifecycle',
      'It is in draft while names is enabled, so it does not strengthen it yet.',
    ],
    [
      'fewer enforcement points',
      '  lifecycle: enabled\n  enforcement: [ci]\n',
      '',
      "It is not enforced where names is: form, catalog. Add them to 'enforcement'.",
    ],
    [
      'fewer environments',
      '  lifecycle: enabled\n  environments: [prod]\n',
      '',
      "It does not bind everywhere that names does: every environment. Widen 'environments', or leave it out.",
    ],
  ])('names %s', (_, text, path, message) => {
    expect(checkFederation(policiesOf(global, domain(text)))).toEqual([
      {
        kind: 'weakens',
        policy: 'finance-names',
        against: 'names',
        file: 'p.yaml',
        line: expect.any(Number),
        path,
        message,
      },
    ]);
  });

  it('names a rule that is milder, and one that can be waived', () => {
    const rules = `  target: { kinds: [product] }
  rules:
    - { id: short, check: 'size(product.name) < 5', message: x, severity: info }
`;
    const found = checkFederation(
      policiesOf(global, domain('  lifecycle: enabled\n', rules)),
    );
    expect(found.map(({ rule, message }) => [rule, message])).toEqual([
      [
        'short',
        'The rule short is of severity info here and error in names. Make it error.',
      ],
      [
        'short',
        "The rule short can be waived here and not in names. Add 'waivable: false'.",
      ],
    ]);
    expect(found[0].line).toBeGreaterThan(10);
  });

  it('names a base that is not there', () => {
    const text = domain('  lifecycle: enabled\n').replace(
      'strengthens: names',
      'strengthens: nams',
    );
    expect(checkFederation(policiesOf(global, text))).toMatchObject([
      {
        kind: 'unknown-base',
        message: 'There is no global policy nams. Did you mean names?',
      },
    ]);
  });

  it.each([
    ['of everybody', '', ''],
    ['of one domain', '\n  domain: finance', '\n  domain: finance'],
    ['of two domains', '\n  domain: finance', '\n  domain: sales'],
  ])('names a policy that has the name of another %s', (_of, one, other) => {
    const policies = policiesOf(
      policyText({ spec: one }),
      policyText({ spec: other, check: 'true' }),
    );
    expect(checkFederation(policies)).toEqual([
      expect.objectContaining({
        kind: 'shadows',
        message: expect.stringContaining('Another policy of this name'),
      }),
    ]);
  });

  it('lets a draft have the name of what it is to replace', () => {
    const policies = policiesOf(
      policyText({ lifecycle: 'draft', check: 'true' }),
      policyText(),
    );
    expect(checkFederation(policies)).toEqual([]);
    const set = policySet(policies);
    expect(set.policies).toEqual([
      expect.objectContaining({ lifecycle: 'enabled' }),
    ]);
  });

  it('does not let a global draft open what a domain guards', () => {
    const policies = policiesOf(
      policyText({ lifecycle: 'draft', check: 'true' }),
      policyText({ spec: '\n  domain: finance' }),
    );
    expect(policySet(policies).policies).toEqual([
      expect.objectContaining({ domain: 'finance', lifecycle: 'enabled' }),
    ]);
  });

  it('names a policy that would stand in the place of a global one', () => {
    const own = policyText({ spec: '\n  domain: finance', check: 'true' });
    const [found] = checkFederation(policiesOf(own, policyText()));
    expect(found).toMatchObject({
      kind: 'shadows',
      path: '/metadata/name',
      line: 4,
    });
  });

  it.each([
    [
      "product.classification == 'public'",
      "product.classification == 'restricted'",
    ],
    [
      "product.classification in ['public', 'internal']",
      "product.classification == 'restricted' && product.owner != ''",
    ],
    ["product.type != 'aggregate'", "product.type == 'aggregate'"],
    ["product.type != 'aggregate'", "!(product.type != 'aggregate')"],
    ['size(product.tags) > 2', '!(size(product.tags)  >  2)'],
  ])('finds that %s and %s cannot both be', (a, b) => {
    const found = checkFederation(
      policiesOf(
        policyText({ check: a }),
        policyText({ name: 'own', check: b, spec: '\n  domain: finance' }),
      ),
    );
    expect(found).toMatchObject([
      {
        kind: 'contradicts',
        policy: 'own',
        against: 'product-owner',
        rule: 'has-owner',
      },
    ]);
  });

  it.each([
    ["product.classification == 'public'", "product.type == 'aggregate'"],
    [
      "product.classification in ['public', 'internal']",
      "product.classification == 'public'",
    ],
    [
      "product.classification != 'public'",
      "product.classification != 'internal'",
    ],
  ])('lets %s and %s be', (a, b) => {
    const policies = policiesOf(
      policyText({ check: a }),
      policyText({ name: 'own', check: b, spec: '\n  domain: finance' }),
    ).map(policy => ({ ...policy, examples: [] }));
    expect(checkFederation(policies)).toEqual([]);
  });

  it('finds a contradiction by an example', () => {
    const own = `apiVersion: meshwright.io/v1alpha1
kind: GovernancePolicy
metadata: { name: own }
spec:
  owner: a
  lifecycle: enabled
  domain: finance
  purpose: x
  target: { kinds: [product] }
  rules:
    - { id: nobody, check: 'size(product.owner) < 1', message: x }
  examples:
    - name: nobody answers
      expect: pass
      facts: { product: { status: active, owner: '', name: x } }
`;
    expect(checkFederation(policiesOf(policyText(), own))).toMatchObject([
      {
        kind: 'contradicts',
        path: '/spec/examples/0',
        message: expect.stringContaining(
          "The example 'nobody answers' passes here and fails the rule has-owner",
        ),
      },
    ]);
  });
});

describe('a set of policies of several domains', () => {
  const subject = (name: string, owner = ''): Subject => {
    const { product } = readDescriptor(
      productText({ name, owner, domain: 'finance' }),
    );
    return buildEstate([{ file: 'x.yaml', product }])[0];
  };
  const outcomes = (name: string, ...texts: string[]) =>
    evaluate(policySet(policiesOf(...texts)), subject(name), {
      now: '2026-01-01T00:00:00Z',
    }).map(({ policy, outcome, severity }) => [policy, outcome, severity]);

  it('asks the stricter parameter in the domain, and the global one beside it', () => {
    const own = domain(
      '  lifecycle: enabled\n  parameters:\n    most: { value: 5 }\n',
    );
    expect(outcomes('longname', global, own)).toEqual([
      ['finance-names', 'fail', 'error'],
      ['names', 'pass', 'error'],
    ]);
  });

  it('never lets a domain weaken: the weaker parameter, the milder severity and the shadow do not count', () => {
    const weak = domain(
      '  lifecycle: enabled\n  severity: info\n  parameters:\n    most: { value: 99 }\n',
    );
    const name = 'a'.repeat(40);
    expect(outcomes(name, global, weak)).toEqual([
      ['finance-names', 'fail', 'error'],
      ['names', 'fail', 'error'],
    ]);
    const shadow = policyText({ spec: '\n  domain: finance', check: 'true' });
    expect(outcomes('x', shadow, policyText())).toEqual([
      ['product-owner', 'fail', 'error'],
    ]);
  });
});
