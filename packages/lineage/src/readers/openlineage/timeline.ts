// SPDX-License-Identifier: Apache-2.0
import type { Span } from '../../build/spans';
import { type RawNode, dataset, rawKey } from '../../build/LineageBuilder';
import { text } from '../values';
import type { RunEdge } from './edges';
import type { MergedRun } from './runs';

/** When an edge was there, as one job shows it. @internal */
export interface Seen {
  span?: Span;
  lastSeen?: number;
}

const edgeKey = (edge: RunEdge) =>
  `${rawKey(edge.from)}\u0001${rawKey(edge.to)}\u0001${edge.kind}`;

const owner = (node: RawNode) =>
  rawKey(node.type === 'column' ? dataset(node) : node);

interface Open {
  edge: RunEdge;
  seen: Seen & { span: Span };
}

/**
 * Follows jobs through time: an edge is there from the first run that shows it until the same job completes a run
 * with other inputs or outputs that does not, or one of its datasets is dropped. A failed run ends nothing.
 *
 * @internal
 */
export class Timeline {
  /** Open edges of each job. */
  private readonly jobs = new Map<string, Map<string, Open>>();
  readonly seen: Array<{ edge: RunEdge; job?: RawNode; seen: Seen }> = [];

  /** Takes the next run; runs come in the order of their ends. */
  add(run: MergedRun, edges: RunEdge[]): void {
    const own: RawNode | undefined = run.job && { type: 'job', ...run.job };
    const { start, end } = run;
    if (start === undefined || end === undefined) {
      for (const edge of edges) {
        this.seen.push({ edge, job: own, seen: {} });
      }
      return;
    }
    const key = own ? rawKey(own) : 'datasets';
    let open = this.jobs.get(key);
    if (!open) {
      open = new Map();
      this.jobs.set(key, open);
    }
    const shown = new Set<string>();
    for (const edge of edges) {
      const shownKey = edgeKey(edge);
      shown.add(shownKey);
      const known = open.get(shownKey);
      if (known) {
        known.seen.lastSeen = end;
        known.edge.transformations = [
          ...new Set([...known.edge.transformations, ...edge.transformations]),
        ];
      } else {
        const seen = { span: { from: start }, lastSeen: end };
        open.set(shownKey, { edge, seen });
        this.seen.push({ edge, job: own, seen });
      }
    }
    const settled = run.static || run.state === 'complete';
    if (own && settled && edges.length > 0) {
      for (const [each, { seen }] of open) {
        if (shown.has(each)) continue;
        seen.span.to = Math.max(end, seen.span.from);
        open.delete(each);
      }
    }
    this.drop(run, end);
  }

  /** Ends what has to do with the datasets that a run dropped. */
  private drop(run: MergedRun, at: number): void {
    const dropped = new Set<string>();
    for (const each of [...run.outputs.values(), ...run.datasets.values()]) {
      const change = each.facets.get('lifecycleStateChange');
      if (text(change?.lifecycleStateChange)?.toUpperCase() === 'DROP') {
        dropped.add(rawKey(dataset(each)));
      }
    }
    if (dropped.size === 0) return;
    for (const open of this.jobs.values()) {
      for (const [key, { edge, seen }] of open) {
        if (!dropped.has(owner(edge.from)) && !dropped.has(owner(edge.to))) {
          continue;
        }
        seen.span.to = Math.max(at, seen.span.from);
        open.delete(key);
      }
    }
  }
}
