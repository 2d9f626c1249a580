// SPDX-License-Identifier: Apache-2.0
import type {
  LineageGraphAnswer,
  LineageGraphEdge,
  LineageGraphNode,
} from '@meshwright/plugin-data-mesh-common';
import type { FlowEnd, FlowRow } from '@meshwright/plugin-data-mesh-react';
import { plural } from '@meshwright/plugin-data-mesh-react';
import type { LineageData } from '../data/useLineageData';
import { TYPE_WORDS, titleOf } from './lineageWords';

/** Rows of a box before the rest is only counted. */
const FEW = 12;

/** What tells rows of one name apart: the type of a column, where a dataset is. */
function rowCaption({ type, facts, namespace }: LineageGraphNode) {
  if (type === 'column') return facts?.dataType;
  const scheme = /^[a-z0-9]+(?=:)/i.exec(namespace ?? '')?.[0];
  return [scheme, facts?.environment].filter(Boolean).join(' · ') || undefined;
}

/** A thing inside an opened box. */
interface Part {
  node: LineageGraphNode;
}

/**
 * What is inside opened boxes: datasets of products, columns of datasets. Answers where a line ends that leads to
 * something inside: at the row that is shown, else at what holds it.
 *
 * @internal
 */
export class Inside {
  /** Edges between datasets, and between columns, from what was opened. */
  readonly edges: LineageGraphEdge[] = [];
  readonly #nodes = new Map<string, LineageGraphNode>();
  readonly #parts = new Map<string, Part[]>();
  readonly #rows = new Map<string, FlowEnd>();

  constructor({ answer, inside }: LineageData) {
    this.#learn(answer);
    const seen = new Set<string>();
    for (const { id, answer: own } of inside) {
      this.#learn(own);
      const starts = new Set(own.start);
      const nodes = own.nodes.filter(
        node => starts.has(node.id) && node.id !== id && !node.closed,
      );
      nodes.sort(
        (a, b) =>
          (a.facts?.position ?? Infinity) - (b.facts?.position ?? Infinity) ||
          titleOf(a).localeCompare(titleOf(b)),
      );
      this.#parts.set(
        id,
        nodes.map(node => ({ node })),
      );
      // Closed ends have ids that mean nothing in the whole picture; the line of the box itself still shows them.
      const closed = new Set(
        own.nodes.filter(node => node.closed).map(node => node.id),
      );
      for (const edge of own.edges) {
        if (closed.has(edge.from) || closed.has(edge.to)) continue;
        const key = JSON.stringify([
          edge.from,
          edge.to,
          edge.kind,
          edge.source,
        ]);
        if (!seen.has(key)) this.edges.push(edge);
        seen.add(key);
      }
    }
  }

  /** What is known of a node, wherever it was mentioned. */
  about(id: string): LineageGraphNode | undefined {
    return this.#nodes.get(id);
  }

  /** Rows of an opened box. */
  rowsOf(
    box: string,
    open: ReadonlySet<string>,
    all: ReadonlySet<string>,
    own: ReadonlySet<string>,
  ): FlowRow[] {
    return this.#rowsOf(box, box, 0, { open, all, own });
  }

  #rowsOf(
    id: string,
    box: string,
    level: 0 | 1,
    marks: Record<'open' | 'all' | 'own', ReadonlySet<string>>,
  ): FlowRow[] {
    const parts = this.#parts.get(id) ?? [];
    const shown = marks.all.has(id) ? parts : parts.slice(0, FEW);
    const rows = shown.flatMap(({ node }): FlowRow[] => {
      this.#rows.set(node.id, { box, row: node.id });
      const isOpen = marks.open.has(node.id);
      return [
        {
          id: node.id,
          title: titleOf(node),
          caption: rowCaption(node),
          level,
          own: marks.own.has(node.id),
          ...(node.type === 'dataset' && { open: isOpen }),
        },
        ...(isOpen && level === 0 ? this.#rowsOf(node.id, box, 1, marks) : []),
      ];
    });
    const more = parts.length - shown.length;
    if (more > 0) {
      const [, many] = TYPE_WORDS[parts[0].node.type];
      rows.push({
        id: `more ${id}`,
        title: `${plural(more, 'more', 'more')} ${many}`,
        level,
        more,
      });
    }
    return rows;
  }

  /** Whether a row stands for a node. */
  isRow(id: string): boolean {
    return this.#rows.has(id);
  }

  /** Where a line of a node ends; undefined where nothing that is drawn holds it. */
  endOf(id: string, boxes: ReadonlySet<string>): FlowEnd | undefined {
    const row = this.#rows.get(id);
    if (row) return row;
    if (boxes.has(id)) return { box: id };
    const parent = this.parentOf(id);
    return parent === undefined ? undefined : this.endOf(parent, boxes);
  }

  /** The dataset of a column, the product of a dataset. */
  parentOf(id: string): string | undefined {
    const node = this.#nodes.get(id);
    return node?.dataset ?? node?.facts?.product;
  }

  #learn({ nodes }: LineageGraphAnswer) {
    // What is closed has another id in each answer, and means nothing outside of it.
    for (const node of nodes) {
      if (!node.closed) this.#nodes.set(node.id, node);
    }
  }
}
