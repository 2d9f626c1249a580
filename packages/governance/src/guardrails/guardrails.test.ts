// SPDX-License-Identifier: Apache-2.0
import { readPolicies } from '../policy';
import { guardrailsFor } from './guardrailsFor';

const text = (
  name: string,
  guardrails: string,
  { lifecycle = 'enabled', domain = '' } = {},
) => `apiVersion: meshwright.io/v1alpha1
kind: GovernancePolicy
metadata: { name: ${name} }
spec:
  version: 1.0.0
  owner: group:default/stewards
  lifecycle: ${lifecycle}
  purpose: Columns are protected alike on every cloud.
${domain && `  domain: ${domain}\n`}  guardrails:
    ${guardrails}
`;

const policyOf = (...given: Parameters<typeof text>) => {
  const { policies, findings } = readPolicies(text(...given), {
    file: 'policy.yaml',
  });
  expect(findings).toEqual([]);
  return policies[0];
};

const HASH =
  '- { classification: confidential, label: personal, method: hash }';
const REDACT =
  '- { classification: restricted, method: redact, clearText: [] }';

describe('guardrails', () => {
  it('are a policy of their own, without rules', () => {
    const policy = policyOf('masking', `${HASH}\n    ${REDACT}`);
    expect(policy).toMatchObject({
      rules: [],
      enforcement: [],
      guardrails: [
        { classification: 'confidential', label: 'personal', method: 'hash' },
        { classification: 'restricted', method: 'redact', clearText: [] },
      ],
    });
  });

  it('bind a domain by global policies and its own, and not by those of others', () => {
    const policies = [
      policyOf('ours', REDACT, { domain: 'finance' }),
      policyOf('theirs', REDACT, { domain: 'product' }),
      policyOf('all', HASH),
    ];
    const names = (...domains: string[]) =>
      guardrailsFor(policies, domains).map(({ policy }) => policy);
    expect(names('finance')).toEqual(['all', 'ours']);
    expect(names('controlling', 'finance')).toEqual(['all', 'ours']);
    expect(names('customer')).toEqual(['all']);
  });

  it.each([
    ['draft', 0],
    ['enabled', 1],
    ['retired', 0],
  ])('of a policy that is %s count: %d', (lifecycle, count) => {
    const policy = policyOf('one', HASH, { lifecycle });
    expect(guardrailsFor([policy], [])).toHaveLength(count);
  });

  it.each([
    ['a classification that is none', 'classification: secret'],
    ['a method that is none', 'classification: internal, method: scramble'],
    ['a role that is none', 'classification: internal, clearText: [everybody]'],
    ['a label that no cloud takes', "classification: internal, label: 'A B'"],
  ])('with %s are an error', (_, fields) => {
    const { findings, sound } = readPolicies(text('one', `- { ${fields} }`));
    expect(findings.map(({ severity }) => severity)).toContain('error');
    expect(sound).toEqual([]);
  });

  it('that cannot be understood demand the most', () => {
    const { policies } = readPolicies(
      text(
        'one',
        '- { classification: internal, method: hsah, clearText: cleared-reader }',
      ),
    );
    expect(policies[0].guardrails).toEqual([
      { classification: 'internal', method: 'redact', clearText: [] },
    ]);
  });
});
