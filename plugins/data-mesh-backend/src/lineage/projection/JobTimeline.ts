// SPDX-License-Identifier: Apache-2.0

/** A time during which a job showed an edge without a break. Times are milliseconds since 1970. @internal */
export interface Showing {
  /** Of its row in the database; absent while it has none. */
  id?: number | string;
  edge: string;
  /** What happens on the way, as text. */
  transformations: string | null;
  /** The run that showed it first. */
  run: string;
  from: number;
  to: number | null;
  /** Last run that showed it; where it has not ended, the last one that settled may be later. */
  lastSeen: number;
}

/** A run that counts for all edges of its job. @internal */
export interface SettledRun {
  run: string;
  from: number;
  to: number;
}

/** A run with the edges that it shows, each with what happens on the way. @internal */
export interface TakenRun extends SettledRun {
  /** Completed: what it does not show is no more. */
  settles: boolean;
  /** Not known yet how it ends. */
  running: boolean;
  edges: ReadonlyMap<string, string | null>;
}

/**
 * When a job showed which edge. An edge is there from the first run that shows it until the end of the next completed
 * run that does not. The result does not depend on the order in which runs come.
 *
 * @internal
 */
export class JobTimeline {
  readonly #showings = new Map<string, Showing[]>();
  readonly #settled: SettledRun[];
  /** Counts changes. */
  writes = 0;
  /** Edges of which something changed. */
  readonly touched = new Set<string>();
  readonly changed = new Set<Showing>();
  /** Rows of the database that are no more. */
  readonly deleted = new Set<number | string>();
  /** End of the last run that counts for all open edges. */
  settledAt: number | null;

  /**
   * @param known - what the database has, as far as it has not ended before the first run that is taken
   * @param settled - completed runs that ended later than the first run that is taken, in any order
   */
  constructor(
    known: Iterable<Showing>,
    settled: readonly SettledRun[],
    settledAt: number | null,
  ) {
    for (const showing of known) this.#listOf(showing.edge).push(showing);
    this.#settled = [...settled].sort((a, b) => a.to - b.to);
    this.settledAt = settledAt;
  }

  /** All that is known of an edge. */
  showingsOf(edge: string): readonly Showing[] {
    return this.#showings.get(edge) ?? [];
  }

  take(run: TakenRun): void {
    const next = this.#settled.find(
      each => each.run !== run.run && each.to > run.to,
    );
    for (const [edge, transformations] of run.edges) {
      this.#show(run, edge, transformations, next);
    }
    if (!run.settles) return;
    for (const [edge, list] of this.#showings) {
      if (run.edges.has(edge)) continue;
      for (const showing of [...list]) this.#end(run, showing, next);
    }
    const own = this.#settled.findIndex(each => each.run === run.run);
    if (own >= 0) this.#settled.splice(own, 1);
    this.#settled.push({ run: run.run, from: run.from, to: run.to });
    this.#settled.sort((a, b) => a.to - b.to);
    this.settledAt = Math.max(this.settledAt ?? run.to, run.to);
  }

  #listOf(edge: string): Showing[] {
    let list = this.#showings.get(edge);
    if (!list) {
      list = [];
      this.#showings.set(edge, list);
    }
    return list;
  }

  #write(showing: Showing, values: Partial<Showing> = {}): void {
    this.writes++;
    Object.assign(showing, values);
    this.changed.add(showing);
    this.touched.add(showing.edge);
  }

  #delete(showing: Showing): void {
    const list = this.#listOf(showing.edge);
    this.writes++;
    list.splice(list.indexOf(showing), 1);
    this.changed.delete(showing);
    this.touched.add(showing.edge);
    if (showing.id !== undefined) this.deleted.add(showing.id);
  }

  /** The edge was there, from this run on or until the next one that did not show it. */
  #show(
    run: TakenRun,
    edge: string,
    transformations: string | null,
    next: SettledRun | undefined,
  ): void {
    const list = this.#listOf(edge);
    const [first, ...others] = list.filter(
      ({ from, to }) =>
        from <= (next?.to ?? Infinity) && (to === null || to >= run.from),
    );
    const end = next?.to ?? null;
    if (!first) {
      const showing: Showing = {
        edge,
        transformations,
        run: run.run,
        from: run.from,
        to: end,
        lastSeen: run.to,
      };
      list.push(showing);
      this.#write(showing);
      return;
    }
    const all = [first, ...others];
    const open = end === null || all.some(({ to }) => to === null);
    const joined = {
      from: Math.min(run.from, ...all.map(({ from }) => from)),
      to: open ? null : Math.max(end, ...all.map(({ to }) => to!)),
      // What is open is seen by every run that settles; only what does not settle has to be noted.
      lastSeen: Math.max(
        ...all.map(({ lastSeen }) => lastSeen),
        open && (run.settles || run.running) ? -Infinity : run.to,
      ),
      transformations: next ? first.transformations : transformations,
    };
    for (const other of others) this.#delete(other);
    const same =
      first.from === joined.from &&
      first.to === joined.to &&
      first.lastSeen === joined.lastSeen &&
      first.transformations === joined.transformations;
    if (!same) this.#write(first, joined);
  }

  /** The edge was not there any more when this run ended; it may be again since the next one. */
  #end(run: TakenRun, showing: Showing, next: SettledRun | undefined): void {
    const { from, to, lastSeen } = showing;
    if (from > run.to || (to !== null && to <= run.to)) return;
    const covered = next && (to === null || to > next.to) ? next : undefined;
    if (covered || lastSeen > run.to) {
      const again: Showing = {
        edge: showing.edge,
        transformations: showing.transformations,
        run: covered?.run ?? '',
        // A run that did not settle showed it; all that is kept of it is its end.
        from: covered?.from ?? lastSeen,
        to,
        lastSeen: Math.max(lastSeen, covered?.to ?? lastSeen),
      };
      this.#listOf(showing.edge).push(again);
      this.#write(again);
    }
    // An earlier event of this same run said so, and a later one knew better.
    if (showing.run === run.run) {
      this.#delete(showing);
      return;
    }
    this.#write(showing, {
      to: run.to,
      lastSeen: this.#lastBefore(run, showing),
    });
  }

  /** The last run before another one that showed an edge, as far as it is kept. */
  #lastBefore(run: TakenRun, { from, to, lastSeen }: Showing): number {
    const seen =
      to === null ? Math.max(lastSeen, this.settledAt ?? lastSeen) : lastSeen;
    if (seen <= run.to) return seen;
    const before = this.#settled.filter(
      each => each.run !== run.run && each.from >= from && each.to <= run.to,
    );
    return before[before.length - 1]?.to ?? Math.min(lastSeen, from);
  }
}
