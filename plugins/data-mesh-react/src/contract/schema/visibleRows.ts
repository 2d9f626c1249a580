// SPDX-License-Identifier: Apache-2.0
import type { SchemaNode } from './schemaTree';

/** A row of the schema tree as it is shown. @internal */
export interface SchemaRow {
  node: SchemaNode;
  /** From 1. */
  level: number;
  expanded?: boolean;
  /** Position among its siblings that are shown, from 1. */
  position: number;
  siblings: number;
}

/** Rows that are shown when these nodes are open. @internal */
export function openRows(
  nodes: SchemaNode[],
  isOpen: (node: SchemaNode) => boolean,
): SchemaRow[] {
  const rows: SchemaRow[] = [];
  const walk = (siblings: SchemaNode[], level: number) => {
    siblings.forEach((node, index) => {
      const expanded = node.children.length > 0 ? isOpen(node) : undefined;
      rows.push({
        node,
        level,
        expanded,
        position: index + 1,
        siblings: siblings.length,
      });
      if (expanded) {
        walk(node.children, level + 1);
      }
    });
  };
  walk(nodes, 1);
  return rows;
}

/** Whether a node says all words of a search. No words, no match. @internal */
export function matchesSearch(node: SchemaNode, words: string[]): boolean {
  return (
    words.length > 0 && words.every(word => node.searchText.includes(word))
  );
}

/** Words of a search. @internal */
export function searchWords(search: string): string[] {
  return search.toLocaleLowerCase('en-US').split(/\s+/).filter(Boolean);
}

/** The tree cut down to nodes that match all words of a search, and what they are inside of. @internal */
export function filterTree(nodes: SchemaNode[], words: string[]): SchemaNode[] {
  if (words.length === 0) {
    return nodes;
  }
  return nodes.flatMap(node => {
    const children = filterTree(node.children, words);
    return children.length > 0 || matchesSearch(node, words)
      ? [{ ...node, children }]
      : [];
  });
}
