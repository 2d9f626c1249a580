// SPDX-License-Identifier: Apache-2.0
import type { DiffViewState } from '@meshwright/plugin-data-mesh-react';

const VIEWS = ['changes', 'text'] as const;
const IMPACTS = ['breaking', 'risky', 'compatible'] as const;

/** Reads from an address how a comparison is shown; what makes no sense there counts as absent. @internal */
export function readDiffState(params: URLSearchParams): DiffViewState {
  return {
    view: VIEWS.find(view => view === params.get('view')),
    impact: IMPACTS.find(impact => impact === params.get('impact')),
  };
}

/** Writes how a comparison is shown into an address, leaving its other members alone. @internal */
export function writeDiffState(
  params: URLSearchParams,
  { view, impact }: DiffViewState,
): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const [key, value] of Object.entries({ view, impact })) {
    if (value) {
      next.set(key, value);
    } else {
      next.delete(key);
    }
  }
  return next;
}
