// SPDX-License-Identifier: Apache-2.0
import type {
  FlowBox,
  FlowGraph,
  FlowLine,
} from '@meshwright/plugin-data-mesh-react';
import { plural } from '@meshwright/plugin-data-mesh-react';
import type { LineageFilters } from '../state/lineageView';
import type { Inside } from './Inside';

/** Ways through what is filtered out that are drawn; a person who sees more lines sees nothing. */
const MOST_WAYS = 2_000;

/** What a box has of a filter: its own word, else that of what it belongs to. @internal */
export function facetOf(
  id: string,
  facet: 'domain' | 'classification',
  inside: Pick<Inside, 'about' | 'parentOf'>,
): string {
  const own = inside.about(id)?.facts?.[facet];
  if (own) return own;
  const parent = inside.parentOf(id);
  return (parent && inside.about(parent)?.facts?.[facet]) || 'none';
}

/**
 * Takes out what filters do not let through. What the graph is about stays. Ways through what was taken out stay too, as
 * lines of their own; and what no line leads to any more, since lines were filtered, is taken out with them.
 *
 * @internal
 */
export function filterBoxes(
  graph: FlowGraph,
  { domain, classification, source, fresh }: LineageFilters,
  inside: Pick<Inside, 'about' | 'parentOf'>,
): FlowGraph {
  const byBox = domain.length > 0 || classification.length > 0;
  const byLine = source.length > 0 || fresh.length > 0;
  if (!byBox && !byLine) return graph;
  const stays = ({ id, own }: FlowBox) =>
    own ||
    ((domain.length === 0 || domain.includes(facetOf(id, 'domain', inside))) &&
      (classification.length === 0 ||
        classification.includes(facetOf(id, 'classification', inside))));
  const kept = new Set(graph.boxes.filter(stays).map(({ id }) => id));
  let lines = [
    ...graph.lines.filter(
      ({ from, to }) => kept.has(from.box) && kept.has(to.box),
    ),
    ...waysThrough(graph, kept),
  ];
  if (byLine) {
    const connected = connectedWith(graph.boxes, lines);
    for (const id of [...kept]) if (!connected.has(id)) kept.delete(id);
    lines = lines.filter(
      ({ from, to }) => kept.has(from.box) && kept.has(to.box),
    );
  }
  return { boxes: graph.boxes.filter(({ id }) => kept.has(id)), lines };
}

/** A line for each two boxes between which there is a way through what was taken out, and no line. */
function waysThrough({ lines }: FlowGraph, kept: Set<string>): FlowLine[] {
  const out = new Map<string, string[]>();
  const direct = new Set<string>();
  for (const { from, to } of lines) {
    const list = out.get(from.box);
    if (list) list.push(to.box);
    else out.set(from.box, [to.box]);
    direct.add(JSON.stringify([from.box, to.box]));
  }
  const found: FlowLine[] = [];
  for (const start of kept) {
    const seen = new Set<string>([start]);
    let level = (out.get(start) ?? []).filter(id => !kept.has(id));
    for (let between = 1; level.length > 0; between++) {
      const next: string[] = [];
      for (const id of level) {
        if (seen.has(id)) continue;
        seen.add(id);
        for (const other of out.get(id) ?? []) {
          if (!kept.has(other)) next.push(other);
          else if (!seen.has(other)) {
            seen.add(other);
            const id2 = JSON.stringify([start, other]);
            if (direct.has(id2)) continue;
            if (found.length === MOST_WAYS) return found;
            found.push({
              id: `through ${id2}`,
              from: { box: start },
              to: { box: other },
              style: 'through',
              text: `Through ${plural(
                between,
                'box that is filtered out',
                'boxes that are filtered out',
              )}.`,
            });
          }
        }
      }
      level = next;
    }
  }
  return found;
}

/** Ids of what hangs together with what the graph is about. */
function connectedWith(boxes: FlowBox[], lines: FlowLine[]): Set<string> {
  const around = new Map<string, string[]>();
  const put = (one: string, other: string) => {
    const list = around.get(one);
    if (list) list.push(other);
    else around.set(one, [other]);
  };
  for (const { from, to } of lines) {
    put(from.box, to.box);
    put(to.box, from.box);
  }
  const open = boxes.filter(({ own }) => own).map(({ id }) => id);
  const found = new Set<string>();
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue;
    found.add(id);
    open.push(...(around.get(id) ?? []));
  }
  return found;
}
