// SPDX-License-Identifier: Apache-2.0
import type { LineageGraph } from './LineageGraph';
import type { Granularity } from './layers';

/** Nodes that belong to a node. */
function childrenOf(graph: LineageGraph, node: number): number[] {
  const found: number[] = [];
  graph.children.each(node, child => found.push(child));
  return found;
}

/** Datasets that a job reads or writes. */
function datasetsOfJob(graph: LineageGraph, node: number): number[] {
  const found = new Set<number>();
  graph.out.each(node, edge => found.add(graph.to.values[edge]));
  graph.in.each(node, edge => found.add(graph.from.values[edge]));
  return [...found].filter(each => graph.typeOf(each) === 'dataset');
}

/** What a node is at a granularity: itself, what it belongs to, or what it consists of. */
function at(
  graph: LineageGraph,
  node: number,
  granularity: Granularity,
): number[] {
  const type = graph.typeOf(node);
  const again = (each: number) => at(graph, each, granularity);
  if (type === granularity || type === 'exposure') return [node];
  const parent = graph.parents.values[node];
  switch (type) {
    case 'column':
      return parent < 0 ? [] : again(parent);
    case 'dataset': {
      if (granularity === 'product') return parent < 0 ? [] : [parent];
      const columns = granularity === 'column' ? childrenOf(graph, node) : [];
      return columns.length > 0 ? columns : [node];
    }
    case 'job':
      return datasetsOfJob(graph, node).flatMap(again);
    default:
      return childrenOf(graph, node).flatMap(again);
  }
}

/**
 * The nodes that a walk starts from.
 *
 * @param graph - the graph of the granularity, whose numbers are given back
 * @internal
 */
export function startsOf(
  whole: LineageGraph,
  graph: LineageGraph,
  ids: readonly string[],
  granularity: Granularity,
): { starts: number[]; unknown: string[] } {
  const starts = new Set<number>();
  const unknown: string[] = [];
  for (const id of ids) {
    const node = whole.numberOf(id);
    if (node === undefined) {
      unknown.push(id);
      continue;
    }
    for (const each of at(whole, node, granularity)) {
      const number = graph === whole ? each : graph.numberOf(whole.ids[each]);
      if (number !== undefined) starts.add(number);
    }
  }
  return { starts: [...starts], unknown };
}
