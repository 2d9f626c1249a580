// SPDX-License-Identifier: Apache-2.0

const TYPES = ['string', 'integer', 'number', 'boolean', 'date', 'timestamp'];

/**
 * Text of an ODCS 3.1 contract with one table.
 *
 * @param columns how many columns the table has
 * @param options `changed`: how many columns have another type than without it
 */
export function wideContract(
  columns: number,
  options: { changed?: number; id?: string; name?: string } = {},
): string {
  const {
    changed = 0,
    id = 'urn:datacontract:benchmark:wide',
    name = 'wide',
  } = options;
  const step = changed > 0 ? Math.floor(columns / changed) : 0;
  const properties = Array.from({ length: columns }, (_, index) => {
    const shift = step > 0 && index % step === 0 ? 1 : 0;
    return `      - name: measure_${index}
        logicalType: ${TYPES[(index + shift) % TYPES.length]}
        description: Measure number ${index} of the observation
        classification: internal
        required: ${index % 3 === 0}`;
  });
  return `apiVersion: v3.1.0
kind: DataContract
id: ${id}
name: ${name}
version: 1.0.0
status: active
schema:
  - name: observations
    logicalType: object
    physicalType: table
    properties:
${properties.join('\n')}
`;
}
