// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import { type BulkTable, writeRows } from '../database/bulk';
import type { RunRow } from '../database/rows';
import { otherTurns } from '../otherTurns';
import { dropDataset } from './dropDatasets';
import { EdgeLedger } from './EdgeLedger';
import { NodeLedger } from './NodeLedger';
import type { ProjectedRun } from './readRun';
import { writeChecks } from './writeChecks';

const runTable: BulkTable<RunRow> = {
  name: 'lineage_run',
  columns: {
    run_key: 'text',
    job_key: 'text',
    run_id: 'text',
    state: 'text',
    started_at: 'bigint',
    ended_at: 'bigint',
    settles: 'bigint',
  },
  key: 'run_key',
};

/** Runs of jobs that tell nothing new, and all the others. */
function sorted(runs: readonly ProjectedRun[], nodes: NodeLedger) {
  const moved = new Set(
    runs.filter(run => !nodes.tellsNothingNew(run)).map(({ jobKey }) => jobKey),
  );
  return {
    same: runs.filter(({ jobKey }) => !moved.has(jobKey)),
    others: runs.filter(({ jobKey }) => moved.has(jobKey)),
  };
}

/** When datasets that a run names were dropped after it, in what was known before. */
function* dropsAfter(run: ProjectedRun, nodes: NodeLedger) {
  for (const { id, type } of run.nodes) {
    const dropped = type === 'dataset' ? nodes.factsOf(id)?.dropped : undefined;
    const at = dropped === undefined ? NaN : Date.parse(dropped);
    if (at >= run.end) yield { id, at };
  }
}

/**
 * Writes what runs show, in few statements however many runs there are. SQLite answers at once, so that others only get
 * a turn where it is given to them.
 *
 * @param tx - transaction that holds the lock on the graph
 * @param seq - number of the change
 * @internal
 */
export async function projectRuns(
  tx: Knex,
  seq: number,
  runs: readonly ProjectedRun[],
): Promise<void> {
  const inOrder = [...runs].sort((a, b) => a.end - b.end);
  const nodes = new NodeLedger();
  await nodes.load(
    tx,
    inOrder.flatMap(({ job }) => job || []),
  );
  await otherTurns();
  const { same, others } = sorted(inOrder, nodes);
  const edges = new EdgeLedger(nodes);
  await edges.load(tx, others);
  await nodes.load(
    tx,
    others.flatMap(run => run.nodes.map(({ id }) => id)),
  );
  const drops: Array<{ id: string; at: number }> = [];
  for (const run of same) {
    const settledAt = run.settles ? run.end : nodes.settledAt(run.job);
    nodes.take(run, 'job');
    nodes.settle(run, settledAt, false);
  }
  for (const run of others) {
    drops.push(...dropsAfter(run, nodes));
    nodes.take(run, 'all');
    drops.push(...run.dropped.map(id => ({ id, at: run.end })));
    const news = edges.take(run);
    nodes.settle(run, edges.settledAt(run), news);
  }
  await otherTurns();
  await writeRows(
    tx,
    runTable,
    inOrder.map(run => ({
      run_key: run.runKey,
      job_key: run.jobKey,
      run_id: run.runId,
      state: run.state,
      started_at: run.start,
      ended_at: run.end,
      settles: run.settles ? 1 : 0,
    })),
  );
  await otherTurns();
  await writeChecks(tx, runs);
  await nodes.write(tx, seq);
  await otherTurns();
  await edges.write(tx, seq);
  for (const { id, at } of drops) await dropDataset(tx, seq, id, at);
}
