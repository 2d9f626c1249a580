// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { readDescriptor } from '@meshwright/contracts';
import { constraintWords } from './constraintWords';
import { splitAtWords } from './Highlight';
import { allNodes, buildSchemaTree, findColumn, typeOf } from './schemaTree';
import { filterTree, openRows } from './visibleRows';

const schema =
  readDescriptor(`
apiVersion: v3.1.0
kind: DataContract
id: shop
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
      - name: order_id
        logicalType: integer
        primaryKey: true
        required: true
        unique: true
      - name: email
        logicalType: string
        description: Where the receipt goes
      - name: address
        logicalType: object
        properties:
          - name: city
            logicalType: string
      - name: lines
        logicalType: array
        items:
          logicalType: object
          properties:
            - name: sku
              logicalType: string
            - name: price
              logicalType: number
  - name: customers
    properties:
      - name: email
        logicalType: string
`).contract?.schema ?? [];

const tree = buildSchemaTree(schema);

describe('the schema tree', () => {
  it('names nested members and members of array elements by their way down', () => {
    expect(allNodes(tree).map(node => node.column)).toEqual([
      'orders',
      'orders.order_id',
      'orders.email',
      'orders.address',
      'orders.address.city',
      'orders.lines',
      'orders.lines.sku',
      'orders.lines.price',
      'customers',
      'customers.email',
    ]);
  });

  it('says types of arrays with their elements', () => {
    const lines = findColumn(tree, 'orders.lines')?.property;
    expect(lines && typeOf(lines)).toBe('array<object>');
  });

  it('says constraints in words', () => {
    const id = findColumn(tree, 'orders.order_id')?.property;
    expect(id && constraintWords(id)).toBe('Key, required, unique');
  });

  it.each([
    ['orders.email', 'orders.email'],
    ['ORDERS.EMAIL', 'orders.email'],
    ['sku', 'orders.lines.sku'],
    ['lines.sku', 'orders.lines.sku'],
    ['email', undefined],
    ['orders.mail', undefined],
  ])('finds %s as %s', (wanted, found) => {
    expect(findColumn(tree, wanted)?.column).toBe(found);
  });

  it('keeps what a match is inside of, and only that', () => {
    expect(
      allNodes(filterTree(tree, ['sku'])).map(node => node.column),
    ).toEqual(['orders', 'orders.lines', 'orders.lines.sku']);
    expect(
      allNodes(filterTree(tree, ['receipt', 'goes'])).map(node => node.column),
    ).toEqual(['orders', 'orders.email']);
    expect(filterTree(tree, ['nothing'])).toEqual([]);
  });

  it('shows rows of what is open, with their places for screen readers', () => {
    const rows = openRows(tree, node => node.name === 'orders');
    expect(
      rows.map(row => [
        row.node.name,
        row.level,
        row.position,
        row.siblings,
        row.expanded,
      ]),
    ).toEqual([
      ['orders', 1, 1, 2, true],
      ['order_id', 2, 1, 4, undefined],
      ['email', 2, 2, 4, undefined],
      ['address', 2, 3, 4, false],
      ['lines', 2, 4, 4, false],
      ['customers', 1, 2, 2, false],
    ]);
  });
});

describe('splitAtWords', () => {
  it('gives the text back, whatever is searched', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.array(
          fc.string({ minLength: 1, maxLength: 3 }).map(w => w.toLowerCase()),
          { maxLength: 3 },
        ),
        (text, words) => {
          const parts = splitAtWords(text, words);
          expect(parts.map(part => part.text).join('')).toBe(text);
          for (const part of parts.filter(({ match }) => match)) {
            expect(words).toContain(part.text.toLocaleLowerCase('en-US'));
          }
        },
      ),
    );
  });

  it('marks each place, whatever its case', () => {
    expect(splitAtWords('Customer_customer', ['customer'])).toEqual([
      { text: 'Customer', match: true },
      { text: '_', match: false },
      { text: 'customer', match: true },
    ]);
  });
});
