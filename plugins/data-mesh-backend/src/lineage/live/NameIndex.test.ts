// SPDX-License-Identifier: Apache-2.0
import type { LineageNode } from '@meshwright/lineage';
import fc from 'fast-check';
import { NameIndex, namesOf } from './NameIndex';

const node = (
  type: LineageNode['type'],
  name: string,
  title?: string,
): LineageNode => ({
  id: `${type}:n#${name}`,
  type,
  namespace: 'n',
  name,
  facts: { ...(title !== undefined && { title }) },
});
const indexOf = (nodes: LineageNode[]) => {
  const map = new Map(nodes.map(each => [each.id, each]));
  return { map, index: new NameIndex(map) };
};

describe('names of nodes', () => {
  it('are found by all words, in whatever case and order they are', async () => {
    const { index } = indexOf([
      node('product', 'shop', 'The Shop of Orders'),
      node('dataset', 'sales.ORDERS'),
      node('column', 'sales.orders.mail'),
    ]);
    const find = (text: string, type?: string) =>
      index.find(text.split(' '), { type, most: 10 });
    expect(await find('orders')).toHaveLength(3);
    expect(await find('orders the')).toEqual(['product:n#shop']);
    expect(await find('orders', 'column')).toEqual([
      'column:n#sales.orders.mail',
    ]);
    expect(await find('nobody')).toEqual([]);
    expect(await index.find(['o'], { most: 2 })).toHaveLength(2);
  });

  it('are those that they have now, once each', async () => {
    const { map, index } = indexOf([node('dataset', 'a', 'old')]);
    expect(await index.find(['old'], { most: 9 })).toEqual(['dataset:n#a']);
    for (const next of [node('dataset', 'a', 'new'), node('dataset', 'b')]) {
      map.set(next.id, next);
      index.add(next);
    }
    expect(await index.find(['old'], { most: 9 })).toEqual([]);
    expect(await index.find(['a'], { most: 9 })).toEqual(['dataset:n#a']);
    expect(await index.find(['b'], { most: 9 })).toEqual(['dataset:n#b']);
  });

  it('are found as a look at each of them finds them', async () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b', 'B', '\n', '.') });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(name, fc.option(name, { nil: undefined }))),
        fc.array(
          name.filter(word => /^\S+$/.test(word)),
          {
            minLength: 1,
            maxLength: 3,
          },
        ),
        async (given, asked) => {
          const words = asked.map(word => word.toLowerCase());
          const { map, index } = indexOf(
            given.map(([own, title]) => node('dataset', own, title)),
          );
          const expected = [...map.values()]
            .filter(each => words.every(word => namesOf(each).includes(word)))
            .map(({ id }) => id);
          expect(await index.find(words, { most: 1_000 })).toEqual(expected);
        },
      ),
    );
  });
});
