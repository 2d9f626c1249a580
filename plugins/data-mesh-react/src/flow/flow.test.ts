// SPDX-License-Identifier: Apache-2.0
import { graphOf, largeGraph, line } from './__testUtils__/graphs';
import { boxAt, lineAt } from './draw/hitTest';
import { nextBox } from './draw/nextBox';
import { Viewport } from './draw/Viewport';
import { flowToMermaid } from './export/flowToMermaid';
import { flowToSvg } from './export/flowToSvg';
import { waysBetween, waysThrough } from './highlight';
import type { FlowHighlight } from './highlight';
import { indexFlow, mainBox } from './indexFlow';
import { Layouter } from './layout/Layouter';
import { BOX_SIZE, packedLayout } from './layout/packedLayout';
import type { PackedLayout } from './layout/packedLayout';
import { laidOutOf, requestOf } from './layout/useFlowLayout';
import { searchFlow } from './searchFlow';
import { treeItems } from './tree/treeItems';
import type { FlowGraph } from './types';

const colors = {
  line: '#111',
  faint: '#222',
  lit: '#333',
  warning: '#444',
  paper: '#fff',
  border: '#555',
  text: '#000',
  secondary: '#666',
  font: 'sans-serif',
  state: { ok: 'g', warning: 'y', error: 'r', unknown: 'x' },
};
const layOut = (graph: FlowGraph) => packedLayout(requestOf(graph));
const placeOf = (graph: FlowGraph, { boxes }: PackedLayout, id: string) => {
  const at = graph.boxes.findIndex(box => box.id === id) * BOX_SIZE;
  const [x, y, width, height] = boxes.subarray(at, at + BOX_SIZE);
  return { x, y, width, height };
};

describe('ways that stand out', () => {
  const graph = graphOf(['a>b', 'b>c', 'b>d', 'x>d', 'a.id>e.id', 'a.no>f.no']);
  const index = indexFlow(graph);
  const names = (found: FlowHighlight | undefined) =>
    found &&
    [...found.boxes]
      .map(box => graph.boxes[box].id)
      .sort()
      .join('');

  it.each([
    ['a', 'abcdef'],
    ['b', 'abcd'],
    ['d', 'abdx'],
  ])('through %s are %s', (id, expected) => {
    expect(names(waysThrough(index, { box: id }))).toBe(expected);
  });

  it('go on from a row by that row only', () => {
    const found = waysThrough(index, { box: 'a', row: 'a.id' });
    expect(names(found)).toBe('ae');
    expect([...found.rows]).toEqual(['a.id', 'e.id']);
  });

  it('are no longer than a line where only neighbours are asked for', () => {
    const found = waysThrough(index, { box: 'b' }, 'neighbours');
    expect(names(found)).toBe('abcd');
    expect(names(waysThrough(index, { box: 'd' }, 'neighbours'))).toBe('bdx');
    expect(found.lines.size).toBe(3);
  });

  it('between two boxes are the same from either end, and none where there is none', () => {
    expect(names(waysBetween(index, { box: 'a' }, { box: 'd' }))).toBe('abd');
    expect(names(waysBetween(index, { box: 'd' }, { box: 'a' }))).toBe('abd');
    expect(waysBetween(index, { box: 'c' }, { box: 'x' })).toBeUndefined();
  });
});

describe('the layout', () => {
  it('puts lines of rows at the height of the rows', () => {
    const graph = graphOf(['a.one>b', 'a.two>b']);
    const { swings } = layOut(graph);
    const a = placeOf(graph, layOut(graph), 'a');
    expect([swings[1] - a.y, swings[6] - a.y]).toEqual([71, 97]);
  });

  it('gives a large graph to a worker, and does it here when the worker fails', () => {
    const graph = largeGraph(300);
    const expected = layOut(graph);
    let worker: Worker | undefined;
    const posted: unknown[] = [];
    const layouter = new Layouter(() => {
      worker = {
        postMessage: (message: unknown) => posted.push(message),
        terminate: jest.fn(),
      } as unknown as Worker;
      return worker;
    });
    const done = jest.fn();
    expect(layouter.layOut(requestOf(graphOf(['a>b'])), done)).toBeDefined();
    expect(layouter.layOut(requestOf(graph), done)).toBeUndefined();
    expect(posted).toHaveLength(1);
    worker!.onmessage!({ data: { id: 1, layout: expected } } as MessageEvent);
    expect(done).toHaveBeenLastCalledWith(expected);
    layouter.layOut(requestOf(graph), done);
    worker!.onerror!({ preventDefault() {} } as ErrorEvent);
    expect(done).toHaveBeenCalledTimes(2);
    expect(done.mock.calls[1][0].width).toBe(expected.width);
    // The worker is not asked again.
    expect(layouter.layOut(requestOf(graph), done)).toBeDefined();
  });

  it('does everything here where workers may not be started', () => {
    const layouter = new Layouter(() => {
      throw new Error('forbidden by policy');
    });
    expect(
      layouter.layOut(requestOf(largeGraph(300)), jest.fn()),
    ).toBeDefined();
  });
});

describe('a point of the drawing', () => {
  const graph = graphOf(['a>b', 'a>c']);
  const layout = layOut(graph);

  it('is on a box, on a line, or on neither', () => {
    const a = placeOf(graph, layout, 'a');
    expect(boxAt(layout, { x: a.x + 5, y: a.y + 5 })).toBe(0);
    expect(boxAt(layout, { x: a.x + a.width + 5, y: a.y })).toBeUndefined();
    const [x0, y0, x1, y1] = layout.swings;
    const middle = { x: (x0 + x1) / 2, y: (y0 + y1) / 2 };
    expect(lineAt(layout, middle, 3)).toBe(0);
    expect(
      lineAt(layout, { x: middle.x, y: middle.y + 200 }, 3),
    ).toBeUndefined();
  });

  it('leads to neighbours by arrow keys', () => {
    const index = indexFlow(graph);
    const [a, b, c] = [0, 1, 2];
    expect(nextBox(index, layout, a, 'left')).toBeUndefined();
    expect([b, c]).toContain(nextBox(index, layout, a, 'right'));
    expect(nextBox(index, layout, b, 'left')).toBe(a);
    expect([
      nextBox(index, layout, b, 'down'),
      nextBox(index, layout, b, 'up'),
    ]).toContain(c);
  });
});

it('begins with the box of its own that most is connected with', () => {
  const graph = graphOf(
    ['raw>prod', 'prod>sums', 'raw>sums'],
    [{ id: 'dev', own: true }, { id: 'prod', own: true }, { id: 'sums' }],
  );
  expect(mainBox(indexFlow(graph))).toBe('prod');
  expect(mainBox(indexFlow(graphOf(['a>b'])))).toBeUndefined();
});

describe('the viewport', () => {
  const viewport = new Viewport();
  viewport.resize(1000, 500);
  viewport.setWorld(4000, 4000);

  it('keeps what is under the pointer when it zooms', () => {
    viewport.fit();
    const before = viewport.pointAt(300, 200);
    viewport.zoomBy(2, { left: 300, top: 200 });
    const after = viewport.pointAt(300, 200);
    expect(after.x).toBeCloseTo(before.x);
    expect(after.y).toBeCloseTo(before.y);
  });

  it('wastes no room beyond an edge when it begins near it', () => {
    viewport.fit({ x: 100, y: 2000 }, 0.8);
    expect(viewport.x).toBeCloseTo(-20 / 0.8);
    expect(viewport.area.y + viewport.area.height / 2).toBeCloseTo(2000);
  });

  it('never loses the drawing, and says when it is at the edge', () => {
    viewport.panBy(1e9, 1e9);
    expect(viewport.x).toBeLessThan(4000);
    expect(viewport.panBy(10, 0)).toBe(false);
    expect(viewport.panBy(-10, 0)).toBe(true);
  });

  it('moves as little as is needed to show a part', () => {
    viewport.centre(2000, 2000, 1);
    const { x, y } = viewport;
    viewport.reveal({ x: 1900, y: 1900, width: 50, height: 50 });
    expect([viewport.x, viewport.y]).toEqual([x, y]);
    viewport.reveal({ x: 3000, y: 2000, width: 200, height: 50 });
    expect(viewport.x).toBeGreaterThan(x);
    expect(viewport.y).toBe(y);
  });
});

describe('the tree', () => {
  const graph = graphOf(
    [
      line('raw>orders', { text: 'Declared.' }),
      'orders>sums',
      'sums>raw',
      'x>y',
    ],
    [
      { id: 'raw', before: { hidden: 3, open: false } },
      { id: 'orders', own: true, caption: 'Dataset' },
    ],
  );
  const index = indexFlow(graph);
  const show = (...toggled: string[]) =>
    treeItems(index, new Set(toggled)).map(
      ({ level, title, text }) =>
        `${'-'.repeat(level)} ${title}${text ? `: ${text}` : ''}`,
    );

  it('begins with what it is about, where that comes from and goes to', () => {
    expect(show()).toEqual([
      '- orders: Dataset',
      '-- Comes from: 1',
      '--- raw: Declared.',
      '-- Goes to: 1',
      '--- sums: Observed in runs.',
      '- Not connected with it here: 2 boxes',
    ]);
  });

  it('counts what is hidden, and ends where a way comes round to itself', () => {
    const up = '/orders/up/raw';
    expect(show(up, `${up}/up`, `${up}/up/sums`, `${up}/up/sums/up`)).toEqual(
      expect.arrayContaining([
        '---- Comes from: 1, 3 more not shown',
        '----- sums: Observed in runs.',
        '----- 3 more: choose to show',
        '------ Comes from: 1',
        '------- orders: Dataset · Observed in runs. · already above on this way',
      ]),
    );
  });

  it('has connections of rows below the rows', () => {
    const rows = indexFlow(graphOf(['a.id>b.key'], [{ id: 'b', own: true }]));
    expect(
      treeItems(rows, new Set(['/b/b.key'])).map(({ title }) => title),
    ).toEqual(['b', 'key', 'Comes from id of a', 'Comes from', 'a']);
  });
});

it('finds boxes by their own words and by those of their rows', () => {
  const graph = graphOf(
    ['Orders.customer_id>Sums'],
    [{ id: 'Orders', caption: 'Finance' }],
  );
  expect(searchFlow(graph, 'FIN orders')).toEqual([{ id: 'Orders' }]);
  expect(searchFlow(graph, 'customer')).toEqual([{ id: 'Orders' }]);
  expect(searchFlow(graph, 'none')).toEqual([]);
  expect(searchFlow(graph, '  ')).toBeUndefined();
});

describe('exports', () => {
  const hostile =
    '"]; click x "javascript:alert(1)" <script>&#x26;\u0000\n%%{init}%%';
  const graph = graphOf(
    [line('a.id>b', { style: 'declared', text: hostile })],
    [
      { id: 'a', title: hostile },
      { id: 'b', before: { hidden: 2, open: false } },
    ],
  );

  it('write Mermaid in which no name becomes syntax', () => {
    const text = flowToMermaid(graph);
    const lines = text.trim().split('\n');
    expect(lines).toHaveLength(6);
    expect(lines[0]).toBe('flowchart LR');
    expect(lines[1]).toMatch(/^ {2}subgraph b0 \["[^"<>%&[\]{}()]*"\]$/);
    expect(lines.slice(2)).toEqual([
      '    b0r0["id"]',
      '  end',
      '  b1["b"]',
      '  b0r0 -.-> b1',
    ]);
  });

  it('write what is written on lines, and draw lines that stand for more thicker', () => {
    const labelled = graphOf([
      line('a>b', { weight: 4, label: ['4 <contracts>'] }),
    ]);
    const svg = flowToSvg(laidOutOf(labelled, layOut(labelled)), colors);
    expect(svg).toContain('>4 &lt;contracts&gt;</text>');
    expect(svg).toContain('stroke-width="3"');
  });

  it('write a long title of SVG on two lines, and all of it for who asks', () => {
    const title = 'Customer retention and lifetime value';
    const long = graphOf(['a>b'], [{ id: 'a', title }]);
    const svg = flowToSvg(laidOutOf(long, layOut(long)), colors);
    expect(svg).toContain('>Customer retention and</text>');
    expect(svg).toContain('>lifetime value</text>');
    expect(svg).toContain(`<title>${title}</title>`);
  });

  it('write SVG that is well-formed, whatever names are like', () => {
    const svg = flowToSvg(laidOutOf(graph, layOut(graph)), colors);
    const document = new DOMParser().parseFromString(svg, 'image/svg+xml');
    expect(document.querySelector('parsererror')).toBeNull();
    expect(document.querySelector('script')).toBeNull();
    expect(document.querySelectorAll('path')).toHaveLength(1);
    expect(svg).toContain('‹ 2 more');
  });
});
