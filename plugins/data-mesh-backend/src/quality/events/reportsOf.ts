// SPDX-License-Identifier: Apache-2.0
import { type DetailedCheck, readQualityResults } from '@meshwright/quality';
import type { StatedReport } from '../ResultIntake';
import type { EventQuality } from './qualityOfEvent';

/** Where a dataset of an event belongs. @internal */
export interface DatasetPlace {
  productRef: string;
  contractRef: string | null;
  /** What the product calls the dataset. */
  dataset: string;
}

/**
 * What an event says of products, read as a file with the same facets is.
 *
 * @param places - of the event's datasets, in their order; undefined for those of which nothing is to be kept
 * @returns reports by the entity refs of products
 * @internal
 */
export function reportsOf(
  quality: EventQuality,
  places: ReadonlyArray<DatasetPlace | undefined>,
): Map<string, StatedReport[]> {
  const { time, runId, atEdge, datasets, test } = quality;
  const at = new Date(time).toISOString();
  const found = new Map<string, StatedReport[]>();
  const products = new Set(places.flatMap(place => place?.productRef ?? []));
  for (const productRef of products) {
    const own = places.flatMap((place, index) =>
      place?.productRef === productRef ? [{ place, index }] : [],
    );
    // Datasets have numbers for names here, so that each is found again whatever it is called.
    const event = {
      eventTime: at,
      run: { runId, facets: { test } },
      job: {},
      inputs: own.map(({ index }) => ({
        name: String(index),
        facets: datasets[index].facets,
      })),
    };
    const placeOf = (dataset: string | null) =>
      dataset === null ? own[0].place : places[Number(dataset)] ?? own[0].place;
    const placed = <T extends { dataset: string | null }>(one: T): T => ({
      ...one,
      dataset: placeOf(one.dataset).dataset,
    });
    const withContract = (check: DetailedCheck): DetailedCheck => {
      const { contractRef } = placeOf(check.dataset);
      return {
        ...placed(check),
        details: {
          ...check.details,
          ...(contractRef !== null && { contractId: contractRef }),
        },
      };
    };
    const reports = readQualityResults([
      { file: 'event', text: JSON.stringify(event) },
    ]);
    found.set(
      productRef,
      reports.map(report => ({
        ...report,
        checks: report.checks.map(withContract),
        measurements: report.measurements.map(placed),
        contracts: new Map(
          own.flatMap(({ place: { dataset, contractRef } }) =>
            contractRef === null ? [] : [[dataset, contractRef] as const],
          ),
        ),
        told: atEdge ? 'at the start or the end' : at,
      })),
    );
  }
  return found;
}
