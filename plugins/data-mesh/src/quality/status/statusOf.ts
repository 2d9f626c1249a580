// SPDX-License-Identifier: Apache-2.0
import type {
  ProductStatusItem,
  StatusApi,
} from '@meshwright/plugin-data-mesh-common';

/** Products in one answer. */
const PAGE = 200;
/** Pages of products whose status is asked for; those that need somebody come first. */
const MOST_PAGES = 5;

/**
 * Status of products, page by page until all are known. What cannot be learned is left out: a list without states is
 * better than none.
 *
 * @internal
 */
export async function statusOf(
  api: StatusApi,
  refs: string[],
): Promise<Map<string, ProductStatusItem>> {
  const wanted = new Set(refs);
  const found = new Map<string, ProductStatusItem>();
  try {
    for (let page = 0; page < MOST_PAGES; page++) {
      const { items, totalItems } = await api.getStatusBoard({
        offset: page * PAGE,
        limit: PAGE,
      });
      for (const item of items) {
        if (wanted.has(item.ref)) found.set(item.ref, item);
      }
      if (found.size === wanted.size || (page + 1) * PAGE >= totalItems) break;
    }
  } catch {
    // The rest has no state then.
  }
  return found;
}
