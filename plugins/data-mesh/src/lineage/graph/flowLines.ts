// SPDX-License-Identifier: Apache-2.0
import type { LineageGraphEdge } from '@meshwright/plugin-data-mesh-common';
import type {
  FlowEnd,
  FlowLine,
  FlowLineStyle,
} from '@meshwright/plugin-data-mesh-react';
import type { Freshness, LineageFilters } from '../state/lineageView';
import { edgeWords } from './lineageWords';

const DAY_MS = 86_400_000;
/** What was not seen for so long is not seen of late. */
const LATE_MS = 30 * DAY_MS;

/** How long ago an edge was seen. @internal */
export function freshnessOf(
  { lastSeen }: Pick<LineageGraphEdge, 'lastSeen'>,
  now: Date,
): Freshness {
  if (!lastSeen) return 'never';
  const age = now.getTime() - Date.parse(lastSeen);
  if (age <= DAY_MS) return 'day';
  if (age <= 7 * DAY_MS) return 'week';
  return age <= LATE_MS ? 'month' : 'older';
}

/** Whether the filters for connections let an edge through. @internal */
export function passesFilters(
  edge: LineageGraphEdge,
  { source, fresh }: LineageFilters,
  now: Date,
): boolean {
  return (
    (source.length === 0 || source.includes(edge.source)) &&
    (fresh.length === 0 || fresh.includes(freshnessOf(edge, now)))
  );
}

/** What several sources say of the same two ends is one line. @internal */
export class LineCollector {
  readonly #lines = new Map<
    string,
    { from: FlowEnd; to: FlowEnd; edges: LineageGraphEdge[] }
  >();

  add(from: FlowEnd, to: FlowEnd, edge: LineageGraphEdge): void {
    const key = JSON.stringify([from.box, from.row, to.box, to.row]);
    const known = this.#lines.get(key);
    if (known) known.edges.push(edge);
    else this.#lines.set(key, { from, to, edges: [edge] });
  }

  /** @param warnUndeclared - lines that nobody declares are warnings: the differences are looked at */
  lines(now: Date, warnUndeclared: boolean): FlowLine[] {
    return [...this.#lines].map(([id, { from, to, edges }]) => {
      const declared = edges.some(({ source }) => source === 'contract');
      const observed = edges.some(({ source }) => source !== 'contract');
      const words = [...new Set(edges.map(edge => edgeWords(edge, now)))];
      if (!observed) words.push('Never observed');
      if (!declared) words.push('Declared by nobody');
      return {
        id,
        from,
        to,
        style: styleOf(edges, now),
        text: `${words.join('. ')}.`,
        ...(warnUndeclared && !declared && { warning: true }),
      };
    });
  }
}

function styleOf(edges: LineageGraphEdge[], now: Date): FlowLineStyle {
  const observed = edges.filter(({ source }) => source !== 'contract');
  if (observed.length === 0) return 'declared';
  if (edges.every(({ kind }) => kind === 'indirect')) return 'rows';
  // What is known from dbt or SQL alone has no time, and is not old for that.
  const timed = observed.filter(({ lastSeen }) => lastSeen);
  const late =
    timed.length > 0 && timed.every(edge => freshnessOf(edge, now) === 'older');
  return late ? 'stale' : 'seen';
}
