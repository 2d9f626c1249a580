// SPDX-License-Identifier: Apache-2.0

/** A data product in ODPS (Bitol) whose port offers the contract of {@link contractText}. */
export function productText(
  given: {
    name?: string;
    owner?: string;
    status?: string;
    domain?: string;
  } = {},
): string {
  const {
    name = 'orders',
    owner = '',
    status = 'active',
    domain = 'sales',
  } = given;
  return `apiVersion: v1.0.0
kind: DataProduct
id: urn:${name}
name: ${name}
version: 1.0.0
status: ${status}
domain: ${domain}
outputPorts:
  - name: ${name}
    version: 1.0.0
    contractId: urn:contract:${name}
${owner ? `team:\n  name: ${owner}\n` : ''}`;
}

/** A contract in ODCS with one key and columns of personal data. */
export function contractText(
  given: { name?: string; personal?: string[] } = {},
): string {
  const { name = 'orders', personal = [] } = given;
  const columns = personal
    .map(
      column =>
        `      - name: ${column}\n        logicalType: string\n        tags: [personal-data]`,
    )
    .join('\n');
  return `apiVersion: v3.1.0
kind: DataContract
id: urn:contract:${name}
name: ${name}
version: 1.0.0
status: active
schema:
  - name: ${name}
    physicalType: table
    properties:
      - name: id
        logicalType: string
        primaryKey: true
${columns}
`;
}
