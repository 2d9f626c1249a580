// SPDX-License-Identifier: Apache-2.0
import type { EntityLink } from '@meshwright/plugin-data-mesh-common';
import { linkOf } from './linkOf';
import { useEntityTitles } from './useEntityTitles';

/**
 * Links of entities by the names that people know them by. Until those are here, and where there are none, by the names in
 * their refs.
 *
 * @internal
 */
export function useEntityLinks(
  refs: ReadonlyArray<string | undefined>,
): (ref: string) => EntityLink {
  const titleOf = useEntityTitles(refs);
  return ref => {
    const link = linkOf(ref, 'dataproduct') ?? {
      entityRef: ref,
      title: ref,
      resolved: false,
    };
    return { ...link, title: titleOf(ref) ?? link.title };
  };
}
