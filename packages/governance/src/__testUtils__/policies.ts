// SPDX-License-Identifier: Apache-2.0

/** A policy without anything wrong, with what a test wants changed. */
export function policyText(
  given: {
    name?: string;
    lifecycle?: string;
    check?: string;
    message?: string;
    /** Further fields of the spec, indented by two. */
    spec?: string;
  } = {},
): string {
  const {
    name = 'product-owner',
    lifecycle = 'enabled',
    check = "product.owner != ''",
    message = '${product.name} has no owner',
    spec = '',
  } = given;
  return `apiVersion: meshwright.io/v1alpha1
kind: GovernancePolicy
metadata:
  name: ${name}
  title: Products have an owner
spec:
  version: 1.2.0
  owner: group:default/stewards
  lifecycle: ${lifecycle}
  purpose: Somebody answers for each product.${spec}
  target:
    kinds: [product]
    when: product.status == 'active'
  rules:
    - id: has-owner
      check: ${JSON.stringify(check)}
      at: /team
      message: ${JSON.stringify(message)}
      fix:
        text: Name the team
  examples:
    - name: a product of a team
      expect: pass
      facts:
        product: { status: active, owner: a }
    - name: a product of nobody
      expect: fail
      facts:
        product: { status: active, name: orders }
`;
}

/** A policy on contracts whose failures can be mended. */
export const maskingPolicy = `apiVersion: meshwright.io/v1alpha1
kind: GovernancePolicy
metadata: { name: masking }
spec:
  version: 2.0.0
  owner: stewards
  lifecycle: enabled
  purpose: People are not recognised by accident.
  target: { kinds: [contract] }
  rules:
    - id: masked
      title: Personal columns are masked
      each: contract.columns.filter(c, c.personal)
      check: item.masking != ''
      message: \${item.fullName} is not masked
      fix:
        text: Classify \${item.name} as restricted
        patch:
          - { in: [odcs], path: classification, value: restricted }
`;
