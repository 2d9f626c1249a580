// SPDX-License-Identifier: Apache-2.0
import {
  type Contract,
  readDescriptor,
  type SchemaObject,
} from '@meshwright/contracts';

/** A contract of one table from the YAML of its columns, and of what stands beside them. */
export function contractOf(
  properties: string,
  { quality = '', rest = '' }: { quality?: string; rest?: string } = {},
): { contract: Contract; object: SchemaObject } {
  const indent = (text: string, by: number) =>
    text
      .split('\n')
      .filter(line => line.trim() !== '')
      .map(line => `${' '.repeat(by)}${line}`)
      .join('\n');
  const { contract } = readDescriptor(
    [
      'apiVersion: v3.1.0',
      'kind: DataContract',
      'id: orders',
      'version: 1.0.0',
      'status: active',
      'schema:',
      '  - name: orders',
      '    properties:',
      indent(properties, 6),
      ...(quality ? ['    quality:', indent(quality, 6)] : []),
      rest,
    ].join('\n'),
  );
  if (!contract) throw new Error('The test has no contract.');
  return { contract, object: contract.schema[0] };
}

/** A column with one of everything that a contract can ask for. */
export const everything = `
- name: order_id
  logicalType: string
  primaryKey: true
  logicalTypeOptions: { pattern: '^O-\\d{7}$', minLength: 9, maxLength: 9 }
- name: amount
  logicalType: number
  logicalTypeOptions: { minimum: 0, exclusiveMaximum: 100000 }
- name: status
  logicalType: string
  required: true
  quality:
    - metric: invalidValues
      arguments: { validValues: [open, paid, "it's done"] }
      mustBe: 0
- name: note
  logicalType: string
  quality:
    - metric: nullValues
      unit: percent
      mustBeLessOrEqualTo: 5
      severity: warning
    - metric: missingValues
      arguments: { missingValues: ['', 'n/a'] }
      mustBeLessThan: 10
- name: ordered_on
  logicalType: date
  logicalTypeOptions: { minimum: '2020-01-01' }
- name: updated_at
  logicalType: timestamp
`;

/** Rules of the table, and a promise on freshness. */
export const surroundings = {
  quality: `
- metric: rowCount
  mustBeGreaterThan: 0
- metric: duplicateValues
  arguments: { properties: [status, ordered_on] }
  mustBe: 0
- type: sql
  name: no-negative
  query: SELECT COUNT(*) FROM {object} WHERE amount < 0
  mustBe: 0
- type: text
  description: Orders are nice.
`,
  rest: `slaProperties:
  - property: latency
    value: 4
    unit: h
    element: orders.updated_at`,
};
