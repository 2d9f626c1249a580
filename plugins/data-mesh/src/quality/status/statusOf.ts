// SPDX-License-Identifier: Apache-2.0
import type {
  ProductStatusItem,
  StatusApi,
} from '@meshwright/plugin-data-mesh-common';

/** Products of one request: the server takes no more by their names. */
const PORTION = 100;
/** Requests that are made at the most; no list on a screen is as long. */
const MOST_REQUESTS = 10;

/**
 * Status of products, by their refs. What cannot be learned is left out: a list without states is better than none.
 *
 * @param options - `ports` where the states of output ports are wanted too
 * @internal
 */
export async function statusOf(
  api: StatusApi,
  refs: readonly string[],
  options: { ports?: boolean } = {},
): Promise<Map<string, ProductStatusItem>> {
  const wanted = [...new Set(refs)].slice(0, PORTION * MOST_REQUESTS);
  const found = new Map<string, ProductStatusItem>();
  try {
    for (let from = 0; from < wanted.length; from += PORTION) {
      const { items } = await api.getStatusBoard({
        ...options,
        limit: PORTION,
        product: wanted.slice(from, from + PORTION),
      });
      for (const item of items) found.set(item.ref, item);
    }
  } catch {
    // The rest has no state then.
  }
  return found;
}
