// SPDX-License-Identifier: Apache-2.0
import dagre from '@dagrejs/dagre';
import ELK from 'elkjs/lib/elk.bundled.js';
// The layout is no part of the package's public face.
import { packedLayout } from '../plugins/data-mesh-react/src/flow/layout/packedLayout';
import { type Benchmark, type Variant, variant } from './lib/benchmark';
import { type PlainGraph, plainGraph } from './lib/flowGraphs';

const SIZES = (process.env.BENCH_GRAPH_SIZES ?? '100,1000,10000')
  .split(',')
  .map(Number);
/** Where one layout of the others ends within a minute. */
const MOST_FOR_OTHERS = 1_000;
const BOX = { width: 236, height: 83 };

function ours(size: number): Variant {
  return variant<Parameters<typeof packedLayout>[0]>({
    name: 'meshwright, as its worker does it',
    setup: () => {
      const { lines } = plainGraph(size);
      const sizes = new Float32Array(size * 2);
      for (let i = 0; i < size; i++) sizes.set([BOX.width, BOX.height], 2 * i);
      return {
        sizes,
        ends: Uint32Array.from(lines.flat()),
        ports: new Float32Array(lines.length * 2).fill(NaN),
      };
    },
    run: request => {
      packedLayout(request);
    },
  });
}

function others(size: number): Variant[] {
  return [
    variant<PlainGraph>({
      name: 'dagre',
      setup: () => plainGraph(size),
      run: ({ lines }) => {
        const graph = new dagre.graphlib.Graph();
        graph.setGraph({ rankdir: 'LR' });
        graph.setDefaultEdgeLabel(() => ({}));
        for (let i = 0; i < size; i++) graph.setNode(String(i), { ...BOX });
        for (const [from, to] of lines) graph.setEdge(String(from), String(to));
        dagre.layout(graph);
      },
    }),
    variant<PlainGraph>({
      name: 'elkjs, layered',
      setup: () => plainGraph(size),
      run: async ({ lines }) => {
        await new ELK().layout({
          id: 'root',
          layoutOptions: {
            'elk.algorithm': 'layered',
            'elk.direction': 'RIGHT',
          },
          children: Array.from({ length: size }, (_, i) => ({
            id: String(i),
            ...BOX,
          })),
          edges: lines.map(([from, to], i) => ({
            id: `e${i}`,
            sources: [String(from)],
            targets: [String(to)],
          })),
        });
      },
    }),
  ];
}

export const benchmarks: Benchmark[] = SIZES.map(size => ({
  name: `layout of ${size.toLocaleString('en-US')} boxes`,
  what: `Places for ${size.toLocaleString(
    'en-US',
  )} boxes and courses for nearly two lines to each, in columns${
    size > MOST_FOR_OTHERS
      ? '; the others take minutes here, and are left out'
      : ''
  }`,
  runs: size > 100 ? 1 : 3,
  rounds: 1,
  variants: [ours(size), ...(size > MOST_FOR_OTHERS ? [] : others(size))],
}));
