// SPDX-License-Identifier: Apache-2.0
import type { GovernancePolicyQuery } from '@meshwright/plugin-data-mesh-common';
import { LIFECYCLE_WORDS } from '../policyWords';

/** Policies on one page of the list. @internal */
export const PAGE_SIZE = 25;

type Lifecycle = NonNullable<GovernancePolicyQuery['lifecycle']>[number];

/** All that the address of the list of policies says. @internal */
export interface PolicyListState {
  text: string;
  lifecycle?: Lifecycle;
  /** Names of domains; `global` for policies that bind all. */
  scope: string[];
  failing: boolean;
  sort: 'failing' | 'name';
  /** Counts from 1. */
  page: number;
}

/** Reads the address; what it cannot mean is passed over. @internal */
export function parsePolicyState(params: URLSearchParams): PolicyListState {
  const lifecycle = params.get('state');
  const page = Number(params.get('page'));
  return {
    text: params.get('q') ?? '',
    lifecycle:
      lifecycle && Object.hasOwn(LIFECYCLE_WORDS, lifecycle)
        ? (lifecycle as Lifecycle)
        : undefined,
    scope: params.getAll('scope').filter(Boolean),
    failing: params.get('failing') === 'true',
    sort: params.get('sort') === 'name' ? 'name' : 'failing',
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

/** Writes the address, without what is the default. @internal */
export function formatPolicyState(state: PolicyListState): string {
  const params = new URLSearchParams();
  if (state.text) params.set('q', state.text);
  if (state.lifecycle) params.set('state', state.lifecycle);
  state.scope.forEach(scope => params.append('scope', scope));
  if (state.failing) params.set('failing', 'true');
  if (state.sort === 'name') params.set('sort', 'name');
  if (state.page > 1) params.set('page', String(state.page));
  return params.toString();
}

/** The question that a state asks. @internal */
export function toPolicyQuery(state: PolicyListState): GovernancePolicyQuery {
  return {
    text: state.text.trim() || undefined,
    lifecycle: state.lifecycle && [state.lifecycle],
    scope: state.scope,
    failing: state.failing || undefined,
    sort: state.sort,
    offset: (state.page - 1) * PAGE_SIZE,
    limit: PAGE_SIZE,
  };
}

/** Whether anything narrows the list. @internal */
export function isNarrowed(state: PolicyListState): boolean {
  return Boolean(
    state.text.trim() || state.lifecycle || state.scope.length || state.failing,
  );
}
