// SPDX-License-Identifier: Apache-2.0
import type { SourcedEvent } from './sourcedEvent';

/** Of events at the same time, the end of a run is the last, and its start the first. */
const ranks: Record<string, number> = {
  START: 0,
  RUNNING: 1,
  COMPLETE: 3,
  FAIL: 3,
  ABORT: 3,
};

const timeOf = ({ event }: SourcedEvent) => event.time ?? -Infinity;
const rankOf = ({ event }: SourcedEvent) => ranks[event.eventType ?? ''] ?? 2;

/**
 * Events in the order of their times, so that what counts of two does not depend on which file is read first. Where
 * times are the same, or absent, the kind of event decides, then the name of the file, then the order in it.
 *
 * @internal
 */
export function inOrder(events: readonly SourcedEvent[]): SourcedEvent[] {
  return [...events].sort((a, b) => {
    const [one, other] = [timeOf(a), timeOf(b)];
    if (one !== other) return one < other ? -1 : 1;
    const byRank = rankOf(a) - rankOf(b);
    if (byRank !== 0 || a.file === b.file) return byRank;
    return a.file < b.file ? -1 : 1;
  });
}
