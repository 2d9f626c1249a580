// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { useDraft } from '../layout/useDraft';
import { formatProblemState, parseProblemState } from './problemState';
import type { ProblemState } from './problemState';

/** Keeps the state of the list of problems in the address, and only there. @internal */
export function useProblemState() {
  const [params, setParams] = useSearchParams();
  const state = useMemo(() => parseProblemState(params), [params]);
  const changed = (change: Partial<ProblemState>) =>
    formatProblemState({ ...state, page: 1, ...change });
  const update = (
    change: Partial<ProblemState>,
    options?: { replace: boolean },
  ) => setParams(changed(change), options);
  const draft = useDraft(state.text, text =>
    update({ text }, { replace: state.text !== '' && text !== '' }),
  );
  return {
    state,
    draft,
    update,
    hrefOf: (change: Partial<ProblemState>) => `?${changed(change)}`,
  };
}
