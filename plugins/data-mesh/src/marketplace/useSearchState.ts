// SPDX-License-Identifier: Apache-2.0
import { useCallback, useMemo, useRef } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useDraft } from '../layout/useDraft';
import type { Draft } from '../layout/useDraft';
import { formatSearchState, parseSearchState } from './searchState';
import type { SearchState } from './searchState';

/** The state of the marketplace and ways to change it. @internal */
export interface SearchStateControl {
  state: SearchState;
  /** What stands in the search field. */
  draft: Draft;
  /** Changes the address. Everything but a change of page or view goes back to the first page. */
  update(change: Partial<SearchState>): void;
  /** Address, within the page, of the state with a change. */
  hrefOf(change: Partial<SearchState>): string;
}

/**
 * Keeps the state of the marketplace in the address, and only there.
 *
 * Choices make entries in the history, so that the back button undoes them; the letters of one search make one entry.
 *
 * @internal
 */
export function useSearchState(): SearchStateControl {
  const [params, setParams] = useSearchParams();
  const state = useMemo(() => parseSearchState(params), [params]);
  const latest = useRef({ state, setParams });
  latest.current = { state, setParams };

  const update = useCallback(
    (change: Partial<SearchState>, options?: { replace: boolean }) => {
      const next = changed(latest.current.state, change);
      latest.current.setParams(formatSearchState(next), options);
    },
    [],
  );
  const draft = useDraft(state.text, text =>
    update({ text }, { replace: state.text !== '' && text !== '' }),
  );
  return {
    state,
    draft,
    update,
    hrefOf: change => `?${formatSearchState(changed(state, change))}`,
  };
}

function changed(
  state: SearchState,
  change: Partial<SearchState>,
): SearchState {
  const keepsPage = Object.keys(change).every(
    key => key === 'page' || key === 'view',
  );
  return { ...state, page: keepsPage ? state.page : 1, ...change };
}
