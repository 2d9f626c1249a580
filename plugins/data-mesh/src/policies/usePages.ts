// SPDX-License-Identifier: Apache-2.0
import { type DependencyList, useEffect, useState } from 'react';
import type { GovernancePage } from '@meshwright/plugin-data-mesh-common';
import {
  type AsyncData,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';

/** What is known of a list that comes page by page. @internal */
export interface Pages<T> extends Omit<AsyncData<GovernancePage<T>>, 'data'> {
  /** Of all pages so far; absent until the first has come. */
  items?: T[];
  /** Asks for the next page; absent on the last one. */
  next?: () => Promise<void>;
}

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
): Pages<T> {
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
