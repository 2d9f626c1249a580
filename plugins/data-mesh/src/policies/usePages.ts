// SPDX-License-Identifier: Apache-2.0
import { type DependencyList, useEffect, useState } from 'react';
import type { GovernancePage } from '@meshwright/plugin-data-mesh-common';
import { useAsyncData } from '@meshwright/plugin-data-mesh-react';

/**
 * A list that comes page by page: the first at once, the others when a person asks.
 *
 * @param load - asks for the page behind a cursor
 * @param deps - what the question depends on, as for `useEffect`
 * @internal
 */
export function usePages<T>(
  load: (
    cursor: string | undefined,
    signal?: AbortSignal,
  ) => Promise<GovernancePage<T>>,
  deps: DependencyList,
) {
  const first = useAsyncData(signal => load(undefined, signal), deps);
  const [more, setMore] = useState<GovernancePage<T>[]>([]);
  const [failure, setFailure] = useState<Error>();
  const [asking, setAsking] = useState(false);
  const { data } = first;
  useEffect(() => {
    setMore([]);
    setFailure(undefined);
  }, [data]);
  const pages = data ? [data, ...more] : [];
  const cursor = pages[pages.length - 1]?.nextCursor;
  return {
    items: data && pages.flatMap(({ items }) => items),
    error: failure ?? first.error,
    loading: first.loading || asking,
    retry: first.retry,
    /** Asks for the next page; absent on the last one. */
    next: cursor
      ? async () => {
          setAsking(true);
          try {
            const page = await load(cursor);
            setMore(known => [...known, page]);
          } catch (error) {
            setFailure(error as Error);
          } finally {
            setAsking(false);
          }
        }
      : undefined,
  };
}
