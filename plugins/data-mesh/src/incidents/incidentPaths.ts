// SPDX-License-Identifier: Apache-2.0
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { incidentsRouteRef } from '../routes';

/** Addresses of the pages about incidents; nothing where the app has none of them. @internal */
export function useIncidentPaths() {
  const root = useRouteRef(incidentsRouteRef)?.();
  return (
    root !== undefined && {
      list: (query: Record<string, string> = {}) => {
        const params = new URLSearchParams(query).toString();
        return params ? `${root}?${params}` : root;
      },
      one: (number: number) => `${root}/${number}`,
    }
  );
}
