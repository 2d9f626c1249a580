// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { nodeId } from '../model';
import type { GraphEdge, GraphNode } from './changes';
import { LineageGraph } from './LineageGraph';
import { type WalkOptions, walk } from './walk';

const dataset = (name: string) => nodeId('dataset', 'db', name);
const column = (name: string, own: string) => nodeId('column', 'db', name, own);

/** A graph written short: `a>b` between datasets, `a.x>b.y` between columns, `~` for indirect. */
function graphOf(...lines: string[]): LineageGraph {
  const nodes = new Map<string, GraphNode>();
  const id = (short: string) => {
    const [name, own] = short.split('.');
    nodes.set(dataset(name), { id: dataset(name), type: 'dataset' });
    if (!own) return dataset(name);
    nodes.set(column(name, own), {
      id: column(name, own),
      type: 'column',
      parent: dataset(name),
    });
    return column(name, own);
  };
  const edges = lines
    .flatMap(line => line.split(' '))
    .flatMap(line => {
      const [from, to] = line.split(/~?>/);
      if (to === undefined) {
        id(from);
        return [];
      }
      return {
        from: id(from),
        to: id(to),
        kind: line.includes('~') ? ('indirect' as const) : ('direct' as const),
        source: 'openlineage' as const,
      };
    });
  const graph = new LineageGraph();
  graph.apply({ nodes: nodes.values(), edges });
  return graph;
}

const short = (id: string) =>
  id.replace(/^(dataset|column):db#/, '').replace('#', '.');
const namesOf = (graph: LineageGraph, options: WalkOptions) =>
  walk(graph, options)
    .nodes.map(({ id, up, down }) => `${short(id)}${up ? -up : down ?? ''}`)
    .join(' ');

it('counts the neighbours of a hub that are not in the answer, each once', () => {
  const graph = graphOf(
    ...Array.from({ length: 90 }, (_, i) => {
      const name = String(i).padStart(2, '0');
      // Two kinds of edges to the same neighbour.
      return `hub>${name} hub~>${name} u${name}>hub`;
    }),
  );
  const { nodes, edges, beyond } = walk(graph, {
    start: [dataset('hub')],
    limit: 31,
    direction: 'down',
  });
  expect(nodes[0]).toMatchObject({ hiddenDown: 60, hiddenUp: 90 });
  expect(beyond).toEqual({ up: 0, down: 60, total: 60 });
  expect(edges.slice(0, 3).map(({ to, kind }) => [short(to), kind])).toEqual([
    ['00', 'direct'],
    ['00', 'indirect'],
    ['01', 'direct'],
  ]);
});

it('takes no edge where no kind is asked for', () => {
  const graph = graphOf('a>b a~>c');
  const start = [dataset('a')];
  expect(namesOf(graph, { start, kinds: [] })).toBe('a0');
  expect(namesOf(graph, { start, kinds: ['indirect'] })).toBe('a0 c1');
  expect(namesOf(graph, { start, kinds: ['direct', 'indirect'] })).toBe(
    'a0 b1 c1',
  );
});

describe('what a person opens by hand', () => {
  const graph = graphOf('a>b b>c c>d c>e x>e y>x');
  const open = (...steps: Array<['up' | 'down', string]>) => {
    const { nodes, beyond } = walk(graph, {
      start: [dataset('b')],
      depth: 1,
      expand: steps.map(([side, name]) => ({ side, node: dataset(name) })),
    });
    return [
      nodes
        .map(
          ({ id, hiddenUp, hiddenDown }) =>
            `${short(id)}${hiddenUp}${hiddenDown}`,
        )
        .join(' '),
      beyond.total,
    ];
  };

  it('is in the answer, one step to one side, and counted no more', () => {
    expect(open()).toEqual(['b00 a00 c02', 2]);
    expect(open(['down', 'c'])).toEqual(['b00 a00 c00 d00 e10', 0]);
  });

  it('may be what was opened before it, and beside the way', () => {
    expect(open(['down', 'c'], ['up', 'e'])).toEqual([
      'b00 a00 c00 d00 e00 x10',
      0,
    ]);
  });

  it('is passed over where it is not in the answer', () => {
    expect(open(['up', 'e'], ['up', 'nobody'])).toEqual(['b00 a00 c02', 2]);
  });
});

describe('datasets', () => {
  const graph = graphOf('a>b b>c b>d c>e d>e e>b z');

  it.each<[Partial<WalkOptions>, string]>([
    [{ direction: 'down' }, 'c0 e1 b2 d3'],
    [{ direction: 'up' }, 'c b-1 a-2 e-2 d-3'],
    [{ direction: 'down', depth: 1 }, 'c0 e1'],
    [{ direction: 'down', limit: 2 }, 'c0 e1'],
  ])('walks %j', (options, names) => {
    expect(namesOf(graph, { start: [dataset('c')], ...options })).toBe(names);
  });

  it('counts what lies beyond the cut, and the neighbours that are hidden', () => {
    const result = walk(graph, { start: [dataset('c')], depth: 1 });
    expect(result.beyond).toEqual({ up: 2, down: 1, total: 2 });
    expect(result.nodes).toEqual([
      expect.objectContaining({
        id: dataset('c'),
        up: 0,
        down: 0,
        hiddenUp: 0,
      }),
      expect.objectContaining({ id: dataset('b'), hiddenUp: 1, hiddenDown: 1 }),
      expect.objectContaining({ id: dataset('e'), hiddenUp: 1, hiddenDown: 0 }),
    ]);
    expect(result.edges.map(({ from, to }) => short(from) + short(to))).toEqual(
      ['bc', 'ce', 'eb'],
    );
  });

  it('says what it does not know', () => {
    expect(walk(graph, { start: ['dataset:db#nope'] })).toEqual({
      start: [],
      unknown: ['dataset:db#nope'],
      nodes: [],
      edges: [],
      beyond: { up: 0, down: 0, total: 0 },
    });
  });
});

describe('columns', () => {
  const graph = graphOf(
    'a.x>b.x a.x>b.y b.x>c.x',
    // A filter: every column of d depends on b.y, those that nothing else is known of as well.
    'b.y~>d c.x>d.k d.l d.k>e.k',
    // The source does not say which column of e.
    'e>f.m e.n',
  );
  const at = (id: string, options: Partial<WalkOptions>) =>
    namesOf(graph, { start: [id], granularity: 'column', ...options });

  it('goes through what decides on rows to every column', () => {
    expect(at(column('b', 'y'), { direction: 'down' })).toBe(
      'b.y0 d.k1 d.l1 d1 e.k2 e2 f.m3',
    );
    expect(at(column('d', 'l'), { direction: 'up' })).toBe('d.l d b.y-1 a.x-2');
  });

  it('keeps direct dependencies apart', () => {
    expect(at(column('b', 'y'), { direction: 'down', kinds: ['direct'] })).toBe(
      'b.y0',
    );
    expect(at(column('d', 'k'), { direction: 'up', kinds: ['direct'] })).toBe(
      'd.k c.x-1 b.x-2 a.x-3',
    );
  });

  it('does not take one column of a dataset for another', () => {
    expect(at(column('c', 'x'), { direction: 'down' })).toBe(
      'c.x0 d.k1 e.k2 e2 f.m3',
    );
    expect(at(column('e', 'n'), { direction: 'up' })).toBe('e.n');
  });

  it('starts from all columns of a dataset', () => {
    expect(at(dataset('a'), { direction: 'down', depth: 1 })).toBe(
      'a.x0 b.x1 b.y1',
    );
    expect(at(column('f', 'm'), { direction: 'up', depth: 1 })).toBe(
      'f.m e.k-1 e.n-1 e-1',
    );
  });
});

describe('products', () => {
  const graph = new LineageGraph();
  const product = (name: string) => nodeId('product', '', name);
  const own = (name: string, parent?: string): GraphNode => ({
    id: dataset(name),
    type: 'dataset',
    ...(parent && { parent: product(parent) }),
  });
  const edge = (
    from: string,
    to: string,
    source: GraphEdge['source'] = 'openlineage',
  ): GraphEdge => ({ from, to, kind: 'direct', source });
  graph.apply({
    nodes: [
      own('a', 'A'),
      own('staging'),
      own('b', 'B'),
      own('b2', 'B'),
      own('c', 'C'),
      { id: product('D'), type: 'product' },
    ],
    edges: [
      edge(dataset('a'), dataset('staging')),
      edge(dataset('staging'), dataset('b')),
      edge(dataset('b'), dataset('b2')),
      edge(dataset('b2'), dataset('c')),
      edge(dataset('b2'), product('D'), 'contract'),
      edge(product('C'), product('D'), 'contract'),
    ],
  });

  it('feed each other through datasets that nobody provides', () => {
    const { nodes, edges } = walk(graph, {
      start: [dataset('a')],
      granularity: 'product',
    });
    expect(nodes.map(({ id, down }) => [id, down])).toEqual([
      [product('A'), 0],
      [product('B'), 1],
      [product('C'), 2],
      [product('D'), 2],
    ]);
    expect(edges.map(each => [each.from, each.to, each.source])).toEqual([
      [product('A'), product('B'), 'openlineage'],
      [product('B'), product('C'), 'openlineage'],
      [product('B'), product('D'), 'contract'],
      [product('C'), product('D'), 'contract'],
    ]);
  });
});

/** Small graphs over few datasets: pairs of them. */
const pairs = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 0, max: 11 })),
  { maxLength: 40 },
);
const name = (number: number) => dataset(`n${String(number).padStart(2, '0')}`);

describe('any graph', () => {
  const changeOf = (list: Array<[number, number]>) => ({
    nodes: Array.from({ length: 12 }, (_, i) => ({
      id: name(i),
      type: 'dataset' as const,
    })),
    edges: list.map(([from, to]) => ({
      from: name(from),
      to: name(to),
      kind: 'direct' as const,
      source: 'openlineage' as const,
    })),
  });

  it('is walked as far as its edges lead, and counted to the last node', () => {
    fc.assert(
      fc.property(
        pairs,
        fc.nat(5),
        fc.integer({ min: 1, max: 12 }),
        (list, depth, limit) => {
          const graph = new LineageGraph();
          graph.apply(changeOf(list));
          const expected = new Map([[0, 0]]);
          for (let at = 0; at < 12; at++) {
            for (const [from, to] of list) {
              if (expected.get(from) === at && !expected.has(to)) {
                expected.set(to, at + 1);
              }
            }
          }
          const result = walk(graph, {
            start: [name(0)],
            direction: 'down',
            depth,
            limit,
          });
          const inside = [...expected]
            .filter(([, at]) => at <= depth)
            .sort(([a, i], [b, j]) => i - j || a - b)
            .slice(0, limit)
            .map(([node, at]) => [name(node), at]);
          expect(result.nodes.map(({ id, down }) => [id, down])).toEqual(
            inside,
          );
          expect(result.beyond.total).toBe(expected.size - inside.length);
        },
      ),
    );
  });

  it('is the same in whatever order it grew, and after whatever was taken back', () => {
    fc.assert(
      fc.property(pairs, pairs, (list, others) => {
        const whole = new LineageGraph();
        whole.apply(changeOf(list));
        whole.tidy();
        const grown = new LineageGraph();
        const nodes = changeOf([]).nodes.reverse();
        grown.apply({ nodes: nodes.slice(0, 5), edges: [] });
        grown.apply({ nodes, edges: changeOf(others).edges });
        grown.tidy();
        for (const each of changeOf(list).edges) grown.apply({ edges: [each] });
        const kept = new Set(list.map(String));
        grown.apply({
          removed: changeOf(others.filter(each => !kept.has(String(each))))
            .edges,
        });
        const options: WalkOptions = { start: [name(3)], limit: 7 };
        expect(walk(grown, options)).toEqual(walk(whole, options));
      }),
    );
  });
});
