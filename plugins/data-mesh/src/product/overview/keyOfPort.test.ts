// SPDX-License-Identifier: Apache-2.0
import { keyOfPort } from './keyOfPort';

it('tells versions of one port apart, with a contract and without', () => {
  const ports = [
    { name: 'orders', contract: { entityRef: 'api:default/orders-v1' } },
    { name: 'orders', contract: { entityRef: 'api:default/orders-v2' } },
    { name: 'orders' },
    { name: 'orders' },
  ];
  expect(new Set(ports.map(keyOfPort)).size).toBe(4);
});
