// SPDX-License-Identifier: Apache-2.0
import type { LineageGraph } from '../graph/LineageGraph';
import { byText } from '../graph/order';
import { reach } from '../graph/reach';
import { startsOf } from '../graph/starts';
import { type EdgeFilter, Steps } from '../graph/steps';

/**
 * How something depends on what changes: `direct` when its values come from there, `indirect` when only rows, groups or
 * order do, `possible` when a dataset is made from there and nobody knows which of its columns.
 *
 * @public
 */
export type Level = 'direct' | 'indirect' | 'possible';

/** Something that a change affects. @public */
export interface Affected {
  id: string;
  level: Level;
  /** Steps from what changes. */
  steps: number;
}

const strength: Record<Level, number> = { direct: 2, indirect: 1, possible: 0 };

/** Affected things: the strongest level and the least distance of each. @internal */
export class AffectedSet {
  private readonly found = new Map<string, Affected>();

  add(id: string, level: Level, steps: number): void {
    const known = this.found.get(id);
    if (!known) this.found.set(id, { id, level, steps });
    else {
      if (strength[level] > strength[known.level]) known.level = level;
      known.steps = Math.min(known.steps, steps);
    }
  }

  has(id: string): boolean {
    return this.found.has(id);
  }

  /** By distance, then by id. */
  list(without: ReadonlySet<string> = new Set()): Affected[] {
    return [...this.found.values()]
      .filter(({ id }) => !without.has(id))
      .sort((a, b) => a.steps - b.steps || byText(a.id, b.id));
  }
}

/** Datasets that are made from a dataset without anybody knowing from which of its columns. */
function withoutColumns(
  graph: LineageGraph,
  dataset: number,
  wholes: Steps,
  columns: Steps,
): number[] {
  const known = new Set<number>();
  const knows = (place: number, edge: number) => {
    if (edge < 0) return;
    const node = columns.nodeAt(place);
    const owner = graph.parents.values[node];
    known.add(graph.typeOf(node) === 'column' ? owner : node);
  };
  graph.children.each(dataset, column => columns.each(column, knows));
  columns.each(columns.startingPlace(dataset), knows);
  const found: number[] = [];
  wholes.each(dataset, other => {
    if (graph.typeOf(other) === 'dataset' && !known.has(other)) {
      found.push(other);
    }
  });
  return found;
}

/** Datasets that are asked about as a whole, or by their product. */
function datasetsOf(graph: LineageGraph, ids: readonly string[]): Set<number> {
  const found = new Set<number>();
  for (const id of ids) {
    const node = graph.numberOf(id);
    if (node === undefined) continue;
    if (graph.typeOf(node) === 'dataset') found.add(node);
    else if (graph.typeOf(node) === 'product') {
      graph.children.each(node, child => found.add(child));
    }
  }
  return found;
}

/**
 * Columns and datasets that depend on others.
 *
 * @param granularity - `column` to follow columns, and datasets only where their columns are not known; `dataset` to
 *   follow datasets as a whole
 * @internal
 */
export function affectedBy(
  graph: LineageGraph,
  ids: readonly string[],
  granularity: 'column' | 'dataset',
  filter: EdgeFilter,
): {
  start: string[];
  unknown: string[];
  columns: Affected[];
  datasets: Affected[];
} {
  const { starts, unknown } = startsOf(graph, graph, ids, granularity);
  const columns = new AffectedSet();
  const datasets = new AffectedSet();
  const wholes = new Steps(graph, 'dataset', true, filter);
  const parts = new Steps(graph, 'column', true, filter);
  const spread = new Set<number>();
  const open: Array<{ nodes: number[]; level: Level; steps: number }> = [];
  const take = (node: number, level: Level, steps: number) => {
    const type = graph.typeOf(node);
    if (type === 'column') columns.add(graph.ids[node], level, steps);
    const dataset = type === 'column' ? graph.parents.values[node] : node;
    if (dataset < 0 || graph.typeOf(dataset) !== 'dataset') return;
    datasets.add(graph.ids[dataset], level, steps);
    if (granularity === 'dataset' || spread.has(dataset)) return;
    spread.add(dataset);
    for (const other of withoutColumns(graph, dataset, wholes, parts)) {
      const next = startsOf(graph, graph, [graph.ids[other]], 'column').starts;
      datasets.add(graph.ids[other], 'possible', steps + 1);
      open.push({ nodes: next, level: 'possible', steps: steps + 1 });
    }
  };
  const follow = (nodes: readonly number[], level: Level, from: number) => {
    const kinds = level === 'direct' ? (['direct'] as const) : undefined;
    const found = reach(graph, nodes, granularity, true, { ...filter, kinds });
    found.nodes.forEach((node, i) => take(node, level, from + found.steps[i]));
  };
  // Whoever is made from a dataset that changes as a whole depends on it, whichever of its columns they read.
  const changed =
    granularity === 'column' ? datasetsOf(graph, ids) : new Set<number>();
  const further = new Map([...changed].map(node => [node, 0]));
  for (const [dataset, steps] of further) {
    spread.add(dataset);
    for (const other of withoutColumns(graph, dataset, wholes, parts)) {
      if (further.has(other)) continue;
      further.set(other, steps + 1);
      datasets.add(graph.ids[other], 'direct', steps + 1);
    }
  }
  follow(starts, 'direct', 0);
  follow(starts, 'indirect', 0);
  for (const [dataset, steps] of further) {
    if (changed.has(dataset)) continue;
    const own = startsOf(graph, graph, [graph.ids[dataset]], 'column').starts;
    follow(own, 'direct', steps);
    follow(own, 'indirect', steps);
  }
  for (let next = open.pop(); next; next = open.pop()) {
    follow(next.nodes, next.level, next.steps);
  }
  const start = starts.map(node => graph.ids[node]).sort(byText);
  const own = new Set(start);
  const home = new Set(
    starts.map(node => {
      const isColumn = graph.typeOf(node) === 'column';
      return graph.ids[isColumn ? graph.parents.values[node] : node];
    }),
  );
  return {
    start,
    unknown,
    columns: columns.list(own),
    datasets: datasets.list(home),
  };
}
