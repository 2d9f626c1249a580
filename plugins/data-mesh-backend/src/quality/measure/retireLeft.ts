// SPDX-License-Identifier: Apache-2.0
import type { ResultStore } from '../database';
import { TOOL } from './runMeasurement';

/** Products in one step. */
const PAGE = 200;

/**
 * Lets go of measured checks whose contract the product does not have any more: nothing measures them again, and they
 * would count for ever. Their history stays.
 *
 * @param contractsOf - refs of the contracts that products provide, for those of some products that are in the catalog
 * @internal
 */
export async function retireLeft(
  results: ResultStore,
  contractsOf: (
    productRefs: readonly string[],
  ) => Promise<ReadonlyMap<string, ReadonlySet<string>>>,
  signal: AbortSignal,
): Promise<void> {
  let after = '';
  for (;;) {
    signal.throwIfAborted();
    const measured = await results.measuredContracts(TOOL, {
      after,
      limit: PAGE,
    });
    const products = [...measured.keys()];
    if (products.length === 0) return;
    after = products.at(-1)!;
    const present = await contractsOf(products);
    for (const [product, contracts] of measured) {
      const own = present.get(product);
      // A product that is not in the catalog is nobody's question now, and may only be late.
      if (!own || contracts.every(contract => own.has(contract))) continue;
      await results.forgetMeasured(product, TOOL, { contracts: own });
    }
  }
}
