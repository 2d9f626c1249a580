// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import { among } from './bulk';
import { type EdgeRow, type EventRow, type NodeRow, portions } from './rows';

/** Rows that are removed in one transaction, so that others get their turn. */
const PORTION = 2_000;

/** Removes rows, some at a time; says whether there were any. */
async function removeRows(
  knex: Knex,
  table: string,
  key: string,
  which: (query: Knex.QueryBuilder) => Knex.QueryBuilder,
): Promise<boolean> {
  let any = false;
  for (let removed = PORTION; removed === PORTION; ) {
    removed = await knex(table)
      .whereIn(key, which(knex(table)).limit(PORTION).select(key))
      .delete();
    any ||= removed > 0;
  }
  return any;
}

/** Events that do not wait. They came in the order of their ids, but for moments: where none is old, none follows. */
async function removeEvents(knex: Knex, before: number): Promise<void> {
  for (let after = 0; ; ) {
    const rows = await knex<EventRow>('lineage_event')
      .where('id', '>', after)
      .orderBy('id')
      .limit(PORTION)
      .select('id', 'received_at');
    const old = rows.filter(row => Number(row.received_at) < before);
    await among(
      knex,
      knex('lineage_event'),
      'id',
      old.map(({ id }) => Number(id)),
    )
      .whereNotExists((waiting: Knex.QueryBuilder) =>
        waiting
          .from('lineage_inbox')
          .select('event_id')
          .whereRaw('lineage_inbox.event_id = lineage_event.id'),
      )
      .delete();
    if (rows.length < PORTION || old.length === 0) return;
    after = Number(rows[rows.length - 1].id);
  }
}

/** Times at which a job showed an edge, and none of them is new enough. */
const over = (before: number) => (query: Knex.QueryBuilder) =>
  query.where(row =>
    row.where('ended_at', '<', before).orWhere(open =>
      open
        .whereNull('ended_at')
        .where('last_seen', '<', before)
        .whereNotExists((node: Knex.QueryBuilder) =>
          node
            .from('lineage_node')
            .select('settled_at')
            .whereRaw('lineage_node.node_key = lineage_job_edge.job_key')
            .where('settled_at', '>=', before),
        ),
    ),
  );

/** Nodes without edges that had some, with the columns of datasets among them. */
async function removeLoose(tx: Knex, ends: readonly string[]): Promise<void> {
  const used = (query: Knex.QueryBuilder, column: string) =>
    query.whereNotExists((edge: Knex.QueryBuilder) =>
      edge
        .from('lineage_edge')
        .select('edge_key')
        .whereRaw(`lineage_edge.${column} = lineage_node.node_key`),
    );
  const loose = (query: Knex.QueryBuilder) =>
    used(used(query, 'from_key'), 'to_key');
  const removed: string[] = [];
  for (const keys of portions(ends, PORTION)) {
    const rows: NodeRow[] = await loose(
      among(tx, tx<NodeRow>('lineage_node'), 'node_key', keys)
        // A column is there as long as its dataset.
        .whereNot('id', 'like', 'column:%'),
    ).select();
    removed.push(...rows.map(({ id }) => id));
    await among(
      tx,
      tx('lineage_node'),
      'node_key',
      rows.map(({ node_key }) => node_key),
    ).delete();
    await among(
      tx,
      tx('lineage_alias'),
      'id',
      rows.map(({ id }) => id),
    ).delete();
  }
  for (const id of removed) {
    if (!id.startsWith('dataset:')) continue;
    const prefix = `column:${id.slice('dataset:'.length)}#`;
    await loose(
      tx('lineage_node').whereRaw("id like ? escape '!'", [
        `${prefix.replace(/[!%_]/g, mark => `!${mark}`)}%`,
      ]),
    ).delete();
  }
}

/** Edges that nobody shows at any time that is kept, and nodes that are only there for them. */
async function removeEdges(knex: Knex): Promise<void> {
  const unshown = () =>
    knex<EdgeRow>('lineage_edge').whereNotExists((row: Knex.QueryBuilder) =>
      row
        .from('lineage_job_edge')
        .select('edge_key')
        .whereRaw('lineage_job_edge.edge_key = lineage_edge.edge_key'),
    );
  if (!(await unshown().first('edge_key'))) return;
  for (let count = PORTION; count === PORTION; ) {
    count = await knex.transaction(async tx => {
      // Who adds to the graph waits, so that no node goes that an edge was just made to.
      await tx('lineage_state').where({ id: 1 }).increment('epoch', 1);
      const rows: EdgeRow[] = await unshown()
        .transacting(tx)
        .limit(PORTION)
        .select();
      await among(
        tx,
        tx('lineage_edge'),
        'edge_key',
        rows.map(({ edge_key }) => edge_key),
      ).delete();
      await removeLoose(tx, [
        ...new Set(rows.flatMap(({ from_key, to_key }) => [from_key, to_key])),
      ]);
      return rows.length;
    });
  }
}

/**
 * Forgets what is older: events that are in the graph, runs, and edges that ended before, or that nobody showed since.
 * What was shown since stays, with all its past; what is declared is in the catalog, and none of this.
 *
 * @param before - milliseconds since 1970
 * @internal
 */
export async function forget(knex: Knex, before: number): Promise<void> {
  await removeEvents(knex, before);
  const runs = await removeRows(knex, 'lineage_run', 'run_key', query =>
    query.where('ended_at', '<', before),
  );
  await removeRows(knex, 'lineage_check', 'check_key', query =>
    query.where('at', '<', before),
  );
  // A run that shows the same again has to bring its edges back.
  await knex('lineage_node')
    .whereNotNull('shape')
    .where('settled_at', '<', before)
    .update({ shape: null });
  const times = await removeRows(knex, 'lineage_job_edge', 'id', over(before));
  if (runs || times) {
    await knex('lineage_state').where({ id: 1 }).update({ kept_since: before });
  }
  await removeEdges(knex);
}
