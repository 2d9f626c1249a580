// SPDX-License-Identifier: Apache-2.0
import type { FlowBox, FlowGraph, FlowSide } from '../flow';
import { plural } from '../words';
import type { GraphWords, VisibleGraph } from './types';
import { viaText } from './viaText';

/** All of a mesh's graph that is drawn at all is drawn at once. */
const NOTHING_MORE: FlowSide = { hidden: 0, open: false };

/**
 * Nodes as boxes and connections as lines that say how many they stand for. A closed group is a box that can be opened.
 *
 * @param labels - label all lines, or those that stand for more than one connection
 * @internal
 */
export function drawnFlow(
  { nodes, edges }: VisibleGraph,
  words: GraphWords,
  labels: 'all' | 'many',
): FlowGraph {
  return {
    boxes: nodes.map(
      ({ id, title, caption, icon, href, own, folded, ...node }): FlowBox => ({
        id,
        title,
        caption: folded ? plural(folded.length, ...words.node) : caption,
        icon,
        href,
        own,
        state: node.state,
        stateText: node.stateText,
        ...(folded && { open: false }),
        rows: [],
        before: NOTHING_MORE,
        after: NOTHING_MORE,
      }),
    ),
    lines: edges.map(edge => ({
      id: edge.id,
      from: { box: edge.from },
      to: { box: edge.to },
      style: 'plain',
      text: [
        plural(edge.count, ...words.edge),
        edge.via.length > 0 && viaText(edge, words),
      ]
        .filter(Boolean)
        .join(': '),
      weight: edge.count,
      ...((labels === 'all' || edge.count > 1) && {
        label: [
          plural(edge.count, ...words.edge),
          edge.count.toLocaleString('en-US'),
        ],
      }),
    })),
  };
}
