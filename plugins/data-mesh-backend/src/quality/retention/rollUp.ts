// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import type { ResultRow, RunRow } from '../database';
import { among } from '../../database';

const DAY = 86_400_000;
/** Days before the age of roll-up that are looked at: all but a portal that stood still for longer did the rest before. */
const LOOK_BACK = 30;
const PRODUCTS = 100;
const SERIES = 100;
const day = 'substr(measured_at, 1, 10)';

/** Times that are rolled up, and what ends it early. @internal */
export interface RollUp {
  /** What was measured before is rolled up: milliseconds since 1970. */
  before: number;
  signal?: AbortSignal;
}

const windowOf = ({ before }: RollUp) =>
  [
    new Date(before - LOOK_BACK * DAY).toISOString(),
    new Date(before).toISOString(),
  ] as const;

/**
 * Leaves of old results the last one of each check and day, and each that was another one than the result before it. Runs
 * of the portal itself of which nothing is left go as well; those that were reported stay, so that what is sent again is
 * known.
 *
 * @internal
 */
export async function rollUpResults(knex: Knex, options: RollUp) {
  const [from, to] = windowOf(options);
  let after = '';
  for (;;) {
    const products: string[] = await knex<RunRow>('quality_run')
      .whereBetween('ended_at', [from, to])
      .where('product_ref', '>', after)
      .distinct('product_ref')
      .orderBy('product_ref')
      .limit(PRODUCTS)
      .pluck('product_ref');
    if (products.length === 0) return;
    for (const product of products) {
      options.signal?.throwIfAborted();
      await rollUpProduct(knex, product, from, to);
    }
    after = products.at(-1)!;
  }
}

async function rollUpProduct(
  knex: Knex,
  product: string,
  from: string,
  to: string,
): Promise<void> {
  const old = knex<ResultRow>('quality_result')
    .where({ product_ref: product })
    .where('measured_at', '>=', from)
    .where('measured_at', '<', to)
    .select(
      'run_id',
      'check_key',
      'status',
      knex.raw(
        'lag(status) over (partition by check_key order by measured_at, run_id) as status_before',
      ),
      knex.raw(
        `row_number() over (partition by check_key, ${day} order by measured_at desc, run_id desc) as from_end`,
      ),
    );
  await knex('quality_result')
    .whereIn(
      ['run_id', 'check_key'],
      knex
        .from(old.as('old'))
        .where('from_end', '>', 1)
        .whereRaw('status = status_before')
        .select('run_id', 'check_key'),
    )
    .delete();
  await knex<RunRow>('quality_run')
    .where({ product_ref: product, origin: 'measured' })
    .where('ended_at', '>=', from)
    .where('ended_at', '<', to)
    .whereNotExists(
      knex('quality_result').whereRaw('quality_result.run_id = quality_run.id'),
    )
    .delete();
}

/**
 * Leaves of old values of each series and day the lowest and the highest one, and what was unexpected.
 *
 * @internal
 */
export async function rollUpPoints(knex: Knex, options: RollUp) {
  const [from, to] = windowOf(options);
  let after = '';
  for (;;) {
    options.signal?.throwIfAborted();
    const ids: string[] = await knex('quality_series')
      .where('id', '>', after)
      .orderBy('id')
      .limit(SERIES)
      .pluck('id');
    if (ids.length === 0) return;
    after = ids.at(-1)!;
    const old = among(knex, knex('quality_point'), 'series_id', ids)
      .whereRaw('judged')
      .where('measured_at', '>=', from)
      .where('measured_at', '<', to)
      .select(
        'series_id',
        'measured_at',
        knex.raw(
          `row_number() over (partition by series_id, ${day} order by value, measured_at) as from_low`,
        ),
        knex.raw(
          `row_number() over (partition by series_id, ${day} order by value desc, measured_at desc) as from_high`,
        ),
      );
    await knex('quality_point')
      .whereIn(
        ['series_id', 'measured_at'],
        knex
          .from(old.as('old'))
          .where('from_low', '>', 1)
          .where('from_high', '>', 1)
          .whereNotExists(
            knex('quality_anomaly')
              .whereRaw('quality_anomaly.series_id = old.series_id')
              .whereRaw('quality_anomaly.measured_at = old.measured_at'),
          )
          .select('series_id', 'measured_at'),
      )
      .delete();
  }
}
