// SPDX-License-Identifier: Apache-2.0
import type { LayoutEdge } from './types';

/**
 * Puts boxes in a row so that little weight of lines runs backwards: the greedy heuristic of Eades, Lin and Smyth for
 * the feedback arc set. Boxes that only receive go to the end, boxes that only give to the front, and of the rest the
 * one that gives most more than it receives.
 *
 * @returns the position of each box in the row
 * @internal
 */
export function orientNodes(
  nodeIds: string[],
  edges: LayoutEdge[],
): Map<string, number> {
  const outgoing = new Map<string, LayoutEdge[]>();
  const incoming = new Map<string, LayoutEdge[]>();
  const given = new Map<string, number>();
  const received = new Map<string, number>();
  for (const edge of edges) {
    push(outgoing, edge.from, edge);
    push(incoming, edge.to, edge);
    add(given, edge.from, weightOf(edge));
    add(received, edge.to, weightOf(edge));
  }

  const left: string[] = [];
  const right: string[] = [];
  const remaining = new Set(nodeIds);
  const take = (id: string, row: string[]) => {
    remaining.delete(id);
    row.push(id);
    for (const edge of outgoing.get(id) ?? []) {
      add(received, edge.to, -weightOf(edge));
    }
    for (const edge of incoming.get(id) ?? []) {
      add(given, edge.from, -weightOf(edge));
    }
  };

  while (remaining.size > 0) {
    let best: string | undefined;
    let bestSurplus = -Infinity;
    let took = false;
    for (const id of remaining) {
      const out = given.get(id) ?? 0;
      const into = received.get(id) ?? 0;
      if (out === 0) {
        take(id, right);
        took = true;
      } else if (into === 0) {
        take(id, left);
        took = true;
      } else if (out - into > bestSurplus) {
        best = id;
        bestSurplus = out - into;
      }
    }
    if (!took && best !== undefined) {
      take(best, left);
    }
  }

  const row = [...left, ...right.reverse()];
  return new Map(row.map((id, position) => [id, position]));
}

function weightOf(edge: LayoutEdge): number {
  return edge.weight ?? 1;
}

function add(map: Map<string, number>, key: string, value: number) {
  map.set(key, (map.get(key) ?? 0) + value);
}

function push<T>(map: Map<string, T[]>, key: string, value: T) {
  const list = map.get(key);
  if (list) {
    list.push(value);
  } else {
    map.set(key, [value]);
  }
}
