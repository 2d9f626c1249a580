// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { circlesOf } from './circlesOf';

const edge = (from: string, to: string) => ({ from, to });

it('finds the edges of circles, and leaves out what only hangs on them', () => {
  const circles = circlesOf([
    edge('a', 'b'),
    edge('b', 'c'),
    edge('c', 'a'),
    edge('c', 'd'),
    edge('x', 'a'),
    edge('e', 'e'),
  ]);
  expect([...circles.keys()].sort()).toEqual(['a', 'b', 'c', 'e']);
  expect(circles.get('b')).toEqual([
    edge('a', 'b'),
    edge('b', 'c'),
    edge('c', 'a'),
  ]);
});

it('agrees with following each edge as far as it goes', () => {
  const node = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
  const edges = fc.array(fc.tuple(node, node), { maxLength: 14 });
  fc.assert(
    fc.property(edges, pairs => {
      const reachable = (from: string, to: string) => {
        const seen = new Set<string>();
        const open = [from];
        for (let next = open.pop(); next; next = open.pop()) {
          for (const [start, end] of pairs) {
            if (start !== next || seen.has(end)) continue;
            seen.add(end);
            open.push(end);
          }
        }
        return seen.has(to);
      };
      const all = pairs.map(([from, to]) => edge(from, to));
      const circles = circlesOf(all);
      for (const name of 'abcdef') {
        expect(circles.has(name)).toBe(reachable(name, name));
      }
    }),
  );
});
