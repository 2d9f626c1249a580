// SPDX-License-Identifier: Apache-2.0
import { product, serviceLevel } from '../__testUtils__/build';
import type { OutputPort, Product } from '../model';
import { compareProducts } from './compareProducts';

function port(name: string, given: Partial<OutputPort> = {}): OutputPort {
  return {
    path: '',
    name,
    inputContracts: [],
    locations: [],
    serviceLevels: [],
    tags: [],
    ...given,
  };
}

const input = (name: string, contractId: string) => ({
  path: '',
  name,
  contractId,
  tags: [],
});

describe('compareProducts', () => {
  it.each<[string, Partial<Product>, Partial<Product>, string, string]>([
    [
      'a port that is gone',
      { outputPorts: [port('orders')] },
      {},
      'output-port-removed',
      'breaking',
    ],
    [
      'a new port',
      {},
      { outputPorts: [port('orders')] },
      'output-port-added',
      'compatible',
    ],
    [
      'a second version beside the first',
      { outputPorts: [port('orders', { version: '1.0.0' })] },
      {
        outputPorts: [
          port('orders', { version: '2.0.0' }),
          port('orders', { version: '1.0.0' }),
        ],
      },
      'output-port-added',
      'compatible',
    ],
    [
      'a second version instead of the first',
      { outputPorts: [port('orders', { version: '1.0.0' })] },
      { outputPorts: [port('orders', { version: '2.0.0' })] },
      'output-port-major-version-raised',
      'breaking',
    ],
    [
      'a minor version',
      { outputPorts: [port('orders', { version: '1.0.0' })] },
      { outputPorts: [port('orders', { version: '1.2.0' })] },
      'output-port-version-raised',
      'compatible',
    ],
    [
      'a version that goes back',
      { outputPorts: [port('orders', { version: '1.2.0' })] },
      { outputPorts: [port('orders', { version: '1.1.0' })] },
      'output-port-version-lowered',
      'risky',
    ],
    [
      'another contract',
      { outputPorts: [port('orders', { contractId: 'a' })] },
      { outputPorts: [port('orders', { contractId: 'b' })] },
      'output-port-contract-changed',
      'risky',
    ],
    [
      'another type',
      { outputPorts: [port('orders', { type: 'tables' })] },
      { outputPorts: [port('orders', { type: 'events' })] },
      'output-port-type-changed',
      'breaking',
    ],
    [
      'another place',
      { outputPorts: [port('orders', { locations: [{ url: 's3://a' }] })] },
      { outputPorts: [port('orders', { locations: [{ url: 's3://b' }] })] },
      'output-port-moved',
      'breaking',
    ],
    [
      'another input of a port',
      { outputPorts: [port('orders', { inputContracts: [{ id: 'a' }] })] },
      { outputPorts: [port('orders', { inputContracts: [{ id: 'b' }] })] },
      'output-port-inputs-changed',
      'risky',
    ],
    [
      'a weaker promise of a port',
      {
        outputPorts: [
          port('orders', { serviceLevels: [serviceLevel('latency', 1, 'h')] }),
        ],
      },
      {
        outputPorts: [
          port('orders', { serviceLevels: [serviceLevel('latency', 1, 'd')] }),
        ],
      },
      'service-level-weaker',
      'risky',
    ],
    [
      'a lost input',
      { inputPorts: [input('crm', 'crm-customers')] },
      {},
      'input-port-removed',
      'risky',
    ],
    [
      'a renamed input',
      { inputPorts: [input('crm', 'crm-customers')] },
      { inputPorts: [input('crm-customers', 'crm-customers')] },
      'input-port-changed',
      'risky',
    ],
    [
      'a lost management port',
      { managementPorts: [{ path: '', name: 'health' }] },
      {},
      'management-port-removed',
      'risky',
    ],
    [
      'retirement',
      { status: 'deprecated' },
      { status: 'retired' },
      'retired',
      'breaking',
    ],
    [
      'another owner',
      { owner: 'team-a' },
      { owner: 'team-b' },
      'owner-changed',
      'compatible',
    ],
    [
      'another classification',
      { classification: 'internal' },
      { classification: 'restricted' },
      'classification-raised',
      'risky',
    ],
  ])('finds %s', (_, before, after, change, impact) => {
    expect(
      compareProducts(product(before), product(after)).changes,
    ).toMatchObject([{ change, impact }]);
  });

  it('finds nothing in another order, and proposes a version', () => {
    const one = product({
      outputPorts: [port('a'), port('b')],
      tags: ['x', 'y'],
    });
    const other = product({
      outputPorts: [port('b'), port('a')],
      tags: ['Y', 'x'],
    });
    expect(compareProducts(one, other)).toMatchObject({
      verdict: 'identical',
      nextVersion: '1.0.0',
    });
    expect(compareProducts(one, product()).nextVersion).toBe('2.0.0');
  });
});
