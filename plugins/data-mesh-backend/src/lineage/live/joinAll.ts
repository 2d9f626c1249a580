// SPDX-License-Identifier: Apache-2.0
import {
  LineageGraph,
  type LineageNode,
  type LineagePart,
  type NodeFacts,
  mergeLineagesInTurns,
} from '@meshwright/lineage';
import type { Knex } from 'knex';
import type { AliasRow, EdgeRow, NodeRow } from '../database/rows';
import { otherTurns } from '../otherTurns';
import { edgeOf, plainName, runsOf } from './fromRows';
import { NameIndex } from './NameIndex';
import type { Taking } from './takeOver';

/** Rows that are read at once. */
const PORTION = 5_000;

/** A lineage of which all is joined. @internal */
export interface Joined extends Taking {
  /** Datasets that contracts describe, by the entity refs of these. */
  contracts: Map<string, string[]>;
}

/** All rows of a table, some at a time: SQLite answers nobody else meanwhile. */
async function allOf<Row extends object>(
  knex: Knex,
  table: string,
  key: keyof Row & string,
): Promise<Row[]> {
  const found: Row[] = [];
  for (let after = ''; ; ) {
    const rows: Row[] = await knex(table)
      .where(key, '>', after)
      .orderBy(key)
      .limit(PORTION);
    for (const row of rows) found.push(row);
    if (rows.length < PORTION) return found;
    after = String(rows[rows.length - 1][key]);
    await otherTurns();
  }
}

/** Only declared lineage knows contracts, so this holds until that changes. */
function datasetsByContract(nodes: readonly LineageNode[]) {
  const found = new Map<string, string[]>();
  for (const { id, facts } of nodes) {
    for (const { file } of facts.contracts ?? []) {
      if (file === undefined) continue;
      const own = found.get(file);
      if (own) own.push(id);
      else found.set(file, [id]);
    }
  }
  return found;
}

/**
 * Joins what is declared with all that was observed, which takes seconds for hundreds of thousands of nodes. Others get
 * their turns meanwhile.
 *
 * @internal
 */
export async function joinAll(
  knex: Knex,
  declared: readonly LineagePart[],
): Promise<Joined> {
  const nodes = await allOf<NodeRow>(knex, 'lineage_node', 'node_key');
  const edges = await allOf<EdgeRow>(knex, 'lineage_edge', 'edge_key');
  const aliases = await allOf<AliasRow>(knex, 'lineage_alias', 'alias_key');
  const observed: LineagePart = {
    nodes: nodes.map(({ id, facts }) => ({
      id,
      facts: JSON.parse(facts) as NodeFacts,
    })),
    edges: edges.flatMap(each => edgeOf(each) ?? []),
    aliases: aliases.map(({ alias, id }) => [alias, id] as const),
  };
  await otherTurns();
  const merged = await mergeLineagesInTurns(
    [...declared, observed],
    otherTurns,
  );
  const graph = await LineageGraph.inTurns(merged, otherTurns);
  graph.apply({ runs: runsOf(nodes) });
  const byId = new Map(merged.nodes.map(node => [node.id, node]));
  return {
    graph,
    nodes: byId,
    search: new NameIndex(byId),
    aliases: merged.aliases,
    contracts: datasetsByContract(merged.nodes),
    names: new Set(
      [...merged.aliases.keys(), ...merged.nodes.map(({ id }) => id)].flatMap(
        id => plainName(id) ?? [],
      ),
    ),
  };
}
