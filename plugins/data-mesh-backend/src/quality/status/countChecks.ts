// SPDX-License-Identifier: Apache-2.0
import type { QualityHeatCell } from '@meshwright/plugin-data-mesh-common';
import { type CheckResult, scoreChecks } from '@meshwright/quality';
import type { Knex } from 'knex';
import type { CheckRow } from '../database';
import { groupBy } from './groupBy';

/** Checks without a dimension stand under this word. */
const OTHER = 'other';

type Judged = Pick<CheckResult, 'status' | 'severity'>;

/** How a product does as a whole and by dimension. @internal */
export interface StatusCheckCounts {
  score: number | null;
  dimensions: Record<string, QualityHeatCell>;
}

function* repeat({ count, ...one }: Judged & { count: number }) {
  for (let times = 0; times < count; times++) yield one;
}

function cellOf(groups: ReadonlyArray<Judged & { count: number }>) {
  const score = scoreChecks(groups.flatMap(group => [...repeat(group)]));
  return {
    score: score.value,
    failed: score.failed,
    judged: score.passed + score.warned + score.failed,
  };
}

/** Counts the checks of some products by dimension in one query. @internal */
export async function countChecks(
  knex: Knex,
  productRefs: readonly string[],
): Promise<Map<string, StatusCheckCounts>> {
  if (productRefs.length === 0) return new Map();
  const rows = await knex<CheckRow>('quality_check')
    .whereIn('product_ref', [...productRefs])
    .groupBy('product_ref', 'dimension', 'severity', 'status')
    .select('product_ref', 'dimension', 'severity', 'status')
    .count({ count: '*' });
  const groups = rows.map(row => ({
    productRef: row.product_ref,
    dimension: row.dimension ?? OTHER,
    severity: row.severity as CheckResult['severity'],
    status: row.status,
    count: Number(row.count),
  }));
  return new Map(
    [...groupBy(groups, one => one.productRef)].map(([ref, own]) => [
      ref,
      {
        score: cellOf(own).score,
        dimensions: Object.fromEntries(
          [...groupBy(own, one => one.dimension)].map(([dimension, part]) => [
            dimension,
            cellOf(part),
          ]),
        ),
      },
    ]),
  );
}
