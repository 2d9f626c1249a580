// SPDX-License-Identifier: Apache-2.0
import { useRouteRef } from '@backstage/frontend-plugin-api';
import { policiesRouteRef } from '../routes';

/** Addresses of the pages about policies. @internal */
export interface PolicyPaths {
  list: string;
  scorecard: string;
  waivers: string;
  /** @param from - name of a policy to begin with */
  create: (from?: string) => string;
  /** @param tab - part of its page */
  policy: (name: string, tab?: string) => string;
}

/** @internal */
export function usePolicyPaths(): PolicyPaths {
  const list = useRouteRef(policiesRouteRef)?.() ?? '/policies';
  return {
    list,
    scorecard: `${list}/scorecard`,
    waivers: `${list}/waivers`,
    create: from =>
      `${list}/new${from ? `?${new URLSearchParams({ from })}` : ''}`,
    policy: (name, tab) =>
      `${list}/policy/${encodeURIComponent(name)}${tab ? `?tab=${tab}` : ''}`,
  };
}
