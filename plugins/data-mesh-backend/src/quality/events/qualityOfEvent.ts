// SPDX-License-Identifier: Apache-2.0
import type { Identifier, LineageEvent } from '@meshwright/lineage';

type Facets = Record<string, unknown>;

/** What one event says of the quality of datasets. @internal */
export interface EventQuality {
  /** Milliseconds since 1970. */
  time: number;
  runId?: string;
  /** Told at the start or at the end of a run, which say the same where a producer repeats itself. */
  atEdge: boolean;
  /** Datasets with the facets of quality that they have. */
  datasets: Array<Identifier & { facets: Facets }>;
  /** The facet `test` of a run that has one dataset only; in others nobody says which one it is about. */
  test?: unknown;
}

const NAMES = ['dataQualityAssertions', 'dataQualityMetrics'] as const;
const EDGES = new Set(['START', 'COMPLETE', 'FAIL', 'ABORT']);

function facetsOf(facets: Facets): Facets {
  return Object.fromEntries(
    NAMES.flatMap(name => {
      const facet = facets[name];
      return typeof facet === 'object' &&
        facet !== null &&
        !Array.isArray(facet)
        ? [[name, facet]]
        : [];
    }),
  );
}

/**
 * The facets of quality of an event: `dataQualityAssertions` and `dataQualityMetrics` of its datasets, and `test` of its
 * run.
 *
 * @returns undefined where there are none, and for an event without a time: the same said twice could not be told
 * @internal
 */
export function qualityOfEvent(event: LineageEvent): EventQuality | undefined {
  const { time, runId, eventType, runFacets } = event;
  if (time === undefined) return undefined;
  const all = [...event.inputs, ...event.outputs, event.dataset ?? []].flat();
  const isOne =
    new Set(all.map(({ namespace, name }) => `${namespace}\u0000${name}`))
      .size === 1;
  const test = isOne ? runFacets.test : undefined;
  const datasets = all
    .map(({ namespace, name, facets }) => ({
      namespace,
      name,
      facets: facetsOf(facets),
    }))
    .filter(
      ({ facets }) => test !== undefined || Object.keys(facets).length > 0,
    );
  if (datasets.length === 0) return undefined;
  return {
    time,
    ...(runId !== undefined && { runId }),
    atEdge: runId !== undefined && EDGES.has(eventType ?? ''),
    datasets,
    ...(test !== undefined && { test }),
  };
}
