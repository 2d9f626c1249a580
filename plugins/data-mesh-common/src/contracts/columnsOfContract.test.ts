// SPDX-License-Identifier: Apache-2.0
import type { Contract, Property } from '@meshwright/contracts';
import { columnsOfContract } from './columnsOfContract';

function property(name: string, more: Partial<Property> = {}): Property {
  return { name, properties: [], ...more } as Property;
}

function contract(properties: Property[]): Contract {
  return { schema: [{ name: 'orders', properties }] } as unknown as Contract;
}

describe('columnsOfContract', () => {
  it('names nested members and members of array elements by their path', () => {
    const columns = columnsOfContract(
      contract([
        property('id'),
        property('customer', { properties: [property('email')] }),
        property('lines', {
          items: property('line', { properties: [property('sku')] }),
        }),
      ]),
      { limit: 100 },
    );

    expect(columns.map(c => c.path)).toEqual([
      'orders.id',
      'orders.customer',
      'orders.customer.email',
      'orders.lines',
      'orders.lines.sku',
    ]);
    expect(columns[2].property.name).toBe('email');
    expect(columns[2].object.name).toBe('orders');
  });

  it('stops at the limit', () => {
    const wide = contract(
      Array.from({ length: 50 }, (_, i) => property(`c${i}`)),
    );
    expect(columnsOfContract(wide, { limit: 10 })).toHaveLength(10);
  });
});
