// SPDX-License-Identifier: Apache-2.0
import type { LineageNode, WalkedEdge, WalkedNode } from '@meshwright/lineage';
import type {
  LineageGraphEdge,
  LineageGraphNode,
} from '@meshwright/plugin-data-mesh-common';

/** Gives what a caller may not see a place without a name: the same one wherever it comes in an answer. @internal */
export class ClosedBoxes {
  readonly #visible: ReadonlySet<string>;
  readonly #closed = new Map<string, string>();

  constructor(visible: ReadonlySet<string>) {
    this.#visible = visible;
  }

  /** The id that an answer has for a node. */
  idOf(id: string): string {
    if (this.#visible.has(id)) return id;
    let closed = this.#closed.get(id);
    if (!closed) {
      closed = `closed:${this.#closed.size + 1}`;
      this.#closed.set(id, closed);
    }
    return closed;
  }

  node(walked: WalkedNode, node: LineageNode): LineageGraphNode {
    const { up, down, hiddenUp, hiddenDown } = walked;
    const place = {
      ...(up !== undefined && { up }),
      ...(down !== undefined && { down }),
      hiddenUp,
      hiddenDown,
    };
    const id = this.idOf(node.id);
    if (id !== node.id) return { id, type: node.type, closed: true, ...place };
    const { type, namespace, name, dataset, column, facts } = node;
    return {
      id,
      type,
      namespace,
      name,
      ...(dataset !== undefined && { dataset, column }),
      facts,
      ...place,
    };
  }

  edge({ from, to, kind, source, lastSeen }: WalkedEdge): LineageGraphEdge {
    return {
      from: this.idOf(from),
      to: this.idOf(to),
      kind,
      source,
      ...(lastSeen !== undefined && {
        lastSeen: new Date(lastSeen).toISOString(),
      }),
    };
  }
}
