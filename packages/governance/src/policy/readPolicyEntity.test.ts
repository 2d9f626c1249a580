// SPDX-License-Identifier: Apache-2.0
import { readPolicyEntity } from './readPolicyEntity';

const entity = {
  apiVersion: 'meshwright.io/v1alpha1',
  kind: 'GovernancePolicy',
  metadata: {
    name: 'owned',
    title: 'Owned',
    // What a catalog adds.
    namespace: 'default',
    uid: '7',
    annotations: { place: 'x' },
  },
  spec: {
    owner: 'group:default/stewards',
    lifecycle: 'enabled',
    purpose: 'A test.',
    target: { kinds: ['product'] },
    rules: [{ id: 'a', check: "product.owner != ''", message: 'No owner.' }],
  },
};
const REF = 'governancepolicy:default/owned';

it('reads the policy of an entity, without what the catalog added', () => {
  const { document, errors, policies } = readPolicyEntity(entity, REF);
  expect(errors).toEqual([]);
  expect(policies).toMatchObject([
    { name: 'owned', file: REF, rules: [{ id: 'a' }] },
  ]);
  expect(JSON.parse(document)).toEqual({
    ...entity,
    metadata: { name: 'owned', title: 'Owned' },
  });
});

it('says where an error is', () => {
  const spec = { ...entity.spec, lifecycle: 'soon' };
  const { errors } = readPolicyEntity({ ...entity, spec }, REF);
  expect(errors).toEqual([expect.stringMatching(/^\/spec\/lifecycle: /)]);
});
