// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import {
  baseName,
  fitName,
  isEntityName,
  nameOfPath,
  slug,
  slugOfId,
} from './names';

describe('slug', () => {
  it.each([
    ['Orders & Returns', 'orders-returns'],
    ['  Kundenstämme  ', 'kundenstamme'],
    ['Größe', 'grosse'],
    ['a__b..c', 'a-b-c'],
    ['订单', ''],
  ])('makes of %p %p', (text, expected) => {
    expect(slug(text)).toBe(expected);
  });

  it('is an entity name, or nothing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), text => {
        const name = slug(text);
        expect(name === '' || isEntityName(fitName(name))).toBe(true);
        expect(slug(name)).toBe(name);
      }),
    );
  });
});

describe('slugOfId', () => {
  it.each([
    ['urn:datacontract:finance:orders', 'orders'],
    ['https://example.com/contracts/orders#', 'orders'],
    [
      '53581432-6c55-4ba2-a65f-72344a91553a',
      '53581432-6c55-4ba2-a65f-72344a91553a',
    ],
    ['::', ''],
  ])('makes of %p %p', (id, expected) => {
    expect(slugOfId(id)).toBe(expected);
  });
});

describe('fitName', () => {
  it('keeps two long names that begin alike apart, and always fits', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z][a-z0-9]{0,90}$/),
        fc.stringMatching(/^[a-z][a-z0-9]{0,90}$/),
        fc.constantFrom('', '-v1', '-v12.10.3'),
        (a, b, ending) => {
          const long = 'x'.repeat(60);
          const names = [fitName(long + a, ending), fitName(long + b, ending)];
          expect(names.every(isEntityName)).toBe(true);
          expect(names[0] === names[1]).toBe(a === b);
        },
      ),
    );
  });
});

describe('baseName', () => {
  it('is made of the name, else of the id, else of the place', () => {
    expect(baseName({ name: 'Orders', id: 'urn:x:y', place: 'p' })).toBe(
      'orders',
    );
    expect(baseName({ name: '订单', id: 'urn:x:y', place: 'p' })).toBe('y');
    expect(baseName({ place: 'p' })).toMatch(/^unnamed-[0-9a-f]{6}$/);
    expect(baseName({ place: 'p' })).not.toBe(baseName({ place: 'q' }));
  });
});

describe('nameOfPath', () => {
  it.each([
    ['sales/orders.odcs.yaml', 'orders'],
    ['sales/orders/data-product.odps.yaml', 'orders'],
    ['sales/orders/catalog-info.yaml', 'orders'],
    ['datacontract.yaml', 'datacontract'],
    ['sales/Big Orders.datacontract.yml', 'big-orders'],
  ])('makes of %p %p', (path, expected) => {
    expect(nameOfPath(path)).toBe(expected);
  });
});
