// SPDX-License-Identifier: Apache-2.0
import type { Lineage } from '../model';
import { type ReadLineageOptions, readLineage } from '../readers/readLineage';

type Facets = Record<string, unknown>;

/** A dataset of an event, written short: `orders` is in the namespace `db`. */
export const ds = (name: string, facets: Facets = {}, namespace = 'db') => ({
  namespace,
  name,
  facets,
});

let runs = 0;

/** A run id that no other run has. */
export const newRun = () =>
  `00000000-0000-4000-8000-${String(++runs).padStart(12, '0')}`;

/** An event of a run, complete where nothing else is asked for. */
export function runEvent(given: {
  job?: string;
  run?: string;
  type?: string;
  at?: string;
  inputs?: unknown[];
  outputs?: unknown[];
  jobFacets?: Facets;
  runFacets?: Facets;
}) {
  return {
    eventType: given.type ?? 'COMPLETE',
    eventTime: given.at ?? '2026-03-01T10:00:00Z',
    producer: 'https://example.com/test',
    schemaURL: 'https://openlineage.io/spec/2-0-2/OpenLineage.json',
    run: { runId: given.run ?? newRun(), facets: given.runFacets ?? {} },
    job: {
      namespace: 'jobs',
      name: given.job ?? 'etl',
      facets: given.jobFacets ?? {},
    },
    inputs: given.inputs ?? [],
    outputs: given.outputs ?? [],
  };
}

/** Reads values as one file in JSON. */
export const readEvents = (events: unknown, options?: ReadLineageOptions) =>
  readLineage(
    [{ path: 'events.json', source: JSON.stringify(events) }],
    options,
  );

const short = (id: string) =>
  id
    .replace(/^(dataset|column):db#/, '')
    .replace(/^job:jobs#/, 'job ')
    .replace('#', '.');

/** Edges written short: `orders.id -> sums.id direct openlineage`. */
export const edgesOf = ({ edges }: Lineage, source?: string) =>
  edges
    .filter(each => source === undefined || each.source === source)
    .map(({ from, to, kind }) => `${short(from)} -> ${short(to)} ${kind}`);

/** The same, without edges from and to jobs. */
export const dataEdgesOf = (lineage: Lineage, source?: string) =>
  edgesOf(lineage, source).filter(edge => !edge.includes('job '));
