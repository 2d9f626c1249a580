// SPDX-License-Identifier: Apache-2.0
import { doubles, ints } from './columns';

interface Span {
  from: number;
  to?: number;
}

/** After everything that was seen: what has not ended is there. @internal */
export const now = Number.MAX_SAFE_INTEGER;

/**
 * When edges were there, by their numbers; times are milliseconds since 1970.
 *
 * An edge that jobs show again with each run would change with each run. So the jobs of an edge are noted once, and of a
 * job the last run that showed all its edges.
 *
 * @internal
 */
export class EdgeTimes {
  /** First span of each edge. */
  private readonly starts = doubles();
  private readonly ends = doubles();
  private readonly seen = doubles();
  /** Spans after the first, of the few edges that have several. */
  private readonly moreSpans = new Map<number, readonly Span[]>();
  /** First job that shows an edge, as the number of its node; -1 where nobody does. */
  private readonly jobs = ints();
  private readonly moreJobs = new Map<number, readonly number[]>();
  private readonly lastRuns = new Map<number, number>();

  /** Makes place for one edge more. */
  push(): void {
    this.starts.push(0);
    this.ends.push(0);
    this.seen.push(0);
    this.jobs.push(-1);
  }

  /** @param jobs - numbers of the jobs that show it with each run */
  set(
    edge: number,
    spans: readonly Span[] = [],
    lastSeen: number = NaN,
    jobs: readonly number[] = [],
  ): void {
    const [first, ...more] = spans;
    this.starts.values[edge] = first?.from ?? -Infinity;
    this.ends.values[edge] = first?.to ?? Infinity;
    this.seen.values[edge] = lastSeen;
    if (more.length > 0) this.moreSpans.set(edge, more);
    else this.moreSpans.delete(edge);
    const [job = -1, ...others] = jobs;
    this.jobs.values[edge] = job;
    if (others.length > 0) this.moreJobs.set(edge, others);
    else this.moreJobs.delete(edge);
  }

  /** Notes a run that showed all edges that its job shows. */
  setLastRun(job: number, at: number): void {
    this.lastRuns.set(job, at);
  }

  /** Whether an edge was there at a time. */
  isThere(edge: number, at: number): boolean {
    if (this.starts.values[edge] <= at && at < this.ends.values[edge]) {
      return true;
    }
    return (this.moreSpans.get(edge) ?? []).some(
      ({ from, to = Infinity }) => from <= at && at < to,
    );
  }

  /** In order; undefined for what is always there. */
  spansOf(edge: number): Span[] | undefined {
    const from = this.starts.values[edge];
    const to = this.ends.values[edge];
    if (from === -Infinity) return undefined;
    return [
      { from, ...(to < Infinity && { to }) },
      ...(this.moreSpans.get(edge) ?? []),
    ];
  }

  /** When a run showed it last; undefined where nobody says. */
  lastSeen(edge: number): number | undefined {
    let last = this.seen.values[edge];
    const job = this.jobs.values[edge];
    if (job >= 0) {
      for (const each of [job, ...(this.moreJobs.get(edge) ?? [])]) {
        const run = this.lastRuns.get(each);
        if (run !== undefined && !(run <= last)) last = run;
      }
    }
    return Number.isNaN(last) ? undefined : last;
  }
}
