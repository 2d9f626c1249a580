// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import { among, isPostgres, rowsAmong, writeRows } from '../../database';
import type { NewRun } from '../database';
import { groupBy } from '../status/groupBy';
import { figuresOfRun } from './figuresOfRun';
import type { Judgement, TakenSeries } from './judgeValues';
import type { DetectorRow, PointRow, SeriesRow } from './rows';
import {
  anomalyTable,
  detectorTable,
  newPoints,
  newSeries,
  pointTable,
  seriesTable,
} from './tables';

/** Values that are judged in one transaction. */
const VALUES = 10_000;
/** Series whose old values are forgotten in one go. */
const FORGOTTEN = 200;

/** Takes values in, hands them out to be judged once, and forgets them when they are old. @internal */
export class SeriesIntake {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /**
   * Keeps the figures of a run, to be judged afterwards, in the transaction that keeps the run.
   *
   * @returns how many there are
   */
  async add(tx: Knex.Transaction, run: NewRun): Promise<number> {
    // In one order for all, so that replicas wait for each other and do not lock each other.
    const figures = [...figuresOfRun(run)].sort(([a], [b]) => (a < b ? -1 : 1));
    // The series go first: who judges them holds them, and is not to miss a value that comes meanwhile.
    await writeRows(
      tx,
      newSeries,
      figures.map(([id, { contractRef, dataset, column, metric }]) => ({
        id,
        product_ref: run.productRef,
        contract_ref: contractRef,
        dataset,
        column,
        metric,
        last_value: null,
        last_at: null,
        points: 0,
        due: true,
      })),
    );
    await writeRows(
      tx,
      newPoints,
      figures.map(([id, { value }]) => ({
        series_id: id,
        measured_at: run.endedAt,
        value,
        judged: false,
        low: null,
        high: null,
      })),
    );
    return figures.length;
  }

  /** Series with values that nobody has judged, in the order of their ids. */
  async due(
    limit: number,
    { productRef, after }: { productRef?: string; after?: string } = {},
  ): Promise<string[]> {
    const query = this.#knex<SeriesRow>('quality_series')
      .where({ due: true })
      .orderBy('id')
      .limit(limit);
    if (productRef !== undefined) void query.where({ product_ref: productRef });
    if (after !== undefined) void query.where('id', '>', after);
    return query.pluck('id');
  }

  /**
   * Takes series for one transaction, with values to be judged; those that another replica has are left to it.
   *
   * @returns `more` where one transaction is not to take all of them
   */
  async take(
    tx: Knex.Transaction,
    ids: readonly string[],
  ): Promise<{ taken: TakenSeries[]; more: boolean }> {
    const query = among(tx, tx<SeriesRow>('quality_series'), 'id', ids)
      .where({ due: true })
      .orderBy('id');
    if (isPostgres(tx)) void query.forUpdate().skipLocked();
    const series = (await query) as SeriesRow[];
    const points = (await among(
      tx,
      tx<PointRow>('quality_point'),
      'series_id',
      series.map(({ id }) => id),
    )
      .whereRaw('not judged')
      .orderBy(['series_id', 'measured_at'])
      .limit(VALUES)) as PointRow[];
    const detectors = new Map(
      (
        await rowsAmong<DetectorRow>(
          tx,
          'quality_detector',
          'series_id',
          series.map(({ id }) => id),
        )
      ).map(({ series_id: id, state }) => [id, state]),
    );
    const more = points.length === VALUES;
    const byId = groupBy(points, ({ series_id: id }) => id);
    const last = points.at(-1)?.series_id;
    return {
      more,
      taken: series
        // Of the one at the cut, and of those after it, there are values that were not read.
        .filter(({ id }) => !more || id <= last!)
        .map(one => ({
          series: { ...one, due: more && one.id === last },
          detector: detectors.get(one.id),
          points: byId.get(one.id) ?? [],
        })),
    };
  }

  /** Keeps what judging series gave. */
  async keep(
    tx: Knex.Transaction,
    judgements: readonly Judgement[],
  ): Promise<void> {
    await writeRows(
      tx,
      seriesTable,
      judgements.map(({ series }) => series),
    );
    await writeRows(
      tx,
      detectorTable,
      judgements.map(({ series: { id }, detector }) => ({
        series_id: id,
        state: detector,
      })),
    );
    await writeRows(
      tx,
      pointTable,
      judgements.flatMap(({ points }) => points),
    );
    await writeRows(
      tx,
      anomalyTable,
      judgements.flatMap(({ anomalies }) =>
        anomalies.map(({ series, measuredAt, score, sentence }) => ({
          series_id: series.id,
          product_ref: series.product_ref,
          measured_at: measuredAt,
          score,
          sentence,
        })),
      ),
    );
  }

  /** Forgets values that were measured before a time, and series of which none is left. */
  async removeBefore(time: string): Promise<void> {
    await this.#knex('quality_anomaly')
      .where('measured_at', '<', time)
      .delete();
    let after = '';
    for (;;) {
      const series = await this.#knex<SeriesRow>('quality_series')
        .where('id', '>', after)
        .orderBy('id')
        .limit(FORGOTTEN)
        .select('id', 'last_at');
      if (series.length === 0) return;
      after = series.at(-1)!.id;
      await this.#knex.transaction(async tx => {
        const ids = series.map(({ id }) => id);
        await among(tx, tx('quality_point'), 'series_id', ids)
          .where('measured_at', '<', time)
          .delete();
        const gone = series
          .filter(({ last_at: last }) => last !== null && last < time)
          .map(({ id }) => id);
        if (gone.length === 0) return;
        // SQLite follows foreign keys only where that was switched on.
        await among(tx, tx('quality_detector'), 'series_id', gone).delete();
        await among(tx, tx('quality_series'), 'id', gone)
          .where('last_at', '<', time)
          .delete();
      });
    }
  }
}
