// SPDX-License-Identifier: Apache-2.0
import { useCallback } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { formatSearchState } from './searchState';
import type { SearchState } from './searchState';
import { marketplaceRouteRef } from '../routes';

/** Makes addresses of the marketplace in a certain state; none where the app has no marketplace. @internal */
export function useMarketplaceLink(): (
  state?: Partial<SearchState>,
) => string | undefined {
  const route = useRouteRef(marketplaceRouteRef);
  return useCallback(
    (state = {}) => {
      const query = formatSearchState(state);
      return route && `${route()}${query && `?${query}`}`;
    },
    [route],
  );
}
