// SPDX-License-Identifier: Apache-2.0
import {
  type LineageEdge,
  type LineageNode,
  type ObservedCheck,
  type SqlLineage,
  nodeId,
  readLineage,
} from '@meshwright/lineage';
import { keyOf } from '../database/rows';
import type { EventHead } from './eventsOfRuns';

/** Job of edges that no job makes: dataset events. */
const NO_JOB = '';

/** An edge that a run shows; when, says the run. @internal */
export type ShownEdge = Pick<
  LineageEdge,
  'from' | 'to' | 'kind' | 'source' | 'transformations'
>;

/** A run with what its events together say. @internal */
export interface ProjectedRun {
  runKey: string;
  runId: string | null;
  /** Id of the node of its job; empty where there is none. */
  job: string;
  jobKey: string;
  state: string;
  /** Has told nothing but that it started. */
  started: boolean;
  /** Completed with edges, so that it ends what it does not show. */
  settles: boolean;
  start: number;
  end: number;
  nodes: readonly LineageNode[];
  /** Other names of datasets, each with the id that is used. */
  aliases: ReadonlyArray<readonly [alias: string, id: string]>;
  edges: readonly ShownEdge[];
  /** Results of checks that it tells of. */
  checks: readonly ObservedCheck[];
  /** Ids of datasets that it dropped. */
  dropped: readonly string[];
  /** Digest of all that it shows, but for when. */
  shape: string;
}

/** Told by a run that may go on for ever. */
const GOES_ON = /"eventType":"running"/i;

interface FirstEvent {
  run?: unknown;
  job?: { namespace?: unknown; name?: unknown };
}

/** The key of an edge. @internal */
export const edgeKeyOf = ({ from, to, kind, source }: ShownEdge): string =>
  keyOf(from, to, kind, source);

function jobOf({ job }: FirstEvent): string {
  const { namespace, name } = job ?? {};
  return typeof namespace === 'string' && typeof name === 'string'
    ? nodeId('job', namespace, name)
    : NO_JOB;
}

function shapeOf(
  job: string,
  nodes: readonly LineageNode[],
  aliases: ProjectedRun['aliases'],
  edges: ProjectedRun['edges'],
): string {
  return keyOf(
    JSON.stringify([
      nodes.map(({ id, facts }) => {
        if (id !== job) return [id, facts];
        const { lastRun, lastState, ...others } = facts;
        return [id, others];
      }),
      aliases,
      edges.map(({ from, to, kind, source, transformations }) => [
        from,
        to,
        kind,
        source,
        transformations,
      ]),
    ]),
  );
}

/**
 * What the events of a run say; undefined where they say nothing of lineage.
 *
 * @param events - heads of its events, latest first
 * @param bodies - of these events, in the same order
 * @internal
 */
export function readRun(
  runKey: string,
  events: readonly EventHead[],
  bodies: readonly string[],
  sql: SqlLineage | undefined,
): ProjectedRun | undefined {
  const source = `[${bodies.join(',')}]`;
  const lineage = readLineage([{ path: 'events', source }], { sql });
  const { nodes } = lineage;
  if (nodes.length === 0) return undefined;
  const event = JSON.parse(bodies[0]) as FirstEvent;
  const job = jobOf(event);
  const state = event.run
    ? nodes.find(({ id }) => id === job)?.facts.lastState ?? 'other'
    : 'declared';
  const edges = lineage.edges.map(
    ({ from, to, kind, source: own, transformations }): ShownEdge => ({
      from,
      to,
      kind,
      source: own,
      ...(transformations && { transformations }),
    }),
  );
  const aliases = [...lineage.aliases].filter(([alias]) =>
    alias.startsWith('dataset:'),
  );
  return {
    runKey,
    runId: events[0].run_id,
    job,
    jobKey: keyOf(job),
    state,
    started: state === 'running' && !bodies.some(body => GOES_ON.test(body)),
    settles:
      (state === 'complete' || state === 'declared') &&
      job !== NO_JOB &&
      edges.length > 0,
    // Latest first.
    start: Number(events[events.length - 1].event_time),
    end: Number(events[0].event_time),
    nodes,
    aliases,
    edges,
    checks: lineage.checks,
    dropped: nodes
      .filter(({ type, facts }) => type === 'dataset' && facts.dropped)
      .map(({ id }) => id),
    shape: shapeOf(job, nodes, aliases, edges),
  };
}
