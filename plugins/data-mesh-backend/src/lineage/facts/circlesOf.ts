// SPDX-License-Identifier: Apache-2.0

interface Edge {
  from: string;
  to: string;
}

/**
 * The edges that lie on circles, by node: those of the strongly connected part that the node is in (Tarjan's algorithm,
 * without recursion). Nodes on no circle are left out.
 *
 * @internal
 */
export function circlesOf(edges: readonly Edge[]): Map<string, Edge[]> {
  const next = new Map<string, Edge[]>();
  for (const edge of edges) {
    next.set(edge.from, [...(next.get(edge.from) ?? []), edge]);
  }
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const partOf = new Map<string, string>();
  const open: string[] = [];
  for (const start of next.keys()) {
    if (order.has(start)) continue;
    const path: Array<{ node: string; at: number }> = [];
    const enter = (node: string) => {
      order.set(node, order.size);
      lowest.set(node, order.get(node)!);
      open.push(node);
      path.push({ node, at: 0 });
    };
    enter(start);
    while (path.length > 0) {
      const step = path[path.length - 1];
      const edge = next.get(step.node)?.[step.at++];
      if (edge) {
        if (!order.has(edge.to)) enter(edge.to);
        else if (!partOf.has(edge.to)) {
          lowest.set(
            step.node,
            Math.min(lowest.get(step.node)!, order.get(edge.to)!),
          );
        }
        continue;
      }
      path.pop();
      const { node } = step;
      const above = path[path.length - 1]?.node;
      if (above !== undefined) {
        lowest.set(above, Math.min(lowest.get(above)!, lowest.get(node)!));
      }
      if (lowest.get(node) !== order.get(node)) continue;
      for (let last = open.pop(); last !== undefined; last = open.pop()) {
        partOf.set(last, node);
        if (last === node) break;
      }
    }
  }
  const parts = new Map<string, Edge[]>();
  for (const edge of edges) {
    const part = partOf.get(edge.from)!;
    if (part === partOf.get(edge.to)) {
      parts.set(part, [...(parts.get(part) ?? []), edge]);
    }
  }
  const circles = new Map<string, Edge[]>();
  for (const [node, part] of partOf) {
    const own = parts.get(part);
    if (own) circles.set(node, own);
  }
  return circles;
}
