// SPDX-License-Identifier: Apache-2.0
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';

/** Refs of one question to the catalog. */
const PORTION = 200;

/**
 * Those of some entity refs that a caller may read in the catalog, which is asked once for every 200 of them.
 *
 * @param refs - refs as the catalog writes them: `dataproduct:default/orders-ledger`; each is asked for once
 * @returns the refs of entities that are there and that the caller may read
 * @public
 */
export async function readableRefs(
  catalog: Pick<CatalogService, 'getEntitiesByRefs'>,
  refs: Iterable<string>,
  credentials: BackstageCredentials,
): Promise<Set<string>> {
  const all = [...new Set(refs)].sort();
  const found = new Set<string>();
  for (let from = 0; from < all.length; from += PORTION) {
    const entityRefs = all.slice(from, from + PORTION);
    const { items } = await catalog.getEntitiesByRefs(
      { entityRefs, fields: ['kind'] },
      { credentials },
    );
    items.forEach((item, index) => {
      if (item) found.add(entityRefs[index]);
    });
  }
  return found;
}
