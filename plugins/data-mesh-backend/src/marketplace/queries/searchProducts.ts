// SPDX-License-Identifier: Apache-2.0
import type {
  ProductPage,
  ProductQuery,
  ProductSort,
} from '@meshwright/plugin-data-mesh-common';
import { foldText, wordsOfQuery } from '../text';
import type { QueryContext } from './context';
import { DomainTree } from './DomainTree';
import { countProducts } from './productCounts';
import { productFacets } from './productFacets';
import { filtersOf } from './productFilters';
import { loadMatches } from './productMatches';
import { ProductSource, type SearchText } from './ProductSource';
import { loadSummaries } from './productSummaries';

const DEFAULT_LIMIT = 24;

/** Answers the marketplace's question. The query is validated already. @internal */
export async function searchProducts(
  context: QueryContext,
  query: ProductQuery,
): Promise<ProductPage> {
  const { offset = 0, limit = DEFAULT_LIMIT } = query;
  const search: SearchText = {
    text: foldText(query.text ?? '').trim(),
    words: wordsOfQuery(query.text ?? ''),
  };
  const tree = await DomainTree.load(context);
  const filters = filtersOf(query.filters, tree);

  const { counts, totalItems, ids } = await countProducts(
    context,
    new ProductSource(context, search, filters),
    filters,
    { sort: sortOf(query, search), order: query.order, offset, limit },
  );
  const items = await loadSummaries(context, ids);
  if (search.words.length > 0) {
    const matches = await loadMatches(context, ids, search.words);
    for (const item of items) {
      item.matches = matches.get(item.entityRef);
    }
  }
  return {
    items,
    totalItems,
    offset,
    limit,
    facets: await productFacets(context, counts, filters, tree),
  };
}

/** Without words nothing is more relevant than anything else. */
function sortOf(query: ProductQuery, search: SearchText): ProductSort {
  if (search.words.length === 0) {
    return query.sort === 'relevance' ? 'name' : query.sort ?? 'name';
  }
  return query.sort ?? 'relevance';
}
