// SPDX-License-Identifier: Apache-2.0
import type { Budget } from '../limits';
import { addMember, type SourceNode } from '../nodes';
import type { PlainRecord } from '../types';

/** An anchored value, with what another use of it costs. */
interface Anchor {
  node: SourceNode;
  nodes: number;
  levels: number;
}

/**
 * The anchors of a document. An alias takes no copy of its value, but counts as if it did, before
 * anybody walks through it: so that a few lines cannot stand for millions of values.
 *
 * @internal
 */
export class Anchors {
  private readonly known = new Map<string, Anchor>();
  /** Deepest level since the outermost anchor that is being read. */
  private deepest = 0;

  constructor(private readonly budget: Budget) {}

  /** To be called for each level that is entered. */
  noteDepth(): void {
    this.deepest = Math.max(this.deepest, this.budget.depth);
  }

  /** Reads the value of an anchor. Inside of it, the name does not stand for it yet. */
  define(name: string | undefined, read: () => SourceNode): SourceNode {
    if (name === undefined) return read();
    const { budget } = this;
    const before = budget.nodes;
    const outerDeepest = this.deepest;
    this.deepest = budget.depth;
    const node = read();
    this.known.set(name, {
      node,
      nodes: budget.nodes - before,
      levels: this.deepest - budget.depth,
    });
    this.deepest = Math.max(outerDeepest, this.deepest);
    return node;
  }

  /**
   * The value of an alias, at the place of the alias; undefined for an unknown one.
   *
   * @throws {@link LimitError}
   */
  use(name: string, start: number, end: number): SourceNode | undefined {
    const anchor = this.known.get(name);
    if (!anchor) return undefined;
    const { budget } = this;
    budget.spend(start, anchor.nodes, anchor.levels);
    this.deepest = Math.max(this.deepest, budget.depth + anchor.levels);
    return { ...anchor.node, start, end, alias: true };
  }

  /**
   * Gives a record the members of another one, or of several, for the names that it does not have itself.
   *
   * @returns false when the source is no record
   * @throws {@link LimitError}
   */
  merge(record: SourceNode, source: SourceNode, offset: number): boolean {
    const sources = Array.isArray(source.value) ? source.children! : [source];
    for (const { names, children } of sources) {
      if (!names) return false;
      names.forEach((name, index) => {
        if (name in (record.value as PlainRecord)) return;
        this.budget.spend(offset);
        addMember(record, name, -1, children![index]);
      });
    }
    return true;
  }
}
