// SPDX-License-Identifier: Apache-2.0
import { LineageGraph, mergeLineages } from '@meshwright/lineage';
import type { AliasRow, NodeRow } from '../database/rows';
import { plainName } from './fromRows';
import { NameIndex } from './NameIndex';
import { type Taking, takeOver } from './takeOver';

const id = (name: string, namespace = 'glue') => `dataset:${namespace}#${name}`;

function known(): Taking {
  const merged = mergeLineages([
    {
      nodes: [
        { id: id('orders'), facts: {} },
        { id: id('sums'), facts: {} },
      ],
      edges: [],
      aliases: [[id('path', 's3://lake'), id('orders')]],
    },
  ]);
  const nodes = new Map(merged.nodes.map(each => [each.id, each]));
  return {
    graph: LineageGraph.of(merged),
    nodes,
    search: new NameIndex(nodes),
    aliases: merged.aliases,
    names: new Set(
      [...merged.aliases.keys(), ...merged.nodes.map(each => each.id)].flatMap(
        each => plainName(each) ?? [],
      ),
    ),
  };
}

const node = (own: string): NodeRow => ({
  node_key: own,
  id: own,
  facts: '{}',
  settled_at: null,
  shape: null,
  seq: 2,
});
const alias = (other: string, own: string): AliasRow => ({
  alias_key: other,
  alias: other,
  id: own,
  seq: 2,
});

it('takes over new datasets with other names that nothing has yet', () => {
  const lineage = known();
  const other = id('prices/2026', 's3://lake');
  const rows = {
    nodes: [node(id('prices')), node(id('orders'))],
    edges: [],
    aliases: [
      alias(other, id('prices')),
      alias(id('path', 's3://lake'), id('orders')),
    ],
  };
  expect(takeOver(lineage, rows)).toBe(true);
  expect(lineage.aliases.get(other)).toBe(id('prices'));
  expect(lineage.graph.has(id('prices'))).toBe(true);
  // From now on it stands for the same.
  expect(
    takeOver(lineage, { nodes: [node(other)], edges: [], aliases: [] }),
  ).toBe(true);
  expect(lineage.graph.has(other)).toBe(false);
});

it.each<[what: string, nodes: NodeRow[], aliases: AliasRow[]]>([
  ['is a dataset by itself', [], [alias(id('sums'), id('orders'))]],
  [
    'becomes a dataset at the same time',
    [node(id('new'))],
    [alias(id('new'), id('orders'))],
  ],
  ['stood for another one', [], [alias(id('path', 's3://lake'), id('sums'))]],
  [
    'may be another spelling of one',
    [node(id('new'))],
    [alias(id('/Sums/', 'other'), id('new'))],
  ],
])('has all joined anew where a name %s', (_, nodes, aliases) => {
  expect(takeOver(known(), { nodes, edges: [], aliases })).toBe(false);
});
