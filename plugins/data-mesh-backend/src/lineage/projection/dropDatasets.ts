// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import {
  type EdgeRow,
  type JobEdgeRow,
  type NodeRow,
  keyOf,
  portions,
} from '../database/rows';
import type { ProjectedRun } from './writeRun';

/** Keys of a dataset and its columns. */
async function keysOf(tx: Knex.Transaction, id: string): Promise<string[]> {
  const prefix = `column:${id.slice('dataset:'.length)}#`;
  const columns = await tx<NodeRow>('lineage_node')
    .whereRaw("id like ? escape '!'", [
      `${prefix.replace(/[!%_]/g, mark => `!${mark}`)}%`,
    ])
    .select('node_key');
  return [keyOf(id), ...columns.map(({ node_key }) => node_key)];
}

/**
 * Ends what has to do with the datasets that a run dropped.
 *
 * @returns keys of the edges that ended
 * @internal
 */
export async function dropDatasets(
  tx: Knex.Transaction,
  { lineage, end }: ProjectedRun,
): Promise<string[]> {
  const ended = new Set<string>();
  for (const { id, type, facts } of lineage.nodes) {
    if (type !== 'dataset' || facts.dropped === undefined) continue;
    for (const keys of portions(await keysOf(tx, id))) {
      const edges = await tx<EdgeRow>('lineage_edge')
        .whereIn('from_key', keys)
        .orWhereIn('to_key', keys)
        .select('edge_key');
      for (const portion of portions(edges.map(({ edge_key }) => edge_key))) {
        await tx<JobEdgeRow>('lineage_job_edge')
          .whereIn('edge_key', portion)
          .whereNull('ended_at')
          .where('last_seen', '<=', end)
          .update({ ended_at: end });
        portion.forEach(key => ended.add(key));
      }
    }
  }
  return [...ended];
}
