// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { foldGroups, limitNodes } from './foldGroups';
import { layeredLayout } from './layout';
import type { GraphLayout } from './layout';
import { placeLabels } from './placeLabels';
import type { EdgeLabel } from './placeLabels';
import { plural } from '../words';
import type {
  GraphEdge,
  GraphGroup,
  GraphNode,
  GraphWords,
  VisibleGraph,
} from './types';

const NODE_HEIGHT = 64;
/** Boxes are as wide as the longest title needs, within these, in pixels at a zoom of 1. */
const NARROWEST = 148;
const WIDEST = 208;
/** Room in a box for icon, mark and padding, and for the opener of a group. */
const AROUND_TITLE = 72;
const OPENER = 32;
const TITLE_CHARACTER = 7.4;
/** Longest title that is not broken, in characters. */
const ONE_LINE = 12;
const LAYER_GAP = 96;
const NODE_GAP = 20;
/** A graph of up to this many boxes is drawn with more room around them. */
const MANY = 16;
const ROOMY_NODE_GAP = 48;
const MAX_DRAWN = 250;
/** A drawing that would have to be smaller than this to fit is left at it, and scrolls. @internal */
export const LEAST_FIT = 0.68;
/** Free space around a drawing, both sides together, in pixels. @internal */
export const FRAME_PADDING = 48;

/** Everything that a drawing needs, computed from what the caller gave and what is open. @internal */
export interface GraphModel {
  graph: VisibleGraph;
  layout: GraphLayout;
  labels: Map<string, EdgeLabel>;
  /** Nodes inside closed groups. */
  foldedCount: number;
  closedGroups: number;
  /** Nodes left out because there were too many to draw. */
  cutCount: number;
}

/** @internal */
export function useGraphModel(options: {
  nodes: GraphNode[];
  edges: GraphEdge[];
  groups: GraphGroup[];
  open: ReadonlySet<string>;
  words: GraphWords;
  /** Width of the frame in pixels; 0 where it is not known. */
  width: number;
}): GraphModel {
  const { nodes, edges, groups, open, words, width } = options;
  const nodeWidth = useMemo(() => widthFor(nodes, groups), [nodes, groups]);
  const columns = columnsIn(width, nodeWidth);
  const [one, many] = words.edge;
  const [oneNode, manyNodes] = words.node;
  return useMemo(() => {
    const all = foldGroups(nodes, edges, groups, open);
    const limited = limitNodes(all, MAX_DRAWN);
    const graph = {
      ...limited,
      nodes: limited.nodes.map(node =>
        node.folded
          ? { ...node, caption: plural(node.folded.length, oneNode, manyNodes) }
          : node,
      ),
    };
    const layout = layeredLayout(
      graph.nodes.map(node => ({
        id: node.id,
        width: nodeWidth,
        height: NODE_HEIGHT,
      })),
      graph.edges.map(edge => ({ ...edge, weight: edge.count })),
      {
        layer: LAYER_GAP,
        node: graph.nodes.length > MANY ? NODE_GAP : ROOMY_NODE_GAP,
        columnsOfCycles: columns,
      },
    );
    const labels = placeLabels(
      [...graph.edges]
        .sort((x, y) => y.count - x.count)
        .flatMap(({ id, count }) => {
          const course = layout.edges.get(id);
          const texts = [
            plural(count, one, many),
            count.toLocaleString('en-US'),
          ];
          return course ? [{ id, course, texts }] : [];
        }),
      layout.nodes.values(),
    );
    const closed = graph.nodes.filter(node => node.folded);
    return {
      graph,
      layout,
      labels,
      foldedCount: closed.reduce((sum, n) => sum + n.folded!.length, 0),
      closedGroups: closed.length,
      cutCount: all.nodes.length - graph.nodes.length,
    };
  }, [
    nodes,
    edges,
    groups,
    open,
    one,
    many,
    oneNode,
    manyNodes,
    columns,
    nodeWidth,
  ]);
}

/** All boxes of a graph have one width, open or folded. */
function widthFor(nodes: GraphNode[], groups: GraphGroup[]): number {
  const longest = Math.max(
    0,
    ...[...nodes, ...groups].map(({ title }) => lineLength(title)),
  );
  const needed =
    longest * TITLE_CHARACTER + AROUND_TITLE + (groups.length > 0 ? OPENER : 0);
  return Math.min(WIDEST, Math.max(NARROWEST, Math.ceil(needed)));
}

/** Characters in a line of a title; long titles break into two. */
function lineLength(title: string): number {
  const longestWord = Math.max(...title.split(' ').map(word => word.length));
  return title.length <= ONE_LINE
    ? title.length
    : Math.max(longestWord, Math.ceil(title.length / 2) + 3);
}

/** Columns that a frame shows without scrolling. */
function columnsIn(width: number, nodeWidth: number): number {
  return width === 0
    ? Infinity
    : Math.max(
        2,
        Math.floor(
          (width / LEAST_FIT - FRAME_PADDING + LAYER_GAP) /
            (nodeWidth + LAYER_GAP),
        ),
      );
}
