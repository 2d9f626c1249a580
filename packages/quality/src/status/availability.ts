// SPDX-License-Identifier: Apache-2.0
import type { PlannedMaintenance, StatusState } from './types';

/** From a time on, the state was this one. @public */
export interface StatusChange {
  state: StatusState;
  /** ISO 8601, in UTC. */
  from: string;
}

/** A time span in milliseconds since 1970; its end is not in it. @public */
export interface TimeWindow {
  from: number;
  to: number;
}

/** How available something was within a window. Times are in milliseconds. @public */
export interface Availability {
  /** Share of the known time in which it was not down, from 0 to 100; `null` where nothing is known. */
  percent: number | null;
  /** Time in each state, maintenance left out. */
  time: Readonly<Record<StatusState, number>>;
  /** Time of planned maintenance, which counts neither for nor against. */
  maintenance: number;
  /** Share of the time outside maintenance of which the state is known, from 0 to 100; `null` where there is no such time. */
  known: number | null;
}

/** Spans of planned maintenance inside a window, in order and without overlaps. */
function plannedSpans(
  maintenance: readonly PlannedMaintenance[],
  window: TimeWindow,
): TimeWindow[] {
  const spans = maintenance
    .map(({ startsAt, endsAt, announcedAt }) => ({
      // What is announced after it began was not planned until then.
      from: Math.max(
        Date.parse(startsAt),
        Date.parse(announcedAt),
        window.from,
      ),
      to: Math.min(Date.parse(endsAt), window.to),
    }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
  const merged: TimeWindow[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else merged.push({ ...span });
  }
  return merged;
}

const lengthOf = ({ from, to }: TimeWindow) => Math.max(0, to - from);

function overlap(a: TimeWindow, spans: readonly TimeWindow[]): number {
  return spans.reduce(
    (sum, span) =>
      sum +
      lengthOf({
        from: Math.max(a.from, span.from),
        to: Math.min(a.to, span.to),
      }),
    0,
  );
}

/**
 * How available something was, by the changes of its state.
 *
 * Time before the first change and time in state `unknown` is not known: it counts neither for nor against, and
 * {@link Availability.known} says how much of the window the figure rests on. So does planned maintenance, from when it
 * was announced.
 *
 * @param changes - in any order; what was the case at the begin of the window is the last change before it
 * @public
 */
export function availabilityOf(
  changes: readonly StatusChange[],
  maintenance: readonly PlannedMaintenance[],
  window: TimeWindow,
): Availability {
  const time = { operational: 0, degraded: 0, down: 0, unknown: 0 };
  const planned = plannedSpans(maintenance, window);
  const add = (state: StatusState, span: TimeWindow) => {
    const clipped = {
      from: Math.max(span.from, window.from),
      to: Math.min(span.to, window.to),
    };
    time[state] += lengthOf(clipped) - overlap(clipped, planned);
  };
  const ordered = changes
    .map(({ state, from }) => ({ state, from: Date.parse(from) }))
    .sort((a, b) => a.from - b.from);
  add('unknown', {
    from: window.from,
    to: Math.max(window.from, ordered[0]?.from ?? window.to),
  });
  ordered.forEach(({ state, from }, index) =>
    add(state, { from, to: ordered[index + 1]?.from ?? window.to }),
  );
  const known = time.operational + time.degraded + time.down;
  const outside = known + time.unknown;
  return {
    percent: known > 0 ? (100 * (known - time.down)) / known : null,
    time,
    maintenance: planned.reduce((sum, span) => sum + lengthOf(span), 0),
    known: outside > 0 ? (100 * known) / outside : null,
  };
}
