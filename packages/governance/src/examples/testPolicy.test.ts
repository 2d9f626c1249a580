// SPDX-License-Identifier: Apache-2.0
import { policyText } from '../__testUtils__/policies';
import { readPolicies } from '../policy';
import { testPolicy } from './testPolicy';

const run = (text: string) => {
  const [policy] = readPolicies(text, { file: 'p.yaml' }).policies;
  return testPolicy(policy);
};

describe('testPolicy', () => {
  it('runs the examples of a policy, also of a draft', () => {
    expect(
      run(policyText({ lifecycle: 'draft' })).map(({ example, ok }) => [
        example,
        ok,
      ]),
    ).toEqual([
      ['a product of a team', true],
      ['a product of nobody', true],
    ]);
  });

  it('says what came out instead, and where the example stands', () => {
    const results = run(policyText({ check: "product.owner == ''" }));
    expect(results).toMatchObject([
      {
        ok: false,
        file: 'p.yaml',
        line: 22,
        message: expect.stringContaining(
          'It should pass, and did not. has-owner: fail',
        ),
      },
      { ok: false, message: expect.stringContaining('It should fail') },
    ]);
  });

  it.each([
    [
      'an example that is not bound does not pass',
      'status: active, owner: a',
      'status: draft, owner: a',
      false,
    ],
    [
      'an example that is in order does pass',
      'status: active, owner: a',
      'status: active, owner: b',
      true,
    ],
  ])('%s', (_, from, to, ok) => {
    expect(run(policyText().replace(from, to))[0].ok).toBe(ok);
  });

  it('knows examples of what is not bound', () => {
    const text = policyText()
      .replace('expect: pass', 'expect: not-applicable')
      .replace('status: active, owner: a', 'status: draft');
    expect(run(text)[0].ok).toBe(true);
  });

  it('does not take an error for a failure', () => {
    expect(
      run(policyText({ check: 'double(product.owner) > 1.0' })).map(
        ({ ok }) => ok,
      ),
    ).toEqual([false, false]);
  });

  it('runs the rules that a policy takes over', () => {
    const own = `apiVersion: meshwright.io/v1alpha1
kind: GovernancePolicy
metadata: { name: finance-owner }
spec:
  owner: a
  lifecycle: enabled
  domain: finance
  purpose: x
  strengthens: product-owner
  examples:
    - name: nobody
      expect: fail
      facts: { product: { status: active } }
`;
    const { policies } = readPolicies(own);
    const base = readPolicies(policyText()).policies;
    expect(testPolicy(policies[0], base)).toMatchObject([{ ok: true }]);
    expect(testPolicy(policies[0])).toMatchObject([
      { ok: false, message: expect.stringContaining('No rule was asked') },
    ]);
  });
});
