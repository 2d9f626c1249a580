// SPDX-License-Identifier: Apache-2.0
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { SchemaObject } from '@meshwright/contracts';
import { allNodes, buildSchemaTree, findColumn } from './schemaTree';
import type { SchemaNode } from './schemaTree';
import {
  filterTree,
  matchesSearch,
  openRows,
  searchWords,
} from './visibleRows';
import type { SchemaRow } from './visibleRows';

/** Most rows that a schema opens with; beyond it only the first table is open. */
const OPEN_AT_FIRST = 60;

/** @internal */
export interface SchemaTreeModel {
  rows: SchemaRow[];
  /** Columns in the whole schema, nested ones included. */
  columnCount: number;
  /** Columns that match the search. */
  matchCount: number;
  /** Words of the search, in lower case. */
  words: string[];
  search: string;
  setSearch: (search: string) => void;
  toggle: (node: SchemaNode, open: boolean) => void;
  /** The column that the page's address names. */
  selected?: SchemaNode;
}

/** What is open and what is found in a schema. @internal */
export function useSchemaTree(
  objects: SchemaObject[],
  column: string | undefined,
): SchemaTreeModel {
  const tree = useMemo(() => buildSchemaTree(objects), [objects]);
  const columns = useMemo(
    () => allNodes(tree).filter(node => node.property),
    [tree],
  );
  const selected = useMemo(
    () => (column ? findColumn(tree, column) : undefined),
    [tree, column],
  );
  const [search, setSearch] = useState('');
  const [open, setOpen] = useState(() => openAtFirst(tree));
  useEffect(() => setOpen(openAtFirst(tree)), [tree]);
  useEffect(() => {
    if (selected) {
      setOpen(ids => new Set([...ids, ...ancestorIds(selected)]));
    }
  }, [selected]);

  const words = useMemo(() => searchWords(search), [search]);
  const searching = words.length > 0;
  const filtered = useMemo(() => filterTree(tree, words), [tree, words]);
  const rows = useMemo(
    () => openRows(filtered, node => searching || open.has(node.id)),
    [filtered, open, searching],
  );
  const toggle = useCallback((node: SchemaNode, opened: boolean) => {
    setOpen(ids => {
      const next = new Set(ids);
      if (opened) {
        next.add(node.id);
      } else {
        next.delete(node.id);
      }
      return next;
    });
  }, []);
  const matchCount = useMemo(
    () => columns.filter(node => matchesSearch(node, words)).length,
    [columns, words],
  );
  return {
    rows,
    words,
    columnCount: columns.length,
    matchCount,
    search,
    setSearch,
    toggle,
    selected,
  };
}

function openAtFirst(tree: SchemaNode[]): Set<string> {
  const all = tree.reduce((sum, node) => sum + node.children.length + 1, 0);
  return new Set(
    (all <= OPEN_AT_FIRST ? tree : tree.slice(0, 1)).map(node => node.id),
  );
}

function ancestorIds(node: SchemaNode): string[] {
  const ids: string[] = [];
  for (let parent = node.parent; parent; parent = parent.parent) {
    ids.push(parent.id);
  }
  return ids;
}
