// SPDX-License-Identifier: Apache-2.0
import type {
  IncidentQuery,
  IncidentSeverity,
} from '@meshwright/plugin-data-mesh-common';
import { SEVERITIES } from '../incidentWords';

/** Incidents on one page of the list. @internal */
export const PAGE_SIZE = 25;

/** All that the address of the list says. @internal */
export interface IncidentListState {
  show: 'open' | 'resolved' | 'all';
  severity?: IncidentSeverity;
  /** Only what the signed-in person owns or looks after. */
  mine: boolean;
  /** Refs. */
  product?: string;
  reaching?: string;
  domain?: string;
  /** Counts from 1. */
  page: number;
}

/** Reads the address; what it cannot mean is passed over. @internal */
export function parseListState(params: URLSearchParams): IncidentListState {
  const show = params.get('show');
  const page = Number(params.get('page'));
  return {
    show: show === 'resolved' || show === 'all' ? show : 'open',
    severity: SEVERITIES.find(each => each === params.get('severity')),
    mine: params.get('mine') === 'true',
    product: params.get('product') || undefined,
    reaching: params.get('reaching') || undefined,
    domain: params.get('domain') || undefined,
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

/** Writes the address, without what is the default. @internal */
export function formatListState(state: IncidentListState): string {
  const params = new URLSearchParams();
  if (state.show !== 'open') params.set('show', state.show);
  for (const key of ['severity', 'product', 'reaching', 'domain'] as const) {
    const value = state[key];
    if (value) params.set(key, value);
  }
  if (state.mine) params.set('mine', 'true');
  if (state.page > 1) params.set('page', String(state.page));
  return params.toString();
}

/** The question that a state asks. @internal */
export function toIncidentQuery(state: IncidentListState): IncidentQuery {
  const { show, severity, mine, product, reaching, domain, page } = state;
  return {
    ...(show !== 'all' && { state: show }),
    severity,
    product,
    reaching,
    domain,
    ...(mine && { mine }),
    offset: (page - 1) * PAGE_SIZE,
    limit: PAGE_SIZE,
  };
}

/** Whether anything beside open and resolved narrows the list. @internal */
export const isNarrowed = (state: IncidentListState) =>
  Boolean(
    state.severity ||
      state.mine ||
      state.product ||
      state.reaching ||
      state.domain,
  );
