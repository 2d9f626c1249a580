// SPDX-License-Identifier: Apache-2.0
import { record } from '../values';
import type { EventDataset, LineageEvent } from './event';
import { datasetFacetNames, jobFacetNames, runFacetNames } from './facetNames';

function chosen(
  facets: Record<string, unknown>,
  names: readonly string[],
): Record<string, unknown> {
  const found: Record<string, unknown> = {};
  for (const name of names) {
    if (facets[name] !== undefined) found[name] = facets[name];
  }
  return found;
}

const datasetContent = ({ namespace, name, facets }: EventDataset) => [
  namespace,
  name,
  chosen(facets, datasetFacetNames),
];

/**
 * What an event says of lineage, as text, but for when it was and in which run. Two runs whose events have the same
 * texts, in the same order of time, show the same nodes and edges, so that the second need not be read.
 *
 * @public
 */
export function eventContent(event: LineageEvent): string {
  const { type, eventType, time, job, dataset, inputs, outputs } = event;
  const runFacets = chosen(event.runFacets, runFacetNames);
  // Of the run that started this one only the job counts; each time it is another run.
  if (runFacets.parent !== undefined) {
    const { job: parent, _deleted } = record(runFacets.parent);
    runFacets.parent = { job: parent, _deleted };
  }
  return JSON.stringify([
    type,
    eventType,
    time !== undefined,
    job && [job.namespace, job.name, chosen(job.facets, jobFacetNames)],
    runFacets,
    inputs.map(datasetContent),
    outputs.map(datasetContent),
    dataset && datasetContent(dataset),
  ]);
}
