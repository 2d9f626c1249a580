// SPDX-License-Identifier: Apache-2.0
import { World, product } from './world';

/** A policy without anything wrong, with what a test wants changed. */
export const policy = (
  given: {
    name?: string;
    check?: string;
    spec?: string;
    lifecycle?: string;
  } = {},
) => {
  const {
    name = 'names',
    check = "item.classification != ''",
    spec = '',
    lifecycle = 'enabled',
  } = given;
  return `apiVersion: meshwright.io/v1alpha1
kind: GovernancePolicy
metadata: { name: ${name}, title: Columns are classified }
spec:
  version: 1.0.0
  owner: stewards
  lifecycle: ${lifecycle}
  purpose: Access follows classification.${spec}
  target: { kinds: [contract] }
  rules:
    - id: classified
      title: Each column is classified
      each: contract.columns
      check: ${JSON.stringify(check)}
      message: \${item.fullName} is not classified.
      fix:
        text: Classify \${item.name}.
        patch:
          - { in: [odcs], path: classification, value: internal }
  examples:
    - name: classified
      expect: pass
      facts: { contract: { columns: [{ classification: internal }] } }
    - name: not classified
      expect: fail
      facts: { contract: { columns: [{ fullName: o.id }] } }
`;
};

/** A contract of which one column is not classified. */
export const contract = `apiVersion: v3.1.0
kind: DataContract
id: orders
name: orders
version: 1.0.0
status: active
team:
  name: sales # who sells
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: string
        classification: internal
      - name: total
        logicalType: number
`;

/** A folder with a product, its contract, and a policy that the contract fails. */
export function policyWorld(): World {
  const world = new World();
  world.write('orders/product.odps.yaml', product);
  world.write('orders/orders.odcs.yaml', contract);
  world.write('orders/policies/names.yaml', policy());
  return world;
}
