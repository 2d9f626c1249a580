// SPDX-License-Identifier: Apache-2.0
import fc from 'fast-check';
import { layeredLayout } from './layeredLayout';
import { countCrossings, orderLayers } from './order';
import { spread } from './place';
import type { LayeredGraph, LayoutEdge, LayoutNode } from './types';

const box = (id: string): LayoutNode => ({ id, width: 200, height: 60 });

function boxes(count: number): LayoutNode[] {
  return Array.from({ length: count }, (_, i) => box(`n${i}`));
}

function line(from: number, to: number, i = 0): LayoutEdge {
  return { id: `${from}-${to}-${i}`, from: `n${from}`, to: `n${to}` };
}

const anyGraph = fc.integer({ min: 1, max: 25 }).chain(count =>
  fc
    .array(fc.tuple(fc.nat({ max: count - 1 }), fc.nat({ max: count - 1 })), {
      maxLength: 60,
    })
    .map(pairs => ({
      nodes: boxes(count),
      edges: pairs.map(([a, b], i) => line(a, b, i)),
    })),
);

describe('layeredLayout', () => {
  it('keeps every box apart from every other, inside the drawing', () => {
    fc.assert(
      fc.property(anyGraph, ({ nodes, edges }) => {
        const layout = layeredLayout(nodes, edges);
        const placed = [...layout.nodes.values()];
        expect(placed).toHaveLength(nodes.length);
        placed.forEach((a, i) => {
          expect(a.x).toBeGreaterThanOrEqual(-0.001);
          expect(a.y).toBeGreaterThanOrEqual(-0.001);
          expect(a.x + a.width).toBeLessThanOrEqual(layout.width + 0.001);
          expect(a.y + a.height).toBeLessThanOrEqual(layout.height + 0.001);
          for (const b of placed.slice(i + 1)) {
            const apart =
              a.x + a.width <= b.x + 0.001 ||
              b.x + b.width <= a.x + 0.001 ||
              a.y + a.height <= b.y + 0.001 ||
              b.y + b.height <= a.y + 0.001;
            expect(apart).toBe(true);
          }
        });
      }),
      { numRuns: 60 },
    );
  });

  it('starts and ends each line at the sides of its boxes', () => {
    fc.assert(
      fc.property(anyGraph, ({ nodes, edges }) => {
        const layout = layeredLayout(nodes, edges);
        const between = edges.filter(({ from, to }) => from !== to);
        expect(layout.edges.size).toBe(between.length);
        for (const edge of between) {
          const course = layout.edges.get(edge.id);
          const from = layout.nodes.get(edge.from)!;
          const to = layout.nodes.get(edge.to)!;
          const start = course![0].from;
          const end = course![course!.length - 1].to;
          expect([from.x, from.x + from.width]).toContain(start.x);
          expect([to.x, to.x + to.width]).toContain(end.x);
          expect(start.y).toBeGreaterThan(from.y);
          expect(start.y).toBeLessThan(from.y + from.height);
          expect(end.y).toBeGreaterThan(to.y);
          expect(end.y).toBeLessThan(to.y + to.height);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('runs from left to right where nothing goes round', () => {
    fc.assert(
      fc.property(anyGraph, ({ nodes, edges }) => {
        const forward = edges.filter(
          ({ from, to }) => Number(from.slice(1)) < Number(to.slice(1)),
        );
        const layout = layeredLayout(nodes, forward);
        for (const edge of forward) {
          expect(layout.nodes.get(edge.from)!.layer).toBeLessThan(
            layout.nodes.get(edge.to)!.layer,
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  it('turns the lighter line of a cycle back', () => {
    const layout = layeredLayout(boxes(2), [
      { ...line(0, 1), weight: 1 },
      { ...line(1, 0), weight: 5 },
    ]);
    expect(layout.nodes.get('n1')!.layer).toBe(0);
    expect(layout.nodes.get('n0')!.layer).toBe(1);
    const [forth] = layout.edges.get('1-0-0')!;
    const [back] = layout.edges.get('0-1-0')!;
    expect(forth.from.y).not.toBe(back.to.y);
  });

  it('keeps what runs in circles to the columns that fit', () => {
    const all = [0, 1, 2, 3, 4, 5];
    const edges = all.flatMap(a =>
      all.filter(b => b !== a).map(b => line(a, b)),
    );
    const layout = layeredLayout(boxes(6), edges, { columnsOfCycles: 3 });
    const columns = [...layout.nodes.values()].map(({ layer }) => layer);
    expect(new Set(columns)).toEqual(new Set([0, 1, 2]));
    for (const edge of edges) {
      const last = layout.edges.get(edge.id)!.slice(-1)[0];
      expect(last.turn).toBeLessThanOrEqual(layout.width);
    }
    const straight = layeredLayout(
      boxes(6),
      [0, 1, 2, 3, 4].map(i => line(i, i + 1)),
      { columnsOfCycles: 3 },
    );
    expect(straight.nodes.get('n5')!.layer).toBe(5);
  });

  it('draws a tree without crossings and the parent beside its children', () => {
    const layout = layeredLayout(boxes(4), [
      line(0, 1),
      line(0, 2),
      line(0, 3),
    ]);
    const y = (id: string) => layout.nodes.get(id)!.y;
    expect(y('n0')).toBeCloseTo(y('n2'));
  });

  it('gives the same drawing for the same input', () => {
    const edges = [line(0, 3), line(1, 3), line(2, 4), line(3, 4), line(4, 0)];
    expect(layeredLayout(boxes(5), edges)).toEqual(
      layeredLayout(boxes(5), edges),
    );
  });

  it('sets boxes without lines in rows below the rest', () => {
    const layout = layeredLayout(boxes(8), [line(0, 1)]);
    const connected = layout.nodes.get('n1')!;
    const rows = new Set(
      [2, 3, 4, 5, 6, 7].map(i => layout.nodes.get(`n${i}`)!.y),
    );
    expect(Math.min(...rows)).toBeGreaterThan(connected.y + connected.height);
    expect(rows.size).toBeGreaterThan(1);
  });

  it('answers an empty graph with an empty drawing', () => {
    expect(layeredLayout([], [])).toMatchObject({ width: 0, height: 0 });
  });

  it('lays out hundreds of boxes while a person blinks', () => {
    let seed = 7;
    const random = () => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed / 2147483648;
    };
    const edges = Array.from({ length: 700 }, (_, i) =>
      line(Math.floor(random() * 400), Math.floor(random() * 400), i),
    );
    const start = performance.now();
    layeredLayout(boxes(400), edges);
    const took = performance.now() - start;
    // Far above what a laptop needs, low enough to notice a quadratic step.
    expect(took).toBeLessThan(3000);
  });
});

describe('countCrossings', () => {
  it('agrees with looking at every pair of links', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat({ max: 6 }), fc.nat({ max: 6 })), {
          maxLength: 20,
        }),
        links => {
          const after: number[][] = Array.from({ length: 14 }, () => []);
          links.forEach(([a, b]) => after[a].push(7 + b));
          const layers = [
            [0, 1, 2, 3, 4, 5, 6],
            [7, 8, 9, 10, 11, 12, 13],
          ];
          const position = layers.flatMap(layer => layer.map((_, i) => i));
          let expected = 0;
          links.forEach(([a, b], i) => {
            for (const [c, d] of links.slice(i + 1)) {
              expected += (a - c) * (b - d) < 0 ? 1 : 0;
            }
          });
          expect(countCrossings(layers, after, position)).toBe(expected);
        },
      ),
    );
  });
});

describe('orderLayers', () => {
  it('saves most crossings of thousands of boxes too', () => {
    const [columns, rows] = [6, 400];
    const count = columns * rows;
    // Boxes are numbered all over their columns, and lines lead to what is near.
    const numberOf = (column: number, row: number) =>
      column * rows + ((row * 37 + column * 101) % rows);
    const graph: LayeredGraph = {
      items: Array.from({ length: count }, (_, i) => ({
        node: box(`n${i}`),
        width: 200,
        height: 60,
        layer: Math.floor(i / rows),
      })),
      layers: Array.from({ length: columns }, (_, column) =>
        Array.from({ length: rows }, (__, row) => column * rows + row),
      ),
      before: Array.from({ length: count }, () => []),
      after: Array.from({ length: count }, () => []),
      chains: [],
      arcs: [],
    };
    for (let column = 0; column + 1 < columns; column++) {
      for (let row = 0; row < rows; row++) {
        for (const other of [row, row + 1, row + 3]) {
          const from = numberOf(column, row);
          const to = numberOf(column + 1, Math.min(rows - 1, other));
          graph.after[from].push(to);
          graph.before[to].push(from);
        }
      }
    }
    const crossings = () => {
      const position: number[] = [];
      for (const layer of graph.layers) {
        layer.forEach((item, i) => {
          position[item] = i;
        });
      }
      return countCrossings(graph.layers, graph.after, position);
    };
    const before = crossings();
    orderLayers(graph);
    expect(graph.layers.flat().sort((a, b) => a - b)).toEqual(
      Array.from({ length: count }, (_, i) => i),
    );
    expect(crossings()).toBeLessThan(before / 10);
  });
});

describe('spread', () => {
  it('keeps order and distance, and moves nothing that need not move', () => {
    const wanted = fc.record({
      at: fc.integer({ min: -500, max: 500 }),
      weight: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(wanted, { minLength: 1, maxLength: 12 }), items => {
        const extents = items.map(() => 40);
        const weights = items.map(({ weight }) => weight);
        const placed = spread(
          items.map(({ at }) => at),
          weights,
          extents,
        );
        for (let i = 1; i < placed.length; i++) {
          expect(placed[i] - placed[i - 1]).toBeGreaterThanOrEqual(39.999);
        }
        const roomy = items.map((_, i) => i * 100);
        spread(roomy, weights, extents).forEach((at, i) =>
          expect(at).toBeCloseTo(i * 100),
        );
      }),
    );
  });
});
