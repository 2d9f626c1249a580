// SPDX-License-Identifier: Apache-2.0
import type {
  LineageGraphAnswer,
  LineageGraphEdge,
  LineageGraphNode,
} from '@meshwright/plugin-data-mesh-common';
import type {
  GraphEdge,
  GraphNode,
  State,
} from '@meshwright/plugin-data-mesh-react';
import { plural, sentenceCase } from '@meshwright/plugin-data-mesh-react';

const SOURCES: Record<LineageGraphEdge['source'], string> = {
  contract: 'Declared in a contract',
  openlineage: 'Seen in a run',
  dbt: 'From dbt',
  sql: 'Read out of SQL',
};

/** Whether anybody saw the connection, or somebody only says so. */
const isObserved = ({ source }: LineageGraphEdge) => source !== 'contract';

const RUN_STATES: Partial<Record<string, { state: State; stateText: string }>> =
  {
    complete: { state: 'ok', stateText: 'Last run completed' },
    failed: { state: 'error', stateText: 'Last run failed' },
    aborted: { state: 'warning', stateText: 'Last run was aborted' },
    running: { state: 'ok', stateText: 'Running' },
  };

function titleOf(node: LineageGraphNode): string {
  if (node.closed) return 'Not yours to see';
  return node.column ?? node.name ?? node.id;
}

function captionOf(node: LineageGraphNode): string {
  const hidden = node.hiddenUp + node.hiddenDown;
  return [
    sentenceCase(node.type),
    node.facts?.classification && sentenceCase(node.facts.classification),
    hidden > 0 && `${hidden} more beyond`,
  ]
    .filter(Boolean)
    .join(' · ');
}

/** Nodes of the lineage as the graph draws them. A closed one has a place and no name. @internal */
export function graphNodes(
  { nodes, start }: LineageGraphAnswer,
  hrefOf: (node: LineageGraphNode) => string | undefined,
): GraphNode[] {
  const own = new Set(start);
  return nodes.map(node => ({
    id: node.id,
    title: titleOf(node),
    caption: captionOf(node),
    own: own.has(node.id),
    href: node.closed ? undefined : hrefOf(node),
    ...(RUN_STATES[node.facts?.lastState ?? ''] ?? {}),
  }));
}

/**
 * Connections of the lineage as the graph draws them: what several sources say of the same two ends is one line, and one
 * that is only declared is drawn as unproven.
 *
 * @internal
 */
export function graphEdges({ edges }: LineageGraphAnswer): GraphEdge[] {
  const lines = new Map<string, LineageGraphEdge[]>();
  for (const edge of edges) {
    const key = JSON.stringify([edge.from, edge.to]);
    lines.set(key, [...(lines.get(key) ?? []), edge]);
  }
  return [...lines.values()].map(same => {
    const [{ from, to }] = same;
    const via = same.map(
      ({ source, kind, lastSeen }) =>
        `${SOURCES[source]}${kind === 'indirect' ? ', decides on rows' : ''}${
          lastSeen ? `, last ${lastSeen.slice(0, 10)}` : ''
        }`,
    );
    return {
      from,
      to,
      via: [...new Set(via)],
      ...(!same.some(isObserved) && {
        state: 'unknown' as const,
        stateText: 'Declared, and never observed',
      }),
    };
  });
}

/** What is not in the graph, in a sentence. @internal */
export function beyondSentence({
  beyond,
}: LineageGraphAnswer): string | undefined {
  if (beyond.total === 0) return undefined;
  const sides = [
    beyond.up > 0 && `${beyond.up} further up`,
    beyond.down > 0 && `${beyond.down} further down`,
  ].filter(Boolean);
  return `${plural(beyond.total, 'node is', 'nodes are')} not drawn${
    sides.length > 0 ? `: ${sides.join(', ')}` : ''
  }.`;
}
