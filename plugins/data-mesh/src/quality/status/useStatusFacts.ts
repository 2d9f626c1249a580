// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { useApiHolder } from '@backstage/frontend-plugin-api';
import {
  statusApiRef,
  type TrustFact,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import { statusOf } from './statusOf';
import { statusFact } from './statusWords';

/**
 * What trust strips of a list say of how its products are, by entity ref. Until the answer is here, and where it cannot be
 * asked, no product has any.
 *
 * @internal
 */
export function useStatusFacts(
  products: ReadonlyArray<{ entityRef: string }>,
): ReadonlyMap<string, TrustFact> {
  const status = useApiHolder().get(statusApiRef);
  const refs = products.map(({ entityRef }) => entityRef);
  const key = refs.join('\n');
  const { data } = useAsyncData(
    async () => {
      const items = await statusOf(status!, refs);
      return new Map(
        [...items].map(([ref, item]) => [ref, statusFact(item)] as const),
      );
    },
    [status, key],
    { enabled: status !== undefined && refs.length > 0 },
  );
  return useMemo(() => data ?? new Map(), [data]);
}
