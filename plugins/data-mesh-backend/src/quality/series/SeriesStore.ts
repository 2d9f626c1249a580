// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import type { AnomalyRow, PointRow, SeriesRow } from './rows';

/** A series in a list. @internal */
export interface ListedSeries extends SeriesRow {
  anomalies: number;
}

/** Reads series, their values and what was unexpected in them. @internal */
export class SeriesStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Series of a product: those with anomalies since a time first, those of no dataset last. */
  async list(
    productRef: string,
    options: {
      since: string;
      contractRef?: string;
      offset: number;
      limit: number;
    },
  ): Promise<{ rows: ListedSeries[]; total: number }> {
    const own = () => {
      const query = this.#knex('quality_series as s').where(
        's.product_ref',
        productRef,
      );
      if (options.contractRef !== undefined) {
        void query.where('s.contract_ref', options.contractRef);
      }
      return query;
    };
    const [{ count }] = await own().count({ count: '*' });
    const unexpected = this.#knex('quality_anomaly')
      .where({ product_ref: productRef })
      .where('measured_at', '>=', options.since)
      .groupBy('series_id')
      .select('series_id')
      .count({ anomalies: '*' })
      .as('a');
    const rows = await own()
      .leftJoin(unexpected, 'a.series_id', 's.id')
      .select(
        's.id',
        's.product_ref',
        's.contract_ref',
        's.dataset',
        's.column',
        's.metric',
        's.last_value',
        's.last_at',
        's.points',
        's.due',
        'a.anomalies',
      )
      .orderByRaw('coalesce(a.anomalies, 0) desc')
      .orderByRaw('case when s.dataset is null then 1 else 0 end')
      .orderByRaw("case when s.metric = 'rowCount' then 0 else 1 end")
      .orderByRaw('case when s.?? is null then 0 else 1 end', ['column'])
      .orderBy(['s.dataset', 's.column', 's.metric', 's.id'])
      .offset(options.offset)
      .limit(options.limit);
    return {
      rows: rows.map(row => ({
        ...row,
        anomalies: Number(row.anomalies ?? 0),
      })),
      total: Number(count),
    };
  }

  async find(productRef: string, id: string): Promise<SeriesRow | undefined> {
    return this.#knex<SeriesRow>('quality_series')
      .where({ product_ref: productRef, id })
      .first();
  }

  /** Values since a time, oldest first; the newest of them where there are more than the limit. */
  async values(
    id: string,
    since: string,
    limit: number,
  ): Promise<Array<Omit<PointRow, 'series_id' | 'judged'>>> {
    const rows = await this.#knex<PointRow>('quality_point')
      .where({ series_id: id })
      .where('measured_at', '>=', since)
      .orderBy('measured_at', 'desc')
      .limit(limit)
      .select('measured_at', 'value', 'low', 'high');
    return rows.reverse();
  }

  async anomaliesOf(id: string, since: string): Promise<AnomalyRow[]> {
    return this.#knex<AnomalyRow>('quality_anomaly')
      .where({ series_id: id })
      .where('measured_at', '>=', since)
      .orderBy('measured_at')
      .limit(1_000);
  }

  /** Anomalies of a product with their series, newest first. */
  async anomalies(
    productRef: string,
    limit: number,
  ): Promise<
    Array<
      AnomalyRow &
        Pick<SeriesRow, 'contract_ref' | 'dataset' | 'column' | 'metric'>
    >
  > {
    return this.#knex('quality_anomaly as a')
      .join('quality_series as s', 's.id', 'a.series_id')
      .where('a.product_ref', productRef)
      .orderBy([
        { column: 'a.measured_at', order: 'desc' },
        { column: 'a.series_id', order: 'asc' },
      ])
      .limit(limit)
      .select('a.*', 's.contract_ref', 's.dataset', 's.column', 's.metric');
  }
}
