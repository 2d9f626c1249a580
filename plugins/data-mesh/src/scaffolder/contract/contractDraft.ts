// SPDX-License-Identifier: Apache-2.0
import { stringify } from 'yaml';

/** A contract to begin with: short, without errors, and with every part that a first contract should have. @internal */
export function contractDraft(product: string, domain: string): string {
  const table = product.replace(/-/g, '_');
  return stringify(
    {
      apiVersion: 'v3.1.0',
      kind: 'DataContract',
      id: `urn:datacontract:${domain}:${product}`,
      name: product,
      version: '1.0.0',
      status: 'draft',
      domain,
      description: {
        purpose: 'What the data is for, in one sentence.',
        limitations: 'What it must not be used for.',
      },
      schema: [
        {
          name: table,
          physicalType: 'table',
          description: 'What one row stands for.',
          properties: [
            {
              name: 'id',
              logicalType: 'string',
              required: true,
              primaryKey: true,
              primaryKeyPosition: 1,
              classification: 'internal',
            },
            {
              name: 'changed_at',
              logicalType: 'timestamp',
              required: true,
              classification: 'internal',
            },
          ],
        },
      ],
      slaProperties: [{ property: 'frequency', value: 1, unit: 'd' }],
    },
    { lineWidth: 0 },
  );
}
