// SPDX-License-Identifier: Apache-2.0
import {
  contract,
  object,
  orders,
  property,
  server,
} from '../../__testUtils__/build';
import type { Property } from '../../model';
import { changes, propertyChanges } from '../__testUtils__/changes';
import { compareContracts } from '../compareContracts';

describe('renames', () => {
  it('recognises a rename by stable id, and goes on comparing', () => {
    const result = compareContracts(
      orders([property('custid', { id: 'c', logicalType: 'integer' })]),
      orders([property('buyer', { id: 'c', logicalType: 'string' })]),
    );
    expect(result.changes.map(({ change }) => change).sort()).toEqual([
      'property-renamed',
      'type-widened',
    ]);
    const rename = result.changes.find(
      ({ change }) => change === 'property-renamed',
    );
    expect(rename).toMatchObject({
      impact: 'breaking',
      before: 'custid',
      after: 'buyer',
    });
    expect(rename?.guess).toBeUndefined();
    expect(rename?.reason).toContain('same id');
  });

  it('only warns where the physical name stays', () => {
    const before = property('customer', { physicalName: 'cust_no' });
    const after = property('client', { physicalName: 'cust_no' });
    expect(changes(orders([before]), orders([after]))).toEqual([
      ['property-renamed', 'risky', 'risky'],
    ]);
  });

  it('finds a new physical name behind an old name', () => {
    expect(propertyChanges({}, { physicalName: 'amt' })).toEqual([
      ['physical-name-changed', 'breaking', 'breaking'],
    ]);
    expect(propertyChanges({}, { physicalName: 'amount' })).toEqual([]);
  });

  it.each([
    ['custId', 'cust_id', {}],
    ['customer_number', 'customer_no', { logicalType: 'integer' as const }],
    ['total', 'sum', { description: 'Gross amount of the order in euro.' }],
    ['total', 'sum', { businessName: 'Gross amount' }],
  ])('guesses that %s became %s, and says so', (from, to, given) => {
    const [change, ...others] = compareContracts(
      orders([property('id'), property(from, given)]),
      orders([property(to, given), property('id')]),
    ).changes;
    expect(others).toEqual([]);
    expect(change).toMatchObject({
      change: 'property-renamed',
      impact: 'breaking',
      guess: true,
    });
    expect(change.reason).toContain('guess');
  });

  it('does not guess where two could be meant, or types differ', () => {
    const removedAndAdded = (before: Property[], after: Property[]) =>
      compareContracts(orders(before), orders(after))
        .changes.map(({ change }) => change)
        .sort();
    expect(
      removedAndAdded(
        [property('customer_name'), property('customer_nick')],
        [property('customer_title')],
      ),
    ).toEqual(['property-added', 'property-removed', 'property-removed']);
    expect(
      removedAndAdded(
        [property('ordered_on', { logicalType: 'date' })],
        [property('ordered_at', { logicalType: 'boolean' })],
      ),
    ).toEqual(['property-added', 'property-removed']);
  });

  it('guesses a renamed table from its columns', () => {
    const columns = ['id', 'customer', 'total', 'currency'].map(name =>
      property(name),
    );
    const [change, ...others] = compareContracts(
      contract([object('sales_order', columns)]),
      contract([object('purchase', columns)]),
    ).changes;
    expect(others).toEqual([]);
    expect(change).toMatchObject({ change: 'object-renamed', guess: true });
  });

  it('takes case alone for a risk where the engine ignores it', () => {
    const rename = (engine: string) =>
      compareContracts(
        orders([property('customer')], { servers: [server('p', engine)] }),
        orders([property('CUSTOMER')], { servers: [server('p', engine)] }),
      ).verdict;
    expect(rename('postgres')).toBe('risky');
    expect(rename('kafka')).toBe('breaking');
  });

  it('keeps keys and references through a rename', () => {
    const table = (name: string) =>
      orders([
        property(name, { id: 'k', primaryKey: true, primaryKeyPosition: 1 }),
        property('parent', {
          relationships: [
            {
              path: '',
              type: 'foreignKey',
              from: [],
              to: [`orders.${name}`],
            },
          ],
        }),
      ]);
    expect(changes(table('id'), table('order_no'))).toEqual([
      ['property-renamed', 'breaking', 'breaking'],
    ]);
  });
});
