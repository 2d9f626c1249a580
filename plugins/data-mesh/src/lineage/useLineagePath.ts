// SPDX-License-Identifier: Apache-2.0
import { useCallback } from 'react';
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { lineageRouteRef } from '../routes';
import { readView, writeView } from './state/lineageView';
import type { LineageView } from './state/lineageView';

/** Makes addresses of the page of the lineage. @internal */
export function useLineagePath(): (view: Partial<LineageView>) => string {
  const base = useRouteRef(lineageRouteRef)?.() ?? '/lineage';
  return useCallback(
    view => {
      const none = new URLSearchParams();
      return `${base}?${writeView({ ...readView(none), ...view }, none)}`;
    },
    [base],
  );
}

/** Makes addresses of the pages of datasets, by the ids of their nodes. @internal */
export function useDatasetPath(): (id: string) => string {
  const base = useRouteRef(lineageRouteRef)?.() ?? '/lineage';
  return useCallback(
    id => `${base}?${new URLSearchParams({ dataset: id })}`,
    [base],
  );
}
