// SPDX-License-Identifier: Apache-2.0
import { useCallback } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useAsyncData } from '@meshwright/plugin-data-mesh-react';

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'spec.profile.displayName',
];

/** Most entities whose titles are asked for at once. */
const MOST = 200;

/**
 * The names that people know entities by, by their refs. Undefined for those that have none beyond the one in their ref,
 * until the catalog has answered, and beyond 200 entities.
 *
 * @internal
 */
export function useEntityTitles(
  refs: ReadonlyArray<string | undefined>,
): (ref: string) => string | undefined {
  const catalog = useApi(catalogApiRef);
  const entityRefs = [...new Set(refs.filter(ref => ref !== undefined))]
    .sort()
    .slice(0, MOST);
  const { data } = useAsyncData(
    async () => {
      const { items } = await catalog.getEntitiesByRefs({
        entityRefs,
        fields: FIELDS,
      });
      return new Map(
        items.flatMap((entity, index) => {
          const profile = entity?.spec?.profile as
            | { displayName?: string }
            | undefined;
          const title = profile?.displayName ?? entity?.metadata.title;
          return title ? [[entityRefs[index], title] as const] : [];
        }),
      );
    },
    [catalog, entityRefs.join()],
    { enabled: entityRefs.length > 0 },
  );
  return useCallback((ref: string) => data?.get(ref), [data]);
}
