// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';
import { storageApiRef, useApi } from '@backstage/frontend-plugin-api';
import type { ResultView } from './searchState';

const BUCKET = 'data-mesh';
const KEY = 'marketplace-view';

/** The view that a person last chose, and a way to remember another; `cards` for somebody new. @internal */
export function useResultView(): [ResultView, (view: ResultView) => void] {
  const bucket = useApi(storageApiRef).forBucket(BUCKET);
  const [view, setView] = useState<ResultView>(() =>
    toView(bucket.snapshot(KEY).value),
  );
  useEffect(() => {
    const subscription = bucket
      .observe$(KEY)
      .subscribe(({ value }) => setView(toView(value)));
    return () => subscription.unsubscribe();
  }, [bucket]);
  return [
    view,
    next => {
      setView(next);
      // A view that cannot be remembered is still shown.
      bucket.set(KEY, next).catch(() => undefined);
    },
  ];
}

function toView(value: unknown): ResultView {
  return value === 'table' ? 'table' : 'cards';
}
