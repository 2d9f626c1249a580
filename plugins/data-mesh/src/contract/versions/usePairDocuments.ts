// SPDX-License-Identifier: Apache-2.0
import { NotFoundError } from '@backstage/errors';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useAsyncData } from '@meshwright/plugin-data-mesh-react';
import type { AsyncData } from '@meshwright/plugin-data-mesh-react';
import { definitionOf } from '../definitionOf';
import { OWN_DOCUMENT } from './pairOf';
import type { Pair } from './pairOf';

/** Texts of the contracts of a pair, by ref; that of an own document is not among them. @internal */
export function usePairDocuments(
  pair: Pair,
): AsyncData<Record<string, string>> {
  const catalogApi = useApi(catalogApiRef);
  return useAsyncData(async () => {
    const entityRefs = [...new Set([pair.from, pair.to])].filter(
      ref => ref !== OWN_DOCUMENT,
    );
    const { items } = await catalogApi.getEntitiesByRefs({
      entityRefs,
      fields: ['kind', 'metadata', 'spec.definition'],
    });
    const documents: Record<string, string> = {};
    entityRefs.forEach((ref, index) => {
      const entity = items[index];
      if (!entity) {
        throw new NotFoundError(`There is no contract ${ref} in the catalog`);
      }
      documents[ref] = definitionOf(entity);
    });
    return documents;
  }, [catalogApi, pair.from, pair.to]);
}
