// SPDX-License-Identifier: Apache-2.0
import type { LineageGraph } from './LineageGraph';
import type { Granularity } from './layers';
import { scratchOf } from './scratch';
import { type EdgeFilter, Steps } from './steps';

/** What can be reached from somewhere, in one direction. @internal */
export interface Reach {
  /** Nodes in the order in which they were found: nearest first. */
  nodes: number[];
  /** Steps to each of them. */
  steps: number[];
}

/**
 * Everything that can be reached, without limits, since what lies beyond a limit is counted.
 *
 * @param starts - numbers of nodes
 * @param most - steps to go at most
 * @internal
 */
export function reach(
  graph: LineageGraph,
  starts: readonly number[],
  granularity: Granularity,
  down: boolean,
  filter: EdgeFilter,
  most = Infinity,
): Reach {
  const steps = new Steps(graph, granularity, down, filter);
  const marks = scratchOf(graph);
  const found: Reach = { nodes: [], steps: [] };
  const touched: number[] = [];
  let level: number[] = [];
  let next: number[] = [];
  let depth = 0;
  const arrive = (place: number, at: number, into: number[]) => {
    if (marks.places[place]) return;
    marks.places[place] = 1;
    touched.push(place);
    into.push(place);
    const node = steps.nodeAt(place);
    if (marks.nodes[node]) return;
    marks.nodes[node] = 1;
    found.nodes.push(node);
    found.steps.push(at);
  };
  const visit = (place: number, edge: number) => {
    if (edge >= 0) arrive(place, depth + 1, next);
    else if (steps.leadsOn(place)) arrive(place, depth, level);
  };
  for (const start of starts) {
    arrive(steps.startingPlace(start), 0, level);
  }
  for (; level.length > 0 && depth <= most; depth++) {
    next = [];
    // The level grows while it is gone through, by what is no step apart.
    for (let i = 0; i < level.length; i++) steps.each(level[i], visit);
    if (depth === most) break;
    level = next;
  }
  for (const place of touched) {
    marks.places[place] = 0;
    marks.nodes[steps.nodeAt(place)] = 0;
  }
  if (most < Infinity) {
    // What is one step too far was only looked at.
    const kept = found.steps.findIndex(at => at > most);
    if (kept >= 0) {
      found.nodes.length = kept;
      found.steps.length = kept;
    }
  }
  return found;
}
