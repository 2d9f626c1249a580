// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { nodeId } from '../model';
import { declarationGap } from '../questions/declared';
import type { GraphEdge, GraphNode } from './changes';
import { LineageGraph } from './LineageGraph';
import { walk } from './walk';

const dataset = (number: number) => nodeId('dataset', 'db', `d${number}`);
const product = (number: number) => nodeId('product', '', `p${number}`);

interface Drawn {
  /** Product of each dataset; undefined where nobody provides it. */
  owners: ReadonlyArray<number | undefined>;
  /** Ends of edges, circles and loops among them, and when a run showed each last. */
  edges: ReadonlyArray<readonly [from: number, to: number, lastSeen: number]>;
}

function graphOf({ owners, edges }: Drawn): LineageGraph {
  const products = new Set(owners.flatMap(owner => owner ?? []));
  const nodes: GraphNode[] = [
    ...owners.map((owner, number) => ({
      id: dataset(number),
      type: 'dataset' as const,
      ...(owner !== undefined && { parent: product(owner) }),
    })),
    ...[...products].map(number => ({
      id: product(number),
      type: 'product' as const,
    })),
  ];
  const drawn = edges.map(
    ([from, to, lastSeen]): GraphEdge => ({
      from: dataset(from),
      to: dataset(to),
      kind: 'direct',
      source: 'openlineage',
      lastSeen,
    }),
  );
  const graph = new LineageGraph();
  graph.apply({ nodes, edges: drawn });
  return graph;
}

/** What the graph is to say, the simple way: from each product on, as far as nobody provides what is reached. */
function expectedFlows({ owners, edges }: Drawn): Map<string, number> {
  const last = new Map<string, number>();
  for (const [from, to, lastSeen] of edges) {
    const pair = `${from} ${to}`;
    last.set(pair, lastSeen);
  }
  const flows = new Map<string, number>();
  for (const owner of new Set(owners)) {
    if (owner === undefined) continue;
    const reached = new Set(
      owners.flatMap((each, number) => (each === owner ? [number] : [])),
    );
    for (const at of reached) {
      for (const [pair, lastSeen] of last) {
        const [from, to] = pair.split(' ').map(Number);
        if (from !== at || owners[to] === owner) continue;
        if (owners[to] === undefined) reached.add(to);
        else {
          const flow = `${product(owner)} ${product(owners[to]!)}`;
          flows.set(flow, Math.max(flows.get(flow) ?? 0, lastSeen));
        }
      }
    }
  }
  return flows;
}

function foundFlows(graph: LineageGraph, { owners }: Drawn) {
  const start = [...new Set(owners.flatMap(owner => owner ?? []))].map(product);
  const { edges } = walk(graph, {
    start,
    direction: 'down',
    granularity: 'product',
    limit: 10_000,
  });
  return new Map(
    edges.map(({ from, to, lastSeen }) => [`${from} ${to}`, lastSeen]),
  );
}

const sorted = (flows: Map<string, unknown>) =>
  [...flows].sort(([a], [b]) => (a < b ? -1 : 1));

/** Graphs of datasets of which few or most are provided, by as many products. */
const drawings = fc
  .record({ size: fc.integer({ min: 1, max: 40 }), products: fc.nat(12) })
  .chain(({ size, products }) =>
    fc.record({
      owners: fc.array(fc.option(fc.nat(products), { nil: undefined }), {
        minLength: size,
        maxLength: size,
      }),
      edges: fc.array(
        fc.tuple(fc.nat(size - 1), fc.nat(size - 1), fc.integer({ min: 1 })),
        { maxLength: 3 * size },
      ),
    }),
  );

describe('flows between products', () => {
  it('are those that following each product alone finds', () => {
    fc.assert(
      fc.property(drawings, drawn => {
        expect(sorted(foundFlows(graphOf(drawn), drawn))).toEqual(
          sorted(expectedFlows(drawn)),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('are found for more products than are followed together', () => {
    // Each of 700 products feeds a shared chain that runs in a circle, at its own place; the last one takes from it.
    const shared = 50;
    const many = 700;
    const owners = [
      ...Array.from({ length: shared }, () => undefined),
      ...Array.from({ length: many }, (_, number) => number),
    ];
    const drawn: Drawn = {
      owners,
      edges: [
        ...Array.from(
          { length: shared },
          (_, at) => [at, (at + 1) % shared, 1] as const,
        ),
        ...Array.from(
          { length: many - 1 },
          (_, number) => [shared + number, (number * 7) % shared, 1] as const,
        ),
        [13, shared + many - 1, 5],
      ],
    };
    const flows = foundFlows(graphOf(drawn), drawn);
    expect(flows.size).toBe(many - 1);
    expect(flows.get(`${product(0)} ${product(many - 1)}`)).toBe(5);
  });

  it('are found in a chain that is longer than a stack of calls is deep', () => {
    const length = 50_000;
    const drawn: Drawn = {
      owners: Array.from({ length }, (_, at) =>
        at === 0 || at === length - 1 ? at : undefined,
      ),
      edges: Array.from(
        { length: length - 1 },
        (_, at) => [at, at + 1, 1] as const,
      ),
    };
    expect([...foundFlows(graphOf(drawn), drawn).keys()]).toEqual([
      `${product(0)} ${product(length - 1)}`,
    ]);
  });
});

it('flows between described datasets are those that following each alone finds', () => {
  fc.assert(
    fc.property(drawings, ({ owners, edges }) => {
      // Here each described dataset stands for itself.
      const own = owners.map((owner, at) =>
        owner === undefined ? undefined : at,
      );
      const graph = graphOf({ owners: own, edges });
      const described = new Set(
        own.flatMap(at => (at === undefined ? [] : dataset(at))),
      );
      const { observedOnly } = declarationGap(
        graph,
        id => ({
          id,
          type: 'dataset',
          namespace: 'db',
          name: id,
          facts: described.has(id) ? { contracts: [{ id }] } : {},
        }),
        'dataset',
      );
      const asProducts = (id: string) => product(Number(id.split('#d')[1]));
      expect(
        observedOnly
          .map(({ from, to }) => `${asProducts(from)} ${asProducts(to)}`)
          .sort(),
      ).toEqual([...expectedFlows({ owners: own, edges }).keys()].sort());
    }),
    { numRuns: 200 },
  );
});
