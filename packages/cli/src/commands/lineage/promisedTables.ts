// SPDX-License-Identifier: Apache-2.0
import type { Lineage, LineageNode } from '@meshwright/lineage';

const tableOf = ({ name }: LineageNode) =>
  name.split(/[./]/).pop()!.toLowerCase();

/**
 * What dbt calls by a name of its own, as it does where a desk or a pipeline has another engine than the warehouse, each
 * with the one table of a contract that is called the same. Where two contracts have it, nothing is guessed.
 */
export function promisedTables({
  nodes,
  edges,
}: Pick<Lineage, 'nodes' | 'edges'>): Map<string, string> {
  const promised = new Map<string, LineageNode[]>();
  const datasets = nodes.filter(({ type }) => type === 'dataset');
  for (const node of datasets) {
    if (!node.facts.contracts) continue;
    const table = tableOf(node);
    promised.set(table, [...(promised.get(table) ?? []), node]);
  }
  const made = new Set(
    edges.filter(({ source }) => source === 'dbt').map(({ to }) => to),
  );
  const found = new Map<string, string>();
  for (const node of datasets) {
    const [only, ...others] = promised.get(tableOf(node)) ?? [];
    if (made.has(node.id) && !node.facts.contracts && only && !others.length) {
      found.set(node.id, only.id);
    }
  }
  return found;
}

/** A lineage in which what dbt makes is called as contracts call it: see {@link promisedTables}. */
export function calledAsPromised(
  lineage: Pick<Lineage, 'nodes' | 'edges'>,
): Pick<Lineage, 'nodes' | 'edges'> {
  const promised = promisedTables(lineage);
  if (promised.size === 0) return lineage;
  const known = new Map(lineage.nodes.map(node => [node.id, node]));
  const columns = new Map(
    lineage.nodes.flatMap(node =>
      node.column === undefined
        ? []
        : [[`${node.dataset}\n${node.column.toLowerCase()}`, node.id]],
    ),
  );
  /** A column that its contract does not have keeps the name that dbt has for it. */
  const own = (id: string) => {
    const { dataset, column } = known.get(id) ?? {};
    const table = promised.get(dataset ?? id);
    if (table === undefined) return id;
    return column === undefined
      ? table
      : columns.get(`${table}\n${column.toLowerCase()}`) ?? id;
  };
  return {
    nodes: lineage.nodes,
    edges: lineage.edges.map(edge => ({
      ...edge,
      from: own(edge.from),
      to: own(edge.to),
    })),
  };
}
