// SPDX-License-Identifier: Apache-2.0
import { readDescriptor } from '@meshwright/contracts';
import { contractText, productText } from '../__testUtils__/descriptors';
import { policyText } from '../__testUtils__/policies';
import { buildEstate } from '../estate';
import { readPolicies } from '../policy';
import { rehearse } from './rehearse';

const context = { now: '2026-11-22T00:00:00Z' };
const estate = (...texts: string[]) =>
  buildEstate(
    texts.map((text, index) => {
      const { contract, product, standard } = readDescriptor(text);
      return {
        file: `${index}.yaml`,
        standard: standard?.id,
        contract,
        product,
      };
    }),
  );
const policies = (text: string) => readPolicies(text).policies;

const subjects = estate(
  productText({ name: 'orders', owner: 'a' }),
  productText({ name: 'payments', owner: 'b' }),
  productText({ name: 'refunds', owner: 'b' }),
  productText({ name: 'lost' }),
);

describe('rehearse', () => {
  const present = policies(policyText());

  it('says who would newly fail, who owns it and how much work it is', () => {
    const impact = rehearse(
      subjects,
      present,
      policies(
        policyText({
          name: 'short',
          lifecycle: 'draft',
          check: 'size(product.name) < 7',
        }),
      ),
      context,
    );
    expect(impact).toMatchObject({
      policies: ['short'],
      subjects: 4,
      unchanged: 0,
      resolved: [],
      minutes: 60,
      patches: [],
      owners: [{ owner: 'b', failures: 2, minutes: 60, mechanical: 0 }],
    });
    expect(
      impact.newlyFailing.map(({ verdict, owner }) => [verdict.subject, owner]),
    ).toEqual([
      ['dataproduct:default/payments', 'b'],
      ['dataproduct:default/refunds', 'b'],
    ]);
  });

  it('counts only what a change of a policy brings', () => {
    const stricter = policies(policyText({ check: "product.owner == 'a'" }));
    const impact = rehearse(subjects, present, stricter, context);
    expect(impact.newlyFailing).toHaveLength(2);
    expect(impact.unchanged).toBe(1);
    const milder = rehearse(
      subjects,
      present,
      policies(policyText({ check: 'true' })),
      context,
    );
    expect(milder.newlyFailing).toEqual([]);
    expect(milder.resolved.map(({ subject }) => subject)).toEqual([
      'dataproduct:default/lost',
    ]);
  });

  it('has nothing to say about a policy that is the same, but for its words on examples', () => {
    const same = policies(
      policyText().replace('a product of a team', 'another name'),
    );
    expect(rehearse(subjects, present, same, context)).toMatchObject({
      policies: [],
      newlyFailing: [],
    });
  });

  it('sees a policy retire', () => {
    const retired = policies(policyText({ lifecycle: 'retired' }));
    expect(rehearse(subjects, present, retired, context).resolved).toHaveLength(
      1,
    );
  });

  it('gathers what a machine can mend', () => {
    const masking = policies(`apiVersion: meshwright.io/v1alpha1
kind: GovernancePolicy
metadata: { name: masking }
spec:
  owner: stewards
  lifecycle: draft
  purpose: x
  target: { kinds: [contract] }
  rules:
    - id: classified
      each: contract.columns.filter(c, c.personal)
      check: item.classification != ''
      message: x
      fix:
        text: Classify it
        patch: [{ path: classification, value: confidential }]
`);
    const impact = rehearse(
      estate(contractText({ personal: ['mail', 'phone'] })),
      [],
      masking,
      context,
    );
    expect(impact).toMatchObject({
      minutes: 4,
      owners: [{ owner: '', mechanical: 1, failures: 1 }],
      patches: [
        {
          file: '0.yaml',
          edit: {
            path: '/schema/0/properties/1/classification',
            value: 'confidential',
          },
        },
        {
          file: '0.yaml',
          edit: {
            path: '/schema/0/properties/2/classification',
            value: 'confidential',
          },
        },
      ],
    });
  });
});
