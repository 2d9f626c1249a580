// SPDX-License-Identifier: Apache-2.0
import type { State } from '../state';
import { MAX_VIA } from './types';
import type {
  GraphEdge,
  GraphGroup,
  GraphNode,
  VisibleEdge,
  VisibleGraph,
  VisibleNode,
} from './types';

const SEVERITY: Record<State, number> = {
  ok: 0,
  unknown: 1,
  warning: 2,
  error: 3,
};

/**
 * What is to be drawn: closed groups in the place of their nodes, and one connection for all with the same two ends.
 * The worst state inside a group is the state of the whole. Connections to nodes that are not there are left out.
 *
 * @internal
 */
export function foldGroups(
  nodes: GraphNode[],
  edges: GraphEdge[],
  groups: GraphGroup[],
  open: ReadonlySet<string>,
): VisibleGraph {
  const closed = new Map(
    groups.filter(group => !open.has(group.id)).map(group => [group.id, group]),
  );
  const visible = new Map<string, VisibleNode>();
  const shownAs = new Map<string, VisibleNode>();
  for (const node of nodes) {
    const group = node.group === undefined ? undefined : closed.get(node.group);
    if (!group) {
      visible.set(node.id, node);
      shownAs.set(node.id, node);
      continue;
    }
    const id = groupNodeId(group.id);
    let folded = visible.get(id);
    if (!folded) {
      folded = { ...group, id, folded: [] };
      visible.set(id, folded);
    }
    folded.folded!.push(node);
    if (worse(node.state, folded.state)) {
      folded.state = node.state;
    }
    shownAs.set(node.id, folded);
  }
  for (const node of visible.values()) {
    if (node.folded) {
      node.stateText = foldedStateText(node.folded, node.state);
    }
  }
  return {
    nodes: [...visible.values()],
    edges: foldEdges(edges, shownAs),
  };
}

/**
 * Keeps the most connected nodes where there are more than a drawing can show.
 *
 * @internal
 */
export function limitNodes(graph: VisibleGraph, limit: number): VisibleGraph {
  if (graph.nodes.length <= limit) {
    return graph;
  }
  const degree = new Map<string, number>();
  for (const edge of graph.edges) {
    degree.set(edge.from, (degree.get(edge.from) ?? 0) + 1);
    degree.set(edge.to, (degree.get(edge.to) ?? 0) + 1);
  }
  const kept = new Set(
    graph.nodes
      .map(node => node.id)
      .sort((a, b) => (degree.get(b) ?? 0) - (degree.get(a) ?? 0))
      .slice(0, limit),
  );
  return {
    nodes: graph.nodes.filter(node => kept.has(node.id)),
    edges: graph.edges.filter(edge => kept.has(edge.from) && kept.has(edge.to)),
  };
}

/** Id of the node that stands for a closed group. @internal */
export function groupNodeId(groupId: string): string {
  return `group:${groupId}`;
}

function foldEdges(
  edges: GraphEdge[],
  shownAs: Map<string, VisibleNode>,
): VisibleEdge[] {
  const visible = new Map<string, VisibleEdge>();
  for (const edge of edges) {
    const from = shownAs.get(edge.from);
    const to = shownAs.get(edge.to);
    if (!from || !to) {
      continue;
    }
    const count = edge.count ?? 1;
    if (from === to) {
      continue;
    }
    const id = `${from.id}\n${to.id}`;
    const known = visible.get(id);
    if (!known) {
      visible.set(id, {
        id,
        from: from.id,
        to: to.id,
        count,
        via: (edge.via ?? []).slice(0, MAX_VIA),
      });
      continue;
    }
    known.count += count;
    known.via = [...new Set([...known.via, ...(edge.via ?? [])])].slice(
      0,
      MAX_VIA,
    );
  }
  return [...visible.values()];
}

function worse(a: State | undefined, b: State | undefined): boolean {
  return a !== undefined && (b === undefined || SEVERITY[a] > SEVERITY[b]);
}

const FOLDED_WORDS: Record<State, string> = {
  ok: 'fine',
  unknown: 'without data',
  warning: 'with warnings',
  error: 'with errors',
};

function foldedStateText(nodes: GraphNode[], state?: State) {
  if (state === undefined) {
    return undefined;
  }
  const same = nodes.filter(node => node.state === state);
  return nodes.length === 1
    ? same[0].stateText
    : `${same.length} of ${nodes.length} ${FOLDED_WORDS[state]}`;
}
