// SPDX-License-Identifier: Apache-2.0
import { contract, object, orders, property } from '../../__testUtils__/build';
import type { Property } from '../../model';
import { changes } from '../__testUtils__/changes';
import { compareContracts } from '../compareContracts';

describe('objects and properties', () => {
  it('finds added and removed tables', () => {
    const before = contract([object('orders', []), object('returns', [])]);
    const after = contract([object('orders', []), object('refunds', [])]);
    expect(changes(before, after)).toEqual([
      ['object-removed', 'breaking', 'breaking'],
      ['object-added', 'compatible', 'compatible'],
    ]);
  });

  it('finds added and removed properties and says where', () => {
    const before = orders([property('id'), property('coupon')]);
    const after = orders([
      property('gross_total'),
      property('id'),
      property('paid_at', { required: true }),
    ]);
    const result = compareContracts(before, after);
    expect(
      result.changes.map(({ change, path, location, document, impact }) => [
        change,
        path,
        location,
        document,
        impact,
      ]),
    ).toEqual([
      [
        'property-removed',
        '/schema/0/properties/1',
        'orders.coupon',
        'old',
        'breaking',
      ],
      [
        'required-property-added',
        '/schema/0/properties/2',
        'orders.paid_at',
        'new',
        'breaking',
      ],
      [
        'property-added',
        '/schema/0/properties/0',
        'orders.gross_total',
        'new',
        'compatible',
      ],
    ]);
    expect(result.verdict).toBe('breaking');
    expect(result.nextVersion).toBe('2.0.0');
  });

  it('counts for readers or writers alone where that is asked', () => {
    const before = orders([property('id')]);
    const after = orders([property('id'), property('at', { required: true })]);
    const verdict = (perspective: 'readers' | 'writers' | 'both') =>
      compareContracts(before, after, { perspective }).verdict;
    expect(verdict('readers')).toBe('compatible');
    expect(verdict('writers')).toBe('breaking');
    expect(verdict('both')).toBe('breaking');
  });

  it('compares nested objects and arrays of objects', () => {
    const lines = (members: Property[]) =>
      property('lines', {
        logicalType: 'array',
        items: property('', { logicalType: 'object', properties: members }),
      });
    const result = compareContracts(
      orders([lines([property('sku'), property('price')])]),
      orders([lines([property('price', { required: true })])]),
    );
    expect(
      result.changes.map(({ change, path, location }) => [
        change,
        path,
        location,
      ]),
    ).toEqual([
      [
        'required-added',
        '/schema/0/properties/0/items/properties/0',
        'orders.lines[].price',
      ],
      [
        'property-removed',
        '/schema/0/properties/0/items/properties/0',
        'orders.lines[].sku',
      ],
    ]);
  });

  it('reads the members that an object demands', () => {
    const address = (required: string[]) =>
      property('address', {
        logicalType: 'object',
        typeOptions: { required },
        properties: [property('city'), property('street')],
      });
    expect(
      changes(
        orders([address(['city', 'street'])]),
        orders([address(['city'])]),
      ),
    ).toEqual([['required-removed', 'breaking', 'compatible']]);
  });
});
