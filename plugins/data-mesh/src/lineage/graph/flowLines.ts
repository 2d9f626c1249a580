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
    const said = new Map<string, Said>();
    return Array.from(this.#lines, ([id, { from, to, edges }]) => {
      const all = edges.map(edge => saidBy(edge, now, said));
      const declared = edges.some(({ source }) => source === 'contract');
      const observed = edges.some(({ source }) => source !== 'contract');
      const words = all.map(each => each.words);
      if (!observed) words.push('Never observed');
      if (!declared) words.push('Declared by nobody');
      return {
        id,
        from,
        to,
        style: styleOf(edges, all),
        text: `${[...new Set(words)].join('. ')}.`,
        ...(warnUndeclared && !declared && { warning: true }),
      };
    });
  }
}

/** What one source says of a connection, and how long ago. */
interface Said {
  words: string;
  freshness: Freshness;
}

/** @param known - what was said already: most edges say what others say, and words take long to make */
function saidBy(
  edge: LineageGraphEdge,
  now: Date,
  known: Map<string, Said>,
): Said {
  const key = `${edge.source} ${edge.kind} ${edge.lastSeen ?? ''}`;
  let said = known.get(key);
  if (!said) {
    said = { words: edgeWords(edge, now), freshness: freshnessOf(edge, now) };
    known.set(key, said);
  }
  return said;
}

function styleOf(edges: LineageGraphEdge[], said: Said[]): FlowLineStyle {
  if (edges.every(({ source }) => source === 'contract')) return 'declared';
  if (edges.every(({ kind }) => kind === 'indirect')) return 'rows';
  // What is known from dbt or SQL alone has no time, and is not old for that.
  const timed = said.filter(
    (_, i) => edges[i].source !== 'contract' && edges[i].lastSeen,
  );
  const late =
    timed.length > 0 && timed.every(({ freshness }) => freshness === 'older');
  return late ? 'stale' : 'seen';
}
