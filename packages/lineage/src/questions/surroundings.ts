// SPDX-License-Identifier: Apache-2.0
import type { LineageGraph } from '../graph/LineageGraph';
import { now } from '../graph/EdgeTimes';
import type { EdgeFilter } from '../graph/steps';
import { type Affected, AffectedSet, type Level } from './affected';

/** What stands around affected datasets. @internal */
export interface Surroundings {
  products: Affected[];
  jobs: Affected[];
  exposures: Affected[];
}

/** Levels of affected datasets, by the numbers of their nodes. */
type Levels = ReadonlyMap<number, Level>;

/** How a job is affected: as what it writes is; a job that writes nothing that is known, as what it reads. */
function levelOfJob(
  graph: LineageGraph,
  job: number,
  reading: Level,
  levels: Levels,
): Level | undefined {
  const order: Level[] = ['possible', 'indirect', 'direct'];
  let best = -1;
  let writes = false;
  graph.out.each(job, edge => {
    const output = graph.to.values[edge];
    if (graph.typeOf(output) !== 'dataset') return;
    writes = true;
    const level = levels.get(output);
    if (level) best = Math.max(best, order.indexOf(level));
  });
  return writes ? order[best] : reading;
}

/**
 * Products, jobs and exposures that affected datasets reach: who provides them, who reads them.
 *
 * @param ids - what changes: its own product is not affected, but those who read it are
 * @internal
 */
export function surroundingsOf(
  graph: LineageGraph,
  ids: readonly string[],
  datasets: readonly Affected[],
  { at = now }: Pick<EdgeFilter, 'at'>,
): Surroundings {
  const found = {
    product: new AffectedSet(),
    job: new AffectedSet(),
    exposure: new AffectedSet(),
  };
  const levels: Levels = new Map(
    datasets.map(({ id, level }) => [graph.numberOf(id)!, level]),
  );
  const read = (node: number, level: Level, steps: number) =>
    graph.out.each(node, edge => {
      if (graph.isRemoved(edge) || !graph.isThere(edge, at)) return;
      const other = graph.to.values[edge];
      const type = graph.typeOf(other);
      if (type === 'product' || type === 'exposure') {
        found[type].add(graph.ids[other], level, steps + 1);
      } else if (type === 'job') {
        const own = levelOfJob(graph, other, level, levels);
        if (own) found.job.add(graph.ids[other], own, steps + 1);
      }
    });
  const home = new Set<string>();
  for (const id of ids) {
    const node = graph.numberOf(id);
    if (node === undefined) continue;
    const isColumn = graph.typeOf(node) === 'column';
    const dataset = isColumn ? graph.parents.values[node] : node;
    if (dataset < 0) continue;
    // Who reads the dataset may read the column: nobody knows better.
    read(dataset, isColumn ? 'possible' : 'direct', 0);
    const product = graph.parents.values[dataset];
    if (product >= 0) home.add(graph.ids[product]);
  }
  for (const { id, level, steps } of datasets) {
    const node = graph.numberOf(id)!;
    read(node, level, steps);
    const product = graph.parents.values[node];
    if (product >= 0 && graph.typeOf(product) === 'product') {
      found.product.add(graph.ids[product], level, steps);
    }
  }
  return {
    products: found.product.list(home),
    jobs: found.job.list(),
    exposures: found.exposure.list(),
  };
}
