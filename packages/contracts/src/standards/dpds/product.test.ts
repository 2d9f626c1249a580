// SPDX-License-Identifier: Apache-2.0
import { dpdsProduct } from '../../__testUtils__/products';
import { readDescriptor } from '../../read';

const { product } = readDescriptor(dpdsProduct);

it('reads the info of a descriptor', () => {
  expect(product).toMatchObject({
    id: 'urn:dpds:com.example:dataproducts:fleetStatus:1',
    name: 'fleetStatus',
    title: 'Fleet status',
    version: '1.4.0',
    domain: 'logistics',
    classification: 'internal',
    owner: 'fleet@example.com',
    description: { text: 'Where each vehicle is' },
    tags: ['fleet'],
    platforms: ['azure:westeurope'],
    team: {
      members: [
        { username: 'fleet@example.com', name: 'Fleet team', role: 'owner' },
      ],
    },
    support: [
      {
        channel: 'Help desk',
        url: 'mailto:fleet-help@example.com',
        tool: 'email',
        description: 'Weekdays',
      },
      {
        channel: 'Issues',
        url: 'https://issues.example.com/fleet',
        tool: 'web',
      },
    ],
    customProperties: [{ property: 'x-classification', value: 'internal' }],
    authoritativeDefinitions: [
      {
        url: 'https://docs.example.com/positions',
        type: 'documentation',
        description: 'Handbook',
      },
    ],
  });
});

it('reads ports through their references', () => {
  expect(product?.inputPorts).toEqual([
    {
      path: '/interfaceComponents/inputPorts/0',
      name: 'trips',
      version: '2.0.0',
      contractId: 'urn:dpds:com.example:apis:trips:2',
      contractVersion: '2.1.0',
      description: 'Trips as they happen',
      tags: [],
    },
  ]);
  expect(product?.outputPorts).toEqual([
    {
      path: '/interfaceComponents/outputPorts/0',
      name: 'positions',
      version: '1.0.0',
      type: 'streaming-services',
      contractId: 'urn:dpds:com.example:apis:positions:1',
      contractVersion: '1.1.0',
      inlineContract: {
        channels: {
          positions: { $ref: '#/channels/not-of-this-document' },
        },
      },
      platform: 'azure:westeurope',
      inputContracts: [
        { id: 'urn:dpds:com.example:apis:trips:2', version: '2.1.0' },
      ],
      locations: [],
      serviceLevels: [],
      tags: ['gps'],
    },
    {
      path: '/interfaceComponents/outputPorts/1',
      name: 'history',
      description: 'All positions of the past',
      inputContracts: [],
      locations: [],
      serviceLevels: [],
      tags: [],
    },
  ]);
  expect(product?.managementPorts).toEqual([
    {
      path: '/interfaceComponents/observabilityPorts/0',
      name: 'metrics',
      content: 'observability',
      type: 'rest-services',
    },
  ]);
});

it('keeps what can be read of a descriptor that is full of errors', () => {
  const broken = readDescriptor(
    'dataProductDescriptor: 1\ninfo:\n  name: 7\n  owner: ann\n  contactPoints: [1, {}]\ninterfaceComponents:\n  inputPorts: x\n  outputPorts:\n    - {id: only-an-id, promises: 3}\n    - {}\n    - no port\ninternalComponents: []\n',
  );
  expect(broken.product).toMatchObject({
    name: '7',
    owner: 'ann',
    inputPorts: [],
    outputPorts: [{ name: 'only-an-id' }, { name: '' }],
    support: [],
  });
});
