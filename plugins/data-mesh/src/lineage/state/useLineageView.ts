// SPDX-License-Identifier: Apache-2.0
import { useCallback, useMemo, useRef } from 'react';
import type { LineageGranularity } from '@meshwright/plugin-data-mesh-common';
import { useSearchParams } from 'react-router-dom';
import { keepSame, readView, writeView } from './lineageView';
import type { LineageView } from './lineageView';

/** Changes some of a view. @internal */
export type ChangeView = (
  change: Partial<LineageView>,
  options?: { step?: boolean },
) => void;

/**
 * What is looked at, kept in the address. With `step` a change can be gone back from by the browser's button.
 *
 * @internal
 */
export function useLineageView(
  standardLevel: LineageGranularity,
): [LineageView, ChangeView] {
  const [params, setParams] = useSearchParams();
  const last = useRef<LineageView>();
  const view = useMemo(
    () => keepSame(last.current, readView(params, standardLevel)),
    [params, standardLevel],
  );
  last.current = view;
  const change = useCallback<ChangeView>(
    (some, options) =>
      setParams(
        before =>
          writeView(
            { ...readView(before, standardLevel), ...some },
            before,
            standardLevel,
          ),
        { replace: !options?.step },
      ),
    [setParams, standardLevel],
  );
  return [view, change];
}
