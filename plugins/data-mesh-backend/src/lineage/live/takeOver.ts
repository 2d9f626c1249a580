// SPDX-License-Identifier: Apache-2.0
import {
  type GraphEdge,
  type LineageGraph,
  type LineageNode,
  graphEdge,
  graphNode,
} from '@meshwright/lineage';
import type { AliasRow, EdgeRow, NodeRow } from '../database/rows';
import { edgeOf, nodeOf, plainName, runsOf } from './fromRows';
import type { NameIndex } from './NameIndex';

/** A lineage in memory, as far as changes are taken over into it. @internal */
export interface Taking {
  graph: LineageGraph;
  nodes: Map<string, LineageNode>;
  aliases: Map<string, string>;
  /** Names of datasets as `plainName` has them: a new one may be the same under another spelling. */
  names: Set<string>;
  /** Finds nodes by parts of their names. */
  search: NameIndex;
}

/** Rows that changed. @internal */
export interface Rows {
  nodes: NodeRow[];
  edges: EdgeRow[];
  aliases: AliasRow[];
}

/** Other names that nothing has yet; undefined where one of them may make one thing of two. */
function newNames(
  { nodes, aliases, names }: Taking,
  rows: Rows,
): Array<[alias: string, id: string]> | undefined {
  const changed = new Set(rows.nodes.map(({ id }) => id));
  const found: Array<[string, string]> = [];
  for (const { alias, id } of rows.aliases) {
    const own = aliases.get(id) ?? id;
    if (aliases.get(alias) === own) continue;
    const name = plainName(alias);
    const taken =
      aliases.has(alias) ||
      nodes.has(alias) ||
      changed.has(alias) ||
      name === undefined ||
      names.has(name);
    if (taken) return undefined;
    found.push([alias, own]);
  }
  return found;
}

/**
 * Takes changes over.
 *
 * @returns false where what is one thing may have changed, so that all has to be joined anew
 * @internal
 */
export function takeOver(taking: Taking, rows: Rows): boolean {
  const { graph, nodes, aliases, names, search } = taking;
  const others = newNames(taking, rows);
  if (!others) return false;
  const ids = new Map<string, string>();
  const own = (id: string) => ids.get(id) ?? aliases.get(id) ?? id;
  const changed: LineageNode[] = [];
  for (const { id, facts } of rows.nodes) {
    const node = nodeOf(id, JSON.parse(facts));
    if (!node) continue;
    const known = nodes.get(own(id));
    if (!known) {
      // A dataset under another name has a new column.
      if (node.dataset !== undefined && aliases.has(node.dataset)) return false;
      const name = plainName(id);
      if (name !== undefined && names.has(name)) return false;
      if (name !== undefined) names.add(name);
    }
    const next = known
      ? { ...known, facts: { ...known.facts, ...node.facts } }
      : node;
    ids.set(id, next.id);
    changed.push(next);
  }
  for (const [alias, id] of others) {
    aliases.set(alias, id);
    names.add(plainName(alias)!);
  }
  for (const node of changed) {
    const known = nodes.get(node.id);
    nodes.set(node.id, node);
    if (known?.facts.title !== node.facts.title || !known) search.add(node);
  }
  const edges: GraphEdge[] = [];
  const removed: GraphEdge[] = [];
  for (const row of rows.edges) {
    const edge = edgeOf(row);
    const ends = { from: own(row.from_id), to: own(row.to_id) };
    if (edge) edges.push(graphEdge({ ...edge, ...ends }));
    else {
      removed.push({
        ...ends,
        kind: row.kind as GraphEdge['kind'],
        source: row.source as GraphEdge['source'],
      });
    }
  }
  graph.apply({
    nodes: changed.map(graphNode),
    edges,
    removed,
    runs: runsOf(rows.nodes),
  });
  return true;
}
