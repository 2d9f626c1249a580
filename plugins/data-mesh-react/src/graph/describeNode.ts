// SPDX-License-Identifier: Apache-2.0
import type { GraphWords, VisibleGraph, VisibleNode } from './types';

/** What a screen reader says of a box beyond what is seen: what it is, its state, its connections. @internal */
export function describeNode(
  node: VisibleNode,
  graph: VisibleGraph,
  words: GraphWords,
): string {
  const into = graph.edges.filter(edge => edge.to === node.id).length;
  const out = graph.edges.filter(edge => edge.from === node.id).length;
  return [
    node.folded && 'closed group',
    node.stateText,
    `${words.before ?? 'Reads from'} ${into}`,
    `${words.after ?? 'Feeds'} ${out}`,
  ]
    .filter(Boolean)
    .join(', ');
}
