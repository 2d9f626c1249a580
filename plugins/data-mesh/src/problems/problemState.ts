// SPDX-License-Identifier: Apache-2.0
import type { ProblemQuery } from '@meshwright/plugin-data-mesh-common';

/** Descriptors on one page of the list. @internal */
export const PAGE_SIZE = 25;

/** All that the address of the list of problems says. @internal */
export interface ProblemState {
  text: string;
  severity?: 'error' | 'warning';
  owner: string[];
  domain: string[];
  /** Only what the signed-in person owns. */
  mine: boolean;
  /** Counts from 1. */
  page: number;
}

/** Reads the address; what it cannot mean is passed over. @internal */
export function parseProblemState(params: URLSearchParams): ProblemState {
  const severity = params.get('severity');
  const page = Number(params.get('page'));
  return {
    text: params.get('q') ?? '',
    severity:
      severity === 'error' || severity === 'warning' ? severity : undefined,
    owner: params.getAll('owner').filter(Boolean),
    domain: params.getAll('domain').filter(Boolean),
    mine: params.get('mine') === 'true',
    page: Number.isSafeInteger(page) && page > 0 ? page : 1,
  };
}

/** Writes the address, without what is the default. @internal */
export function formatProblemState(state: ProblemState): string {
  const params = new URLSearchParams();
  if (state.text) {
    params.set('q', state.text);
  }
  if (state.severity) {
    params.set('severity', state.severity);
  }
  state.owner.forEach(owner => params.append('owner', owner));
  state.domain.forEach(domain => params.append('domain', domain));
  if (state.mine) {
    params.set('mine', 'true');
  }
  if (state.page > 1) {
    params.set('page', String(state.page));
  }
  return params.toString();
}

/**
 * The question that a state asks.
 *
 * @param ownRefs - refs that the signed-in person owns things through: their own and those of their groups
 * @internal
 */
export function toProblemQuery(
  state: ProblemState,
  ownRefs: string[],
): ProblemQuery {
  return {
    text: state.text.trim() || undefined,
    severity: state.severity,
    owner: state.mine ? ownRefs : state.owner,
    domain: state.domain,
    offset: (state.page - 1) * PAGE_SIZE,
    limit: PAGE_SIZE,
  };
}

/** Whether anything narrows the list. @internal */
export function isNarrowed(state: ProblemState): boolean {
  return Boolean(
    state.text.trim() ||
      state.severity ||
      state.owner.length ||
      state.domain.length ||
      state.mine,
  );
}
