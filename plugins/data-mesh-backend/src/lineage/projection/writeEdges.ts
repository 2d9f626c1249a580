// SPDX-License-Identifier: Apache-2.0
import type { LineageEdge } from '@meshwright/lineage';
import type { Knex } from 'knex';
import {
  type EdgeRow,
  type JobEdgeRow,
  keyOf,
  portions,
} from '../database/rows';

/** Jobs that an edge names; more of them tell nobody anything. */
const MOST_JOBS = 20;

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

/** What all jobs together show of an edge. */
function summary(rows: readonly JobEdgeRow[]) {
  const jobs = [...new Set(rows.map(({ job }) => job))].filter(Boolean).sort();
  return {
    spans: JSON.stringify(
      together(
        rows.map(({ started_at, ended_at }) => ({
          from: Number(started_at),
          ...(ended_at !== null && { to: Number(ended_at) }),
        })),
      ),
    ),
    jobs: jobs.length > 0 ? JSON.stringify(jobs.slice(0, MOST_JOBS)) : null,
    last_seen: Math.max(...rows.map(({ last_seen }) => Number(last_seen))),
  };
}

/**
 * Writes edges anew that a run shows or ended.
 *
 * @param ended - keys of edges that the run does not show any more
 * @internal
 */
export async function writeEdges(
  tx: Knex.Transaction,
  seq: number,
  edges: ReadonlyMap<string, LineageEdge>,
  ended: readonly string[],
): Promise<void> {
  const keys = [...new Set([...edges.keys(), ...ended])];
  for (const portion of portions(keys, 60)) {
    const shown = new Map<string, JobEdgeRow[]>();
    const rows = await tx<JobEdgeRow>('lineage_job_edge')
      .whereIn('edge_key', portion)
      .select();
    for (const row of rows) {
      const own = shown.get(row.edge_key);
      if (own) own.push(row);
      else shown.set(row.edge_key, [row]);
    }
    const written: EdgeRow[] = [];
    for (const key of portion) {
      const own = shown.get(key);
      const edge = edges.get(key);
      const update = own
        ? { ...summary(own), seq }
        : // Nobody shows it any more at any time: it never was.
          { spans: '[]', jobs: null, last_seen: null, seq };
      if (!edge) {
        await tx<EdgeRow>('lineage_edge')
          .where({ edge_key: key })
          .update(update);
        continue;
      }
      written.push({
        edge_key: key,
        from_key: keyOf(edge.from),
        to_key: keyOf(edge.to),
        from_id: edge.from,
        to_id: edge.to,
        kind: edge.kind,
        source: edge.source,
        transformations: edge.transformations
          ? JSON.stringify(edge.transformations)
          : null,
        ...update,
      });
    }
    if (written.length > 0) {
      await tx<EdgeRow>('lineage_edge')
        .insert(written)
        .onConflict('edge_key')
        .merge();
    }
  }
}
