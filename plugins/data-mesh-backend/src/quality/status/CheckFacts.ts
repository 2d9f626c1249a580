// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import type { Freshness, StatusCheck } from '@meshwright/quality';
import type { CheckRow } from '../database';

/** Failing checks of one portion of products that are looked at one by one. */
const MOST_FAILING = 5_000;

/** A result with the place it is about. @internal */
export interface PlacedCheck extends StatusCheck {
  contractRef: string | null;
  dataset: string | null;
}

/** @internal */
export interface PlacedFreshness extends Freshness {
  contractRef: string | null;
}

/** What status looks at of the checks of a product. @internal */
export interface ProductChecks {
  checks: PlacedCheck[];
  freshness: PlacedFreshness[];
}

const numberOf = (value: number | string | null) =>
  value === null ? null : Number(value);

/** An age and a promise out of the words that a check of timeliness has; undefined where it has others. */
export function freshnessOf(
  row: Pick<
    CheckRow,
    | 'dataset'
    | 'column'
    | 'observed'
    | 'expected'
    | 'measured_at'
    | 'contract_ref'
    | 'status'
  >,
): PlacedFreshness | undefined {
  const hours = (text: string | null) =>
    /(\d+(?:\.\d+)?) hours old/.exec(text ?? '')?.[1];
  const promised = hours(row.expected);
  if (promised === undefined || row.status === 'error') return undefined;
  const age = hours(row.observed);
  return {
    contractRef: row.contract_ref,
    dataset: row.dataset,
    column: row.column,
    ageHours: age === undefined ? null : Number(age),
    promisedHours: Number(promised),
    measuredAt: row.measured_at,
  };
}

/**
 * What status has to know of the checks of some products, in two queries: those that do not pass and those of freshness
 * one by one, of the others when they were last judged.
 *
 * @internal
 */
export async function readCheckFacts(
  knex: Knex,
  productRefs: readonly string[],
): Promise<Map<string, ProductChecks>> {
  const found = new Map<string, ProductChecks>(
    productRefs.map(ref => [ref, { checks: [], freshness: [] }]),
  );
  if (productRefs.length === 0) return found;
  const [groups, rows] = await Promise.all([
    knex<CheckRow>('quality_check')
      .whereIn('product_ref', [...productRefs])
      .where({ status: 'pass' })
      .groupBy('product_ref', 'contract_ref', 'dataset')
      .select('product_ref', 'contract_ref', 'dataset')
      .max({ measured_at: 'measured_at' }),
    knex<CheckRow>('quality_check')
      .whereIn('product_ref', [...productRefs])
      .where(own =>
        own
          .whereIn('status', ['fail', 'error', 'warn'])
          .orWhere({ dimension: 'timeliness' }),
      )
      .orderBy(['rank', 'product_ref', 'check_key'])
      .limit(MOST_FAILING)
      .select(
        'product_ref',
        'name',
        'contract_ref',
        'dataset',
        'column',
        'dimension',
        'status',
        'severity',
        'observed',
        'expected',
        'failed_rows',
        'measured_at',
      ),
  ]);
  for (const group of groups) {
    found.get(group.product_ref)?.checks.push({
      name: 'checks that pass',
      status: 'pass',
      severity: null,
      failedRows: null,
      measuredAt: String(group.measured_at),
      contractRef: group.contract_ref,
      dataset: group.dataset,
    });
  }
  for (const row of rows) {
    const own = found.get(row.product_ref);
    const fresh =
      row.dimension === 'timeliness' ? freshnessOf(row as CheckRow) : undefined;
    if (fresh) own?.freshness.push(fresh);
    if (row.status === 'pass' || fresh) continue;
    own?.checks.push({
      name: row.name,
      status: row.status,
      severity: row.severity as StatusCheck['severity'],
      failedRows: numberOf(row.failed_rows),
      measuredAt: row.measured_at,
      contractRef: row.contract_ref,
      dataset: row.dataset,
      column: row.column,
    });
  }
  return found;
}
