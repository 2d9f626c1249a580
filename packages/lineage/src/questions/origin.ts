// SPDX-License-Identifier: Apache-2.0
import type { LineageGraph } from '../graph/LineageGraph';
import type { EdgeFilter } from '../graph/steps';
import { type WalkResult, walk } from '../graph/walk';
import type { Lineage, ObservedCheck } from '../model';
import type { AboutNode } from './about';

/** Something on the way to a value that may have made it wrong. @public */
export interface Suspect {
  /** Id of a job or a dataset. */
  id: string;
  /** Steps up from the value. */
  steps: number;
  /** Why it is suspect, in plain words. */
  reason: string;
}

/** Where a value comes from. @public */
export interface Origin {
  /** Everything that the value is made from, at the granularity of what was asked. */
  walk: WalkResult;
  /** What nothing is known above of: where the value first appears. In order of distance. */
  sources: Array<{ id: string; steps: number }>;
  /** Nearest first. */
  suspects: Suspect[];
}

const bad: ReadonlySet<ObservedCheck['status']> = new Set(['fail', 'error']);

/**
 * Jobs and datasets above a dataset, nearest first. Some events name what columns are made from and not what their job
 * reads, so that only the way from dataset to dataset leads on.
 */
function aboveOf(graph: LineageGraph, start: string, at: number | undefined) {
  const found = new Map<string, number>();
  for (const granularity of ['job', 'dataset'] as const) {
    const { nodes } = walk(graph, {
      start: [start],
      granularity,
      direction: 'up',
      at,
    });
    for (const { id, up = 0 } of nodes) {
      if (!found.has(id)) found.set(id, up);
    }
  }
  return [...found].sort(([, a], [, b]) => a - b);
}

function suspectsOf(
  graph: LineageGraph,
  about: AboutNode,
  checks: readonly ObservedCheck[],
  id: string,
  at: number | undefined,
): Suspect[] {
  const failed = new Map<string, string[]>();
  for (const check of checks) {
    if (!bad.has(check.status)) continue;
    const names = failed.get(check.dataset) ?? [];
    names.push(check.name);
    failed.set(check.dataset, names);
  }
  const found: Suspect[] = [];
  for (const [each, steps] of aboveOf(graph, about(id)?.dataset ?? id, at)) {
    const facts = about(each)?.facts;
    if (facts?.lastState === 'failed' || facts?.lastState === 'aborted') {
      found.push({
        id: each,
        steps,
        reason: `Its last run ${
          facts.lastState === 'failed' ? 'failed' : 'was aborted'
        }${facts.lastRun ? ` on ${facts.lastRun}` : ''}.`,
      });
    }
    const names = failed.get(each);
    if (names) {
      found.push({
        id: each,
        steps,
        reason: `Checks failed: ${[...new Set(names)].sort().join(', ')}.`,
      });
    }
  }
  return found;
}

/**
 * Where a value comes from, and what on the way may have made it wrong.
 *
 * @param id - of a column or a dataset
 * @param checks - results of checks that are known; the last of each
 * @public
 */
export function originOf(
  graph: LineageGraph,
  about: AboutNode,
  id: string,
  options: Pick<EdgeFilter, 'at' | 'kinds'> & {
    checks?: Lineage['checks'];
    limit?: number;
  } = {},
): Origin {
  const { checks = [], limit, at, kinds = ['direct'] } = options;
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
    suspects: suspectsOf(graph, about, checks, id, at),
  };
}
