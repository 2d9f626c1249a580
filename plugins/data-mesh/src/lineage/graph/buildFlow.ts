// SPDX-License-Identifier: Apache-2.0
import type {
  LineageGraphEdge,
  LineageGraphNode,
} from '@meshwright/plugin-data-mesh-common';
import type { FlowBox, FlowGraph } from '@meshwright/plugin-data-mesh-react';
import { insideOf } from '../data/useLineageData';
import type { LineageData } from '../data/useLineageData';
import type { LineageView } from '../state/lineageView';
import { filterBoxes } from './filterBoxes';
import { LineCollector, passesFilters } from './flowLines';
import { Inside } from './Inside';
import { boxOf } from './nodeBoxes';
import type { EntityPath, NameOf, NodeState } from './nodeBoxes';

/** The lineage as it is drawn. @internal */
export interface LineagePicture {
  graph: FlowGraph;
  /** Boxes that filters took out. */
  filtered: number;
  /** What is known of a box or a row. */
  about(id: string): LineageGraphNode | undefined;
}

/** @internal */
export interface BuildOptions {
  entityPath: EntityPath;
  nameOf: NameOf;
  /** States of boxes by id, as far as they are known. */
  states: ReadonlyMap<string, NodeState>;
  now: Date;
}

const isColumn = (id: string) => id.startsWith('column:');
const pair = (from: string, to: string) => JSON.stringify([from, to]);

/** At the level of columns a dataset is a box, and its columns in the answer are its rows. */
function columnsInBoxes(data: LineageData): LineageData {
  const datasets = new Map<string, LineageGraphNode[]>();
  const boxes: LineageGraphNode[] = [];
  for (const node of data.answer.nodes) {
    if (node.dataset === undefined) boxes.push(node);
    else {
      const own = datasets.get(node.dataset);
      if (own) own.push(node);
      else datasets.set(node.dataset, [node]);
    }
  }
  const known = new Set(boxes.map(({ id }) => id));
  for (const [id, columns] of datasets) {
    if (known.has(id)) continue;
    const [{ namespace, name = '', column = '' }] = columns;
    boxes.push({
      id,
      type: 'dataset',
      namespace,
      name: name.slice(0, name.length - column.length - 1),
      hiddenUp: 0,
      hiddenDown: 0,
    });
  }
  const sum = (id: string, side: 'hiddenUp' | 'hiddenDown') =>
    (datasets.get(id) ?? []).reduce((all, column) => all + column[side], 0);
  const { answer } = data;
  const starts = new Set(answer.start);
  return {
    answer: {
      ...answer,
      start: [
        ...answer.start,
        ...[...datasets]
          .filter(([, columns]) => columns.some(({ id }) => starts.has(id)))
          .map(([id]) => id),
      ],
      nodes: boxes.map(box => ({
        ...box,
        hiddenUp: box.hiddenUp + sum(box.id, 'hiddenUp'),
        hiddenDown: box.hiddenDown + sum(box.id, 'hiddenDown'),
      })),
    },
    inside: [...datasets].map(([id, columns]) => ({
      id,
      granularity: 'column',
      answer: {
        start: columns.map(column => column.id),
        nodes: columns,
        edges: [],
        beyond: answer.beyond,
      },
    })),
  };
}

/** Makes boxes and lines of what the backend answered, for what a person looks at. @internal */
export function buildFlow(
  given: LineageData,
  view: LineageView,
  { entityPath, nameOf, states, now }: BuildOptions,
): LineagePicture {
  const byColumn = view.level === 'column';
  const data = byColumn ? columnsInBoxes(given) : given;
  const { answer } = data;
  const inside = new Inside(data);
  const about = new Set(answer.start);
  const open = new Set(view.open);
  const all = new Set(view.all);
  const opened = new Set(
    view.expand.map(({ side, node }) => `${side}~${node}`),
  );
  const loaded = new Map(
    data.inside.map(({ id, answer: own }) => [id, own.start]),
  );

  const boxes = answer.nodes.map((node): FlowBox => {
    const sides = byColumn
      ? [node.id, ...(loaded.get(node.id) ?? [])]
      : [node.id];
    const box = boxOf(node, {
      own: about.has(node.id),
      entityPath,
      nameOf,
      state: states.get(node.id),
      opened: {
        up: sides.some(id => opened.has(`up~${id}`)),
        down: sides.some(id => opened.has(`down~${id}`)),
      },
    });
    if (node.closed) return box;
    if (byColumn) {
      return { ...box, rows: inside.rowsOf(node.id, open, all, about) };
    }
    if (insideOf(node.id, view.level) === undefined) return box;
    const isOpen = open.has(node.id) && loaded.has(node.id);
    return {
      ...box,
      open: isOpen,
      rows: isOpen ? inside.rowsOf(node.id, open, all, about) : [],
    };
  });

  const graph = filterBoxes(
    { boxes, lines: linesOf(data, inside, boxes, view, now) },
    view.filters,
    inside,
  );
  return {
    graph,
    filtered: boxes.length - graph.boxes.length,
    about: id => inside.about(id) ?? answer.nodes.find(node => node.id === id),
  };
}

/** Lines, the finest first: where a line between rows is known, the one between their boxes says nothing more. */
function linesOf(
  { answer }: LineageData,
  inside: Inside,
  boxes: FlowBox[],
  { filters, panel }: LineageView,
  now: Date,
) {
  const ids = new Set(boxes.map(({ id }) => id));
  const lines = new LineCollector();
  const coveredDatasets = new Set<string>();
  const coveredBoxes = new Set<string>();
  const declared = new Map<string, LineageGraphEdge[]>();
  for (const edge of answer.edges) {
    if (edge.source !== 'contract') continue;
    const key = pair(edge.from, edge.to);
    declared.set(key, [...(declared.get(key) ?? []), edge]);
  }
  const holderOf = (id: string) =>
    isColumn(id) ? inside.parentOf(id) ?? id : id;
  const addInside = (edge: LineageGraphEdge) => {
    const from = inside.endOf(edge.from, ids);
    const to = inside.endOf(edge.to, ids);
    if (!from || !to || (from.row === undefined && to.row === undefined)) {
      return;
    }
    const key = pair(from.box, to.box);
    coveredDatasets.add(pair(holderOf(edge.from), holderOf(edge.to)));
    coveredBoxes.add(key);
    if (!passesFilters(edge, filters, now)) return;
    lines.add(from, to, edge);
    // What the products declare of each other holds for what is inside them.
    for (const each of declared.get(key) ?? []) {
      if (passesFilters(each, filters, now)) lines.add(from, to, each);
    }
  };
  const columns = [...inside.edges, ...answer.edges].filter(
    ({ from, to }) => isColumn(from) || isColumn(to),
  );
  columns.forEach(addInside);
  for (const edge of inside.edges) {
    if (
      !isColumn(edge.from) &&
      !isColumn(edge.to) &&
      !coveredDatasets.has(pair(edge.from, edge.to))
    ) {
      addInside(edge);
    }
  }
  for (const edge of answer.edges) {
    const { from, to } = edge;
    if (!ids.has(from) || !ids.has(to)) continue;
    // Only opened boxes cover anything, and of ten thousand lines no pair need be written down for nothing.
    if (coveredBoxes.size > 0 && coveredBoxes.has(pair(from, to))) continue;
    if (passesFilters(edge, filters, now)) {
      lines.add({ box: from }, { box: to }, edge);
    }
  }
  return lines.lines(now, panel === 'gap');
}
