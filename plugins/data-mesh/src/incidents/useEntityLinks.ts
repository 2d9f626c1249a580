// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import type { EntityLink } from '@meshwright/plugin-data-mesh-common';
import { useAsyncData } from '@meshwright/plugin-data-mesh-react';
import { linkOf } from '../header/linkOf';

const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'spec.profile.displayName',
];

/**
 * Links of entities by the names that people know them by. Until those are here, and where there are none, by the names in
 * their refs.
 *
 * @internal
 */
export function useEntityLinks(
  refs: ReadonlyArray<string | undefined>,
): (ref: string) => EntityLink {
  const catalog = useApi(catalogApiRef);
  const entityRefs = [...new Set(refs.filter(ref => ref !== undefined))].sort();
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
  return ref => {
    const link = linkOf(ref, 'dataproduct') ?? {
      entityRef: ref,
      title: ref,
      resolved: false,
    };
    return { ...link, title: data?.get(ref) ?? link.title };
  };
}
