// SPDX-License-Identifier: Apache-2.0
import type { LineageGraph } from '../graph/LineageGraph';
import type { EdgeFilter } from '../graph/steps';
import { type WalkResult, walk } from '../graph/walk';
import type { Lineage } from '../model';
import type { AboutNode } from './about';
import { type OpenIncident, type Suspect, suspectsOf } from './suspects';

/** Where a value comes from. @public */
export interface Origin {
  /** Everything that the value is made from, at the granularity of what was asked. */
  walk: WalkResult;
  /** What nothing is known above of: where the value first appears. In order of distance. */
  sources: Array<{ id: string; steps: number }>;
  /** What is known to be wrong first, then what may be; of these the nearest first. */
  suspects: Suspect[];
}

/**
 * Where a value comes from, and what on the way may have made it wrong.
 *
 * @param id - of a column or a dataset
 * @param options - `checks` are results of checks that are known, the last of each; `incidents` are those that are open
 * @public
 */
export function originOf(
  graph: LineageGraph,
  about: AboutNode,
  id: string,
  options: Pick<EdgeFilter, 'at' | 'kinds'> & {
    checks?: Lineage['checks'];
    incidents?: readonly OpenIncident[];
    limit?: number;
  } = {},
): Origin {
  const {
    checks = [],
    incidents = [],
    limit,
    at,
    kinds = ['direct'],
  } = options;
  const granularity = id.startsWith('column:') ? 'column' : 'dataset';
  const found = walk(graph, {
    start: [id],
    direction: 'up',
    granularity,
    limit,
    at,
    kinds,
  });
  const made = new Set(found.edges.map(({ to }) => to));
  return {
    walk: found,
    sources: found.nodes
      .filter(
        node => !made.has(node.id) && node.hiddenUp === 0 && node.up !== 0,
      )
      .map(({ id: source, up = 0 }) => ({ id: source, steps: up })),
    suspects: suspectsOf(graph, about, { id, checks, incidents, at }),
  };
}
