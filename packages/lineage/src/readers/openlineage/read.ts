// SPDX-License-Identifier: Apache-2.0
import { type LineageBuilder, job } from '../../build/LineageBuilder';
import type { SqlLineage } from '../sql/types';
import { record } from '../values';
import { edgesOfRun } from './edges';
import { readEvent } from './event';
import { addDataset, addJob } from './facets';
import type { ParsedValue } from './parse';
import { checksOfRun } from './quality';
import { inOrder } from './order';
import { RunMerger } from './runs';
import type { SourcedEvent } from './sourcedEvent';
import { sqlEdgesOfRun } from './sql';
import { Timeline } from './timeline';

/** Reads the events among the values of a file, and says what is wrong with the others. @internal */
export function eventsOf(
  values: ParsedValue[],
  file: string,
  builder: LineageBuilder,
): SourcedEvent[] {
  return values.flatMap(({ value, path, line }) => {
    const { event, problems } = readEvent(value);
    for (const problem of problems) {
      builder.finding({
        ...problem,
        file,
        path: `${path}${problem.path}`,
        ...(line !== undefined && { line }),
      });
    }
    return event ? [{ event, file }] : [];
  });
}

/**
 * Adds what OpenLineage events say.
 *
 * @param events - of all files together, since the events of one run may lie in several
 * @param sql - reads the SQL of jobs whose events have no lineage of columns; left out, only what is written counts
 * @internal
 */
export function addEvents(
  events: readonly SourcedEvent[],
  builder: LineageBuilder,
  sql?: SqlLineage,
): void {
  const merger = new RunMerger();
  for (const { event, file } of inOrder(events)) merger.add(event, file);
  const timeline = new Timeline();
  for (const run of merger.list()) {
    addJob(builder, run);
    for (const each of [
      ...run.inputs.values(),
      ...run.outputs.values(),
      ...run.datasets.values(),
    ]) {
      addDataset(builder, each, run.end);
    }
    builder.checks.push(...checksOfRun(run));
    const { edges, open } = edgesOfRun(run);
    timeline.add(run, edges);
    if (!sql || !run.job || open.length === 0) continue;
    const query = record(run.jobFacets.get('sql'));
    for (const edge of sqlEdgesOfRun(run, open, query, sql, builder)) {
      builder.edge(edge.from, edge.to, {
        kind: edge.kind,
        source: 'sql',
        transformations: edge.transformations,
        job: job(run.job),
        ...(run.start !== undefined && {
          span: { from: run.start },
          lastSeen: run.end,
        }),
      });
    }
  }
  for (const { edge, job: own, seen } of timeline.seen) {
    builder.edge(edge.from, edge.to, {
      kind: edge.kind,
      source: 'openlineage',
      transformations: edge.transformations,
      job: own,
      ...seen,
    });
  }
}
