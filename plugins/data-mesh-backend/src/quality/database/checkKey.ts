// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import type { DetailedCheck } from '@meshwright/quality';

/** Tells the checks of a product apart, and stays the same from run to run. @internal */
export function checkKey({
  name,
  dataset,
  column,
  details,
}: Pick<DetailedCheck, 'name' | 'dataset' | 'column' | 'details'>): string {
  return createHash('sha256')
    .update(JSON.stringify([details.contractId ?? null, dataset, column, name]))
    .digest('hex')
    .slice(0, 32);
}
