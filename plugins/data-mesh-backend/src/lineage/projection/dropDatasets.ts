// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import { among } from '../database/bulk';
import {
  type EdgeRow,
  type JobEdgeRow,
  type NodeRow,
  keyOf,
  portions,
} from '../database/rows';
import { writeEdges } from './writeEdges';

/** Keys of a dataset and its columns. */
async function keysOf(tx: Knex, id: string): Promise<string[]> {
  const prefix = `column:${id.slice('dataset:'.length)}#`;
  const columns = await tx<NodeRow>('lineage_node')
    .whereRaw("id like ? escape '!'", [
      `${prefix.replace(/[!%_]/g, mark => `!${mark}`)}%`,
    ])
    .select('node_key');
  return [keyOf(id), ...columns.map(({ node_key }) => node_key)];
}

async function edgesOf(tx: Knex, nodeKeys: string[]): Promise<string[]> {
  const found = new Set<string>();
  for (const column of ['from_key', 'to_key']) {
    for (const portion of portions(nodeKeys, 5_000)) {
      const rows: Array<Pick<EdgeRow, 'edge_key'>> = await among(
        tx,
        tx('lineage_edge'),
        column,
        portion,
      ).select('edge_key');
      for (const { edge_key } of rows) found.add(edge_key);
    }
  }
  return [...found];
}

/**
 * Ends what has to do with a dataset that was dropped, as far as it was not seen after that.
 *
 * @param at - when it was dropped, in milliseconds since 1970
 * @internal
 */
export async function dropDataset(
  tx: Knex,
  seq: number,
  id: string,
  at: number,
): Promise<void> {
  const edges = await edgesOf(tx, await keysOf(tx, id));
  for (const portion of portions(edges, 5_000)) {
    const over = () =>
      among(tx, tx<JobEdgeRow>('lineage_job_edge'), 'edge_key', portion)
        .whereNull('ended_at')
        .where('last_seen', '<=', at)
        .where('started_at', '<=', at)
        // Its job settled later: a run after the drop showed it.
        .whereNotExists(
          tx<NodeRow>('lineage_node')
            .select(tx.raw('1'))
            .whereRaw('lineage_node.node_key = lineage_job_edge.job_key')
            .where('settled_at', '>', at),
        );
    const rows: JobEdgeRow[] = await over().select('job_key', 'edge_key');
    await over().update({ ended_at: at });
    // The next run of the job has to be looked at closely, even if it shows the same again.
    for (const jobs of portions(
      rows.map(({ job_key }) => job_key),
      5_000,
    )) {
      await among(tx, tx<NodeRow>('lineage_node'), 'node_key', jobs).update({
        shape: null,
      });
    }
    await writeEdges(tx, seq, new Set(rows.map(({ edge_key }) => edge_key)));
  }
}
