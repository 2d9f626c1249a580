// SPDX-License-Identifier: Apache-2.0
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  type Clearance,
  costReadPermission,
  type QualityAnomaly,
  type QualitySeries,
  type QualitySeriesPoint,
  type QualitySeriesValues,
} from '@meshwright/plugin-data-mesh-common';
import type { EntityAccess } from '../../access';
import type { Classifier } from '../evidence/Classifier';
import type { Masking } from '../evidence/Masking';
import { describeSeries, tellsCosts, tellsValues } from './describeSeries';
import type { SeriesRow } from './rows';
import type { SeriesStore } from './SeriesStore';
import { thin } from './thin';

const DAY = 86_400_000;
/** Days in which anomalies are counted. */
const RECENT = 30;
/** Values that are read: a year of hours, and some. */
const MOST_VALUES = 10_000;
/** Values that a chart can show. */
const DRAWN = 600;
const ANOMALIES = 100;

type Ref = { namespace: string; name: string };
type Place = Pick<SeriesRow, 'contract_ref' | 'dataset' | 'column' | 'metric'>;

const ago = (days: number) => new Date(Date.now() - days * DAY).toISOString();

/** Answers what figures of a product did over time; figures that tell values or costs only to those who may see these. @internal */
export class SeriesService {
  readonly #access: EntityAccess;
  readonly #masking: Masking;
  readonly #store: SeriesStore;

  constructor(options: {
    access: EntityAccess;
    masking: Masking;
    store: SeriesStore;
  }) {
    this.#access = options.access;
    this.#masking = options.masking;
    this.#store = options.store;
  }

  async list(
    ref: Ref,
    request: { offset: number; limit: number; contract?: string },
    credentials: BackstageCredentials,
  ): Promise<{ items: QualitySeries[]; totalItems: number }> {
    const product = await this.#access.product(ref, credentials);
    const [{ rows, total }, hides] = await Promise.all([
      this.#store.list(stringifyEntityRef(product), {
        since: ago(RECENT),
        contractRef: request.contract,
        offset: request.offset,
        limit: request.limit,
      }),
      this.#hides(product, credentials),
    ]);
    return {
      items: rows.map(row => toSeries(row, row.anomalies, hides(row))),
      totalItems: total,
    };
  }

  async values(
    ref: Ref,
    id: string,
    { days }: { days: number },
    credentials: BackstageCredentials,
  ): Promise<QualitySeriesValues> {
    const product = await this.#access.product(ref, credentials);
    const row = await this.#store.find(stringifyEntityRef(product), id);
    if (!row) throw new NotFoundError('The product has no such series.');
    const since = ago(days);
    const [hides, anomalies] = await Promise.all([
      this.#hides(product, credentials),
      this.#store.anomaliesOf(id, days > RECENT ? since : ago(RECENT)),
    ]);
    const recent = ago(RECENT);
    const count = anomalies.filter(one => one.measured_at >= recent).length;
    const series = toSeries(row, count, hides(row));
    if (series.masked) return { series, points: [], thinned: false };
    const sentences = new Map(
      anomalies.map(one => [one.measured_at, one.sentence]),
    );
    const values = await this.#store.values(id, since, MOST_VALUES);
    const drawn = thin(values, DRAWN, ({ measured_at: at }) =>
      sentences.has(at),
    );
    return {
      series,
      points: drawn.map(
        ({ measured_at: at, value, low, high }): QualitySeriesPoint => ({
          at,
          value,
          ...(low !== null && high !== null && { band: [low, high] }),
          ...(sentences.has(at) && { anomaly: sentences.get(at) }),
        }),
      ),
      thinned: drawn.length < values.length,
    };
  }

  async anomalies(
    ref: Ref,
    credentials: BackstageCredentials,
  ): Promise<{ items: QualityAnomaly[] }> {
    const product = await this.#access.product(ref, credentials);
    const [rows, hides] = await Promise.all([
      this.#store.anomalies(stringifyEntityRef(product), ANOMALIES),
      this.#hides(product, credentials),
    ]);
    return {
      items: rows.map(row => {
        const masked = hides(row);
        return {
          series: row.series_id,
          dataset: row.dataset,
          column: row.column,
          metric: row.metric,
          at: row.measured_at,
          sentence: masked
            ? `${describeSeries(row)} was not as expected.`
            : row.sentence,
          ...(masked && { masked }),
        };
      }),
    };
  }

  async #hides(
    product: Entity,
    credentials: BackstageCredentials,
  ): Promise<(place: Place) => boolean> {
    const [{ classifier, clearance }, [seesCosts]] = await Promise.all([
      this.#masking.of(product, credentials),
      this.#access.granted(
        [costReadPermission],
        stringifyEntityRef(product),
        credentials,
      ),
    ]);
    return place =>
      tellsCosts(place) ? !seesCosts : isHidden(place, classifier, clearance);
  }
}

function isHidden(
  place: Place,
  classifier: Classifier,
  clearance: Clearance,
): boolean {
  return (
    tellsValues(place) &&
    !classifier.shows(
      {
        contractRef: place.contract_ref,
        dataset: place.dataset,
        column: place.column,
      },
      clearance,
    )
  );
}

function toSeries(
  row: SeriesRow,
  anomalies: number,
  masked: boolean,
): QualitySeries {
  return {
    id: row.id,
    dataset: row.dataset,
    column: row.column,
    metric: row.metric,
    value: masked ? null : row.last_value,
    measuredAt: row.last_at ?? '',
    points: row.points,
    anomalies,
    ...(masked && { masked }),
  };
}
