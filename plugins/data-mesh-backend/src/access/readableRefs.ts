// SPDX-License-Identifier: Apache-2.0
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';

const PORTION = 200;

/** Those of some entity refs that a caller may read in the catalog, which is asked once for 200 of them. @internal */
export async function readableRefs(
  catalog: CatalogService,
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
