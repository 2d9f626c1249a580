// SPDX-License-Identifier: Apache-2.0
import { graphOf, line } from '../__testUtils__/graphs';
import { labelLines } from './labelLines';
import { packedLayout } from './packedLayout';
import { placeLabels } from './placeLabels';
import { requestOf } from './useFlowLayout';

describe('placeLabels', () => {
  it('covers nothing: takes another place, then fewer words, then none', () => {
    const blocked = { x: 90, y: 30, width: 200, height: 60 };
    const labels = placeLabels(
      Array.from({ length: 14 }, (_, i) => ({
        id: `line ${i}`,
        course: [{ from: { x: 0, y: 0 }, to: { x: 90, y: 60 }, turn: 45 }],
        texts: ['12 contracts', '12'],
      })),
      [blocked],
    );
    const free = [...labels.values()].filter(label => !label.crowded);
    expect(new Set(free.map(label => label.text))).toEqual(
      new Set(['12 contracts', '12']),
    );
    expect(free.length).toBeLessThan(14);
    const rects = free.map(({ x, y, width }) => ({
      x: x - width / 2,
      y: y - 10,
      width,
      height: 20,
    }));
    [blocked, ...rects].forEach((a, i, all) =>
      all.slice(i + 1).forEach(b => {
        const apart =
          a.x + a.width <= b.x ||
          b.x + b.width <= a.x ||
          a.y + a.height <= b.y ||
          b.y + b.height <= a.y;
        expect(apart).toBe(true);
      }),
    );
  });
});

describe('labelLines', () => {
  it('labels the lines that want it, each within its own course', () => {
    const graph = graphOf([
      'a>b',
      line('b>c', { weight: 3, label: ['3 contracts', '3'] }),
    ]);
    const layout = packedLayout(requestOf(graph));
    const labels = labelLines(graph, layout);
    expect([...labels].map(([number, { text }]) => [number, text])).toEqual([
      [1, '3 contracts'],
    ]);
    const { x } = labels.get(1)!;
    const [from, to] = [1, 2].map(i => layout.boxes[i * 4]);
    expect(x).toBeGreaterThan(from);
    expect(x).toBeLessThan(to);
  });
});
