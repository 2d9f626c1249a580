// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import { FaultStore, Inbox } from './database';
import type { ProductFacts } from './ProductFacts';

const PORTION = 200;

/**
 * Lets go of what was wrong in products that the catalog does not have any more: nobody will measure it again, and its
 * incidents would stay open for ever. An empty catalog is one that is not filled yet.
 *
 * @internal
 */
export async function letGoOfMissing(
  knex: Knex,
  facts: ProductFacts,
): Promise<void> {
  const faults = new FaultStore(knex);
  const missing: string[] = [];
  let isEmpty = true;
  let after = '';
  for (;;) {
    const products = await faults.products(after, PORTION);
    if (products.length === 0) break;
    after = products[products.length - 1];
    const known = await facts.of(products);
    if (known.size > 0) isEmpty = false;
    missing.push(...products.filter(product => !known.has(product)));
  }
  if (isEmpty) return;
  for (const product of missing) {
    const keys = await faults.concerningKeys(product);
    if (keys.length === 0) await faults.removeProduct(product);
    else {
      await new Inbox(knex).add(product, {
        kind: 'forgotten',
        keys,
        at: new Date().toISOString(),
      });
    }
  }
}
