// SPDX-License-Identifier: Apache-2.0
import { type GraphEdge, type GraphNode, nodeId } from '@meshwright/lineage';

const LAYERS = 20;

/**
 * A layered lineage, as warehouses have it: each dataset of a layer is made by a job of its own from two datasets of the
 * layer before. The same for the same size, on every machine.
 */
export interface LayeredGraph {
  /** Names of datasets, layer by layer; the job of each is its number. */
  names: string[];
  /** Datasets that the job of each dataset reads; none in the first layer. */
  inputs: number[][];
  /** Datasets in the middle, from which walks start. */
  starts: number[];
}

/** Numbers that look random and are always the same. */
function generator(seed: number) {
  let state = seed;
  return () => {
    // eslint-disable-next-line no-bitwise
    state = (state * 1103515245 + 12345) & 0x7fffffff;
    return state / 0x7fffffff;
  };
}

/** @param size - datasets */
export function layeredGraph(size: number, walks: number): LayeredGraph {
  const random = generator(7);
  const width = Math.floor(size / LAYERS);
  const names: string[] = [];
  const inputs: number[][] = [];
  for (let layer = 0; layer < LAYERS; layer++) {
    for (let i = 0; i < width; i++) {
      names.push(
        `l${String(layer).padStart(2, '0')}_${String(i).padStart(6, '0')}`,
      );
      const before = () => (layer - 1) * width + Math.floor(random() * width);
      inputs.push(layer === 0 ? [] : [...new Set([before(), before()])]);
    }
  }
  const middle = Math.floor(LAYERS / 2) * width;
  const starts = Array.from(
    { length: walks },
    () => middle + Math.floor(random() * width),
  );
  return { names, inputs, starts };
}

/** Id of a dataset of the graph. */
export const datasetId = (name: string) => nodeId('dataset', 'bench', name);

/** The graph as our index takes it. */
export function asLineage({ names, inputs }: LayeredGraph): {
  nodes: GraphNode[];
  edges: GraphEdge[];
} {
  const ids = names.map(datasetId);
  return {
    nodes: ids.map(id => ({ id, type: 'dataset' })),
    edges: inputs.flatMap((from, to) =>
      from.map(source => ({
        from: ids[source],
        to: ids[to],
        kind: 'direct' as const,
        source: 'openlineage' as const,
        spans: [{ from: 1 }],
        lastSeen: 2,
      })),
    ),
  };
}
