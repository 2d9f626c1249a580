// SPDX-License-Identifier: Apache-2.0
import { useCallback, useMemo } from 'react';
import type { LineageGraphNode } from '@meshwright/plugin-data-mesh-common';
import { useEntityTitles } from '../../header/useEntityTitles';
import { productRefOf, refName } from '../graph/lineageWords';
import type { NameOf } from '../graph/nodeBoxes';

/**
 * What people call the domains and products that a graph mentions: their titles in the catalog, and the names in their
 * refs until those are known.
 *
 * @internal
 */
export function useNames(nodes: readonly LineageGraphNode[]): NameOf {
  const refs = useMemo(
    () =>
      nodes.flatMap(({ facts }) => [
        facts?.domain,
        facts?.product && productRefOf(facts.product),
      ]),
    [nodes],
  );
  const titleOf = useEntityTitles(refs);
  return useCallback(ref => titleOf(ref) ?? refName(ref), [titleOf]);
}
