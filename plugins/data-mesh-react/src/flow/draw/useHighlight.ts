// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { type FlowReach, waysBetween, waysThrough } from '../highlight';
import type { FlowIndex } from '../indexFlow';
import type { FlowEnd } from '../types';

/** What stands out: ways through what is chosen, or else looked at; only those to `until` where there are any. @internal */
export function useHighlight(
  index: FlowIndex,
  ends: { chosen?: FlowEnd; looked?: string; until?: FlowEnd },
  reach?: FlowReach,
) {
  const { chosen, looked, until } = ends;
  return useMemo(() => {
    const end = chosen ?? (looked ? { box: looked } : undefined);
    if (!end || !index.numbers.has(end.box)) return undefined;
    return (
      (chosen && until && waysBetween(index, chosen, until)) ??
      waysThrough(index, end, reach)
    );
  }, [index, chosen, until, looked, reach]);
}
