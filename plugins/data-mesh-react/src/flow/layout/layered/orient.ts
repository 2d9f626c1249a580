// SPDX-License-Identifier: Apache-2.0
import type { PartEdge } from './types';

/**
 * Puts boxes in a row so that little weight of lines runs backwards: the greedy heuristic of Eades, Lin and Smyth for
 * the feedback arc set. Boxes that only receive go to the end, boxes that only give to the front, and of the rest the
 * one that gives most more than it receives.
 *
 * @param count - boxes, which are numbered from 0 on
 * @returns numbers of the boxes in their order
 * @internal
 */
export function orientNodes(count: number, edges: PartEdge[]): number[] {
  const outgoing: PartEdge[][] = [];
  const incoming: PartEdge[][] = [];
  for (let i = 0; i < count; i++) {
    outgoing.push([]);
    incoming.push([]);
  }
  const given = new Float64Array(count);
  const received = new Float64Array(count);
  for (const line of edges) {
    outgoing[line.from].push(line);
    incoming[line.to].push(line);
    given[line.from] += weightOf(line);
    received[line.to] += weightOf(line);
  }

  const left: number[] = [];
  const right: number[] = [];
  const take = (box: number, row: number[]) => {
    row.push(box);
    for (const line of outgoing[box]) received[line.to] -= weightOf(line);
    for (const line of incoming[box]) given[line.from] -= weightOf(line);
  };

  let remaining = Array.from({ length: count }, (_, i) => i);
  while (remaining.length > 0) {
    let best = -1;
    let bestSurplus = -Infinity;
    const rest: number[] = [];
    for (const box of remaining) {
      const surplus = given[box] - received[box];
      if (given[box] === 0) take(box, right);
      else if (received[box] === 0) take(box, left);
      else {
        rest.push(box);
        if (surplus > bestSurplus) {
          best = box;
          bestSurplus = surplus;
        }
      }
    }
    if (rest.length === remaining.length) {
      take(best, left);
      rest.splice(rest.indexOf(best), 1);
    }
    remaining = rest;
  }
  return [...left, ...right.reverse()];
}

function weightOf({ edge }: PartEdge): number {
  return edge.weight ?? 1;
}
