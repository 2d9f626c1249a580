// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import { type BulkTable, rowsAmong, writeRows } from '../database/bulk';
import { type EdgeRow, type JobEdgeRow, keyOf } from '../database/rows';
import type { ShownEdge } from './readRun';

/** Jobs that an ended edge names; more of them tell nobody anything. */
const MOST_FORMER_JOBS = 20;

const table: BulkTable<EdgeRow> = {
  name: 'lineage_edge',
  columns: {
    edge_key: 'text',
    from_key: 'text',
    to_key: 'text',
    from_id: 'text',
    to_id: 'text',
    kind: 'text',
    source: 'text',
    transformations: 'text',
    jobs: 'text',
    spans: 'text',
    last_seen: 'bigint',
    seq: 'bigint',
  },
  key: 'edge_key',
};

interface Span {
  from: number;
  to?: number;
}

/** The same times as few spans in order. */
function together(spans: Span[]): Span[] {
  const found: Span[] = [];
  for (const span of spans.sort((a, b) => a.from - b.from)) {
    const last = found[found.length - 1];
    if (!last || (last.to !== undefined && span.from > last.to)) {
      found.push({ ...span });
    } else if (last.to !== undefined) {
      if (span.to === undefined) delete last.to;
      else last.to = Math.max(last.to, span.to);
    }
  }
  return found;
}

const listOf = (words: Iterable<string>) => {
  const list = [...new Set(words)].filter(Boolean).sort();
  return list.length > 0 ? list : undefined;
};

/** What all jobs together show of an edge; of an edge that nobody shows at any time, that it never was. */
function summary(rows: readonly JobEdgeRow[]) {
  const open = rows.filter(({ ended_at }) => ended_at === null);
  const counting = open.length > 0 ? open : rows;
  const jobs = listOf(counting.map(({ job }) => job));
  const transformations = listOf(
    counting.flatMap(row =>
      row.transformations === null
        ? []
        : (JSON.parse(row.transformations) as string[]),
    ),
  );
  const spans = together(
    rows.map(({ started_at, ended_at }) => ({
      from: Number(started_at),
      ...(ended_at !== null && { to: Number(ended_at) }),
    })),
  );
  return {
    spans: JSON.stringify(spans),
    transformations: transformations ? JSON.stringify(transformations) : null,
    jobs: jobs
      ? JSON.stringify(open.length > 0 ? jobs : jobs.slice(0, MOST_FORMER_JOBS))
      : null,
    last_seen:
      rows.length > 0
        ? Math.max(...rows.map(({ last_seen }) => Number(last_seen)))
        : null,
  };
}

/**
 * Writes edges anew, from what all jobs together show of them.
 *
 * @param known - edges that the database may not have yet
 * @internal
 */
export async function writeEdges(
  tx: Knex,
  seq: number,
  keys: ReadonlySet<string>,
  known: ReadonlyMap<string, ShownEdge> = new Map(),
): Promise<void> {
  const shown = new Map<string, JobEdgeRow[]>();
  for (const row of await rowsAmong<JobEdgeRow>(
    tx,
    'lineage_job_edge',
    'edge_key',
    keys,
  )) {
    const own = shown.get(row.edge_key);
    if (own) own.push(row);
    else shown.set(row.edge_key, [row]);
  }
  const stored = new Map(
    (
      await rowsAmong<EdgeRow>(
        tx,
        'lineage_edge',
        'edge_key',
        [...keys].filter(key => !known.has(key)),
      )
    ).map(row => [row.edge_key, row]),
  );
  const rows: EdgeRow[] = [];
  for (const key of keys) {
    const edge = known.get(key);
    const ends = edge
      ? {
          edge_key: key,
          from_key: keyOf(edge.from),
          to_key: keyOf(edge.to),
          from_id: edge.from,
          to_id: edge.to,
          kind: edge.kind,
          source: edge.source,
        }
      : stored.get(key);
    if (ends) rows.push({ ...ends, ...summary(shown.get(key) ?? []), seq });
  }
  await writeRows(tx, table, rows);
}
