// SPDX-License-Identifier: Apache-2.0
import { contract, object, orders, property } from '../../__testUtils__/build';
import { changes, propertyChanges } from '../__testUtils__/changes';

describe('keys', () => {
  const key = (...names: string[]) =>
    orders(
      ['a', 'b', 'c'].map(name =>
        property(name, {
          primaryKey: names.includes(name),
          primaryKeyPosition: names.includes(name)
            ? names.indexOf(name) + 1
            : -1,
          required: true,
          unique: true,
        }),
      ),
    );
  it.each([
    [['a'], ['a', 'b'], ['primary-key-changed', 'breaking', 'breaking']],
    [
      ['a', 'b'],
      ['b', 'a'],
      ['primary-key-reordered', 'risky', 'risky'],
    ],
    [['a'], [], ['primary-key-removed', 'breaking', 'compatible']],
    [[], ['a'], ['primary-key-added', 'compatible', 'breaking']],
  ])('%j -> %j', (before, after, expected) => {
    expect(changes(key(...before), key(...after))).toEqual([expected]);
  });

  it('knows that a key is filled in and unique without saying so', () => {
    expect(
      propertyChanges(
        { primaryKey: true },
        { primaryKey: true, required: true, unique: true },
      ),
    ).toEqual([]);
  });

  it('finds other partitioning', () => {
    expect(propertyChanges({}, { partitioned: true })).toEqual([
      ['partitioning-changed', 'risky', 'risky'],
    ]);
  });

  it('finds references that come and go, however they are written', () => {
    const customer = object('customers', [property('id', { id: 'cid' })], {
      id: 'cust',
    });
    const link = (to: string[], from: string[] = []) => ({
      path: '',
      type: 'foreignKey',
      from,
      to,
    });
    const atProperty = (to: string) =>
      contract([
        customer,
        object('orders', [property('buyer', { relationships: [link([to])] })]),
      ]);
    const atObject = contract([
      customer,
      object('orders', [property('buyer')], {
        relationships: [link(['customers.id'], ['orders.buyer'])],
      }),
    ]);
    const none = contract([customer, object('orders', [property('buyer')])]);
    expect(changes(atProperty('customers.id'), atObject)).toEqual([]);
    expect(
      changes(atProperty('/schema/cust/properties/cid'), atObject),
    ).toEqual([]);
    expect(changes(none, atObject)).toEqual([
      ['relationship-added', 'compatible', 'risky'],
    ]);
    expect(changes(atObject, none)).toEqual([
      ['relationship-removed', 'risky', 'compatible'],
    ]);
  });
});
