// SPDX-License-Identifier: Apache-2.0
import { parse } from 'yaml';
import { readDescriptor } from '../../read';
import { convertContract } from '../convertContract';

const link = [{ id: 'l', type: 'implementation', url: 'https://example.com' }];
const own = [{ id: 'c', property: 'cost-centre', value: 'C-1200' }];

/** Each block has all that ODCS 3.1 lets it have beside its own fields. */
const source = {
  apiVersion: 'v3.1.0',
  kind: 'DataContract',
  id: 'marked',
  version: '1.0.0',
  status: 'active',
  description: { purpose: 'To be kept.', customProperties: own },
  schema: [
    {
      name: 'berths',
      logicalType: 'object',
      relationships: [
        {
          type: 'foreignKey',
          from: 'berths.harbour',
          to: 'berths.berth',
          customProperties: own,
        },
      ],
      properties: [
        { name: 'berth', logicalType: 'string' },
        { name: 'harbour', logicalType: 'string' },
        {
          name: 'ships',
          logicalType: 'array',
          items: { logicalType: 'string' },
        },
      ],
      quality: [
        {
          id: 'q',
          tags: ['night'],
          authoritativeDefinitions: link,
          customProperties: own,
          method: 'reconciliation',
          type: 'text',
          description: 'All ships of the day are there.',
        },
      ],
    },
  ],
  servers: [
    {
      id: 's',
      server: 'files',
      type: 'local',
      path: 'berths.csv',
      format: 'csv',
      customProperties: own,
    },
  ],
  slaProperties: [{ id: 'p', property: 'latency', value: 4, unit: 'h' }],
  team: {
    id: 't',
    name: 'Harbour',
    tags: ['quay'],
    authoritativeDefinitions: link,
    customProperties: own,
    members: [
      {
        id: 'm',
        username: 'ada',
        tags: ['lead'],
        authoritativeDefinitions: link,
        customProperties: own,
      },
    ],
  },
  roles: [{ id: 'r', role: 'reader', customProperties: own }],
  support: [
    {
      id: 'u',
      channel: 'help',
      url: 'https://example.com',
      customProperties: own,
    },
  ],
  price: { id: 'i', priceAmount: 5, priceCurrency: 'EUR', priceUnit: 'month' },
  authoritativeDefinitions: link,
  customProperties: own,
};

it('writes a contract of ODCS 3.1 with all that its blocks have', () => {
  const { contract, findings } = readDescriptor(JSON.stringify(source));
  expect(findings).toEqual([]);
  const conversion = convertContract(contract!, 'odcs');
  expect(parse(conversion.text)).toEqual(source);
  expect(conversion.findings).toEqual([]);
});
