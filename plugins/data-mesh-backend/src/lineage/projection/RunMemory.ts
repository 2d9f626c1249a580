// SPDX-License-Identifier: Apache-2.0
import type { EventHead } from './eventsOfRuns';
import type { ProjectedRun } from './readRun';

/** Nodes and edges of all runs that are remembered: some 100 MB. */
const MOST_PARTS = 200_000;

/** What two runs must have in common to show the same; undefined where that cannot be told. */
function likenessOf(events: readonly EventHead[]): string | undefined {
  let likeness = '';
  let before: number | undefined;
  for (const { content, event_time } of events) {
    if (content === null) return undefined;
    const at = Number(event_time);
    // Of events of the same time it is not their order that counts.
    likeness += `${at === before ? '=' : '>'}${content}`;
    before = at;
  }
  return likeness;
}

/** The same run at another time. */
function again(known: ProjectedRun, runKey: string, events: EventHead[]) {
  const start = Number(events[events.length - 1].event_time);
  const end = Number(events[0].event_time);
  const run: ProjectedRun = {
    ...known,
    runKey,
    runId: events[0].run_id,
    start,
    end,
    nodes: known.nodes.map(node =>
      node.id === known.job && node.facts.lastRun !== undefined
        ? {
            ...node,
            facts: { ...node.facts, lastRun: new Date(end).toISOString() },
          }
        : node,
    ),
  };
  return run;
}

/**
 * Runs that were read lately, by what their events say. Jobs run again and again and mostly say the same, so that most
 * runs need not be read: only when they were differs.
 *
 * @internal
 */
export class RunMemory {
  readonly #runs = new Map<string, ProjectedRun>();
  #parts = 0;

  /** A run that shows what another one showed; undefined where none is remembered. */
  recall(runKey: string, events: EventHead[]): ProjectedRun | undefined {
    const likeness = likenessOf(events);
    const known = likeness === undefined ? undefined : this.#runs.get(likeness);
    return known && again(known, runKey, events);
  }

  /** Remembers a run. Not one that dropped something, or checked it: when that was, is part of what it says. */
  remember(run: ProjectedRun, events: readonly EventHead[]): void {
    const likeness = likenessOf(events);
    const timed = run.dropped.length > 0 || run.checks.length > 0;
    if (likeness === undefined || timed || this.#runs.has(likeness)) return;
    const parts = run.nodes.length + run.edges.length;
    if (this.#parts + parts > MOST_PARTS) {
      this.#runs.clear();
      this.#parts = 0;
    }
    this.#runs.set(likeness, run);
    this.#parts += parts;
  }
}
