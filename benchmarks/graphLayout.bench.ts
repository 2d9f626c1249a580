// SPDX-License-Identifier: Apache-2.0
// The layout is no part of the package's public face.
import { packedLayout } from '../plugins/data-mesh-react/src/flow/layout/packedLayout';
import { type Benchmark, type Variant, variant } from './lib/benchmark';
import { type PlainGraph, plainGraph } from './lib/flowGraphs';
import { loadPeers } from './lib/peers';

const SIZES = (process.env.BENCH_GRAPH_SIZES ?? '100,1000,10000')
  .split(',')
  .map(Number);
/** Where one layout of the others ends within a minute. */
const MOST_FOR_OTHERS = 1_000;
const BOX = { width: 236, height: 83 };

/** What is called of dagre. */
interface Dagre {
  graphlib: {
    Graph: new () => {
      setGraph(options: { rankdir: string }): void;
      setDefaultEdgeLabel(label: () => object): void;
      setNode(id: string, size: { width: number; height: number }): void;
      setEdge(from: string, to: string): void;
    };
  };
  layout(graph: object): void;
}

/** What is called of elkjs. */
type Elk = new () => { layout(graph: object): Promise<unknown> };

/** The peers, installed when they are asked for first. */
const peer = (name: string) =>
  loadPeers({ '@dagrejs/dagre': '1.1.8', elkjs: '0.11.1' })(name);

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
    variant<PlainGraph & { dagre: Dagre }>({
      name: 'dagre',
      setup: () => ({ ...plainGraph(size), dagre: peer('@dagrejs/dagre') }),
      run: ({ lines, dagre }) => {
        const graph = new dagre.graphlib.Graph();
        graph.setGraph({ rankdir: 'LR' });
        graph.setDefaultEdgeLabel(() => ({}));
        for (let i = 0; i < size; i++) graph.setNode(String(i), { ...BOX });
        for (const [from, to] of lines) graph.setEdge(String(from), String(to));
        dagre.layout(graph);
      },
    }),
    variant<PlainGraph & { Elk: Elk }>({
      name: 'elkjs, layered',
      setup: () => ({
        ...plainGraph(size),
        Elk: peer('elkjs/lib/elk.bundled.js'),
      }),
      run: async ({ lines, Elk }) => {
        await new Elk().layout({
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
