// SPDX-License-Identifier: Apache-2.0

/** The document of an access policy. */
export function accessPolicy(
  name: string,
  rules: object[],
  spec = '',
  people: object[] = [],
): string {
  return `apiVersion: meshwright.io/v1alpha1
kind: GovernancePolicy
metadata: { name: ${name} }
spec:
  owner: group:default/stewards
  lifecycle: enabled
  purpose: A test.
  ${spec}
  access:
    people: ${JSON.stringify(people)}
    rules: ${JSON.stringify(rules)}
`;
}
