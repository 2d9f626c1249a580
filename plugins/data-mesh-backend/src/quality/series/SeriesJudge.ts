// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  ANOMALY_THRESHOLD,
  AnomalyDetector,
  type AnomalyDetectorState,
  explainAnomaly,
} from '@meshwright/quality';
import type { Knex } from 'knex';
import { describeSeries } from './describeSeries';
import type { AnomalyRow, PointRow, SeriesRow } from './rows';
import type { SeriesStore } from './SeriesStore';

/** Series that are judged in one go. */
const PORTION = 200;
/** Values of one series in one transaction. */
const VALUES = 2_000;

/** An anomaly as those who react to it get it. @internal */
export interface FoundAnomaly {
  series: Pick<
    SeriesRow,
    'id' | 'product_ref' | 'contract_ref' | 'dataset' | 'column' | 'metric'
  >;
  measuredAt: string;
  value: number;
  score: number;
  sentence: string;
  band: readonly [number, number] | null;
}

/** What a series says with a new value, in the transaction that keeps the verdict. @internal */
export interface AnomalyListener {
  judged(
    tx: Knex.Transaction,
    judged: {
      series: FoundAnomaly['series'];
      measuredAt: string;
      anomaly: FoundAnomaly | undefined;
    },
  ): Promise<void>;
}

/**
 * Judges the values of series as they come. What a detector has learnt is kept with its series, and a version lets one
 * replica only take the next step.
 *
 * @internal
 */
export class SeriesJudge {
  readonly #knex: Knex;
  readonly #logger: LoggerService;
  readonly #store: SeriesStore;
  readonly #listeners: readonly AnomalyListener[];

  constructor(options: {
    knex: Knex;
    logger: LoggerService;
    store: SeriesStore;
    listeners: readonly AnomalyListener[];
  }) {
    this.#knex = options.knex;
    this.#logger = options.logger;
    this.#store = options.store;
    this.#listeners = options.listeners;
  }

  /** Judges what is due, of one product or of all. @returns anomalies that were found */
  async run(options: {
    productRef?: string;
    signal?: AbortSignal;
  }): Promise<number> {
    let found = 0;
    const tried = new Set<string>();
    for (;;) {
      const due = await this.#store.due(PORTION, options.productRef);
      const fresh = due.filter(id => !tried.has(id));
      if (fresh.length === 0) return found;
      for (const id of fresh) {
        options.signal?.throwIfAborted();
        tried.add(id);
        found += await this.#judge(id);
      }
    }
  }

  async #judge(id: string): Promise<number> {
    try {
      return await this.#knex.transaction(tx => this.#advance(tx, id));
    } catch (error) {
      this.#logger.warn(
        `The values of the series ${id} could not be judged: ${
          (error as Error).message
        }`,
      );
      return 0;
    }
  }

  async #advance(tx: Knex.Transaction, id: string): Promise<number> {
    const series = await tx<SeriesRow>('quality_series').where({ id }).first();
    if (!series) return 0;
    const points = await tx<PointRow>('quality_point')
      .where({ series_id: id, judged: false })
      .orderBy('measured_at')
      .limit(VALUES);
    const detector = new AnomalyDetector(stateOf(series));
    const name = describeSeries(series);
    const found: FoundAnomaly[] = [];
    const verdicts: Array<[PointRow, FoundAnomaly | undefined]> = [];
    let last = series.last_at;
    for (const point of points) {
      const result = detector.push(
        Date.parse(point.measured_at) / 1000,
        point.value,
      );
      // What is reported late is history: it is learnt from, and alarms nobody.
      const late = last !== null && point.measured_at <= last;
      const band = result.band ?? null;
      const sentence = explainAnomaly(name, point.value, result);
      const anomaly =
        !late && sentence !== undefined && result.score >= ANOMALY_THRESHOLD
          ? {
              series,
              measuredAt: point.measured_at,
              value: point.value,
              score: result.score,
              sentence,
              band,
            }
          : undefined;
      if (anomaly) found.push(anomaly);
      if (!late) last = point.measured_at;
      verdicts.push([
        { ...point, low: band?.[0] ?? null, high: band?.[1] ?? null },
        anomaly,
      ]);
    }
    const newest = verdicts.findLast(
      ([point]) => point.measured_at === last,
    )?.[0];
    const taken = await tx<SeriesRow>('quality_series')
      .where({ id, version: series.version })
      .update({
        version: series.version + 1,
        detector: JSON.stringify(detector.state),
        points: series.points + points.length,
        due: points.length === VALUES,
        ...(newest && { last_value: newest.value, last_at: last }),
      });
    // Another replica was faster, and has judged them.
    if (taken === 0) return 0;
    for (const [point] of verdicts) {
      await tx<PointRow>('quality_point')
        .where({ series_id: id, measured_at: point.measured_at })
        .update({ judged: true, low: point.low, high: point.high });
    }
    for (const anomaly of found) {
      await tx<AnomalyRow>('quality_anomaly').insert({
        series_id: id,
        product_ref: series.product_ref,
        measured_at: anomaly.measuredAt,
        score: anomaly.score,
        sentence: anomaly.sentence,
      });
    }
    for (const [point, anomaly] of verdicts) {
      if (last !== null && point.measured_at > (series.last_at ?? '')) {
        for (const listener of this.#listeners) {
          await listener.judged(tx, {
            series,
            measuredAt: point.measured_at,
            anomaly,
          });
        }
      }
    }
    return found.length;
  }
}

/** What the detector of a series has learnt; a state of another version is begun anew. */
function stateOf({ detector }: SeriesRow): AnomalyDetectorState | undefined {
  if (detector === null) return undefined;
  const state = JSON.parse(detector) as AnomalyDetectorState;
  return state.version === 1 ? state : undefined;
}
