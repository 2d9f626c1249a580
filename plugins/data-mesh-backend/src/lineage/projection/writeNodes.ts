// SPDX-License-Identifier: Apache-2.0
import type { NodeFacts } from '@meshwright/lineage';
import type { Knex } from 'knex';
import { type AliasRow, type NodeRow, keyOf, portions } from '../database/rows';
import type { ProjectedRun } from './writeRun';

/** What is known of a node after one more run: of two runs the later one counts. */
function joined(known: NodeFacts, more: NodeFacts): NodeFacts {
  const older =
    known.lastRun !== undefined &&
    more.lastRun !== undefined &&
    more.lastRun < known.lastRun;
  return older ? { ...more, ...known } : { ...known, ...more };
}

/** Writes the nodes of a run, and the other names that it knows of them. @internal */
export async function writeNodes(
  tx: Knex.Transaction,
  { lineage, seq }: ProjectedRun,
): Promise<void> {
  for (const nodes of portions(lineage.nodes)) {
    const known = new Map(
      (
        await tx<NodeRow>('lineage_node')
          .whereIn(
            'node_key',
            nodes.map(({ id }) => keyOf(id)),
          )
          .select('id', 'facts')
      ).map(({ id, facts }) => [id, facts]),
    );
    const rows = nodes.flatMap(({ id, facts }) => {
      const before = known.get(id);
      const after = JSON.stringify(
        before === undefined ? facts : joined(JSON.parse(before), facts),
      );
      return before === after
        ? []
        : [{ node_key: keyOf(id), id, facts: after, seq }];
    });
    if (rows.length > 0) {
      await tx<NodeRow>('lineage_node')
        .insert(rows)
        .onConflict('node_key')
        .merge(['facts', 'seq']);
    }
  }
  const aliases = [...lineage.aliases]
    .filter(([alias]) => alias.startsWith('dataset:'))
    .map(([alias, id]) => ({ alias_key: keyOf(alias), alias, id, seq }));
  for (const rows of portions(aliases)) {
    await tx<AliasRow>('lineage_alias')
      .insert(rows)
      .onConflict('alias_key')
      .ignore();
  }
}
