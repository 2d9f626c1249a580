// SPDX-License-Identifier: Apache-2.0
import { useCallback, useEffect, useRef, useState } from 'react';
import type { DependencyList } from 'react';

/** Data that is on its way, here, or here and being renewed. @public */
export interface AsyncData<T> {
  /** The last that arrived; stays while newer data is fetched and when fetching it fails. */
  data?: T;
  /** Why the last attempt failed; absent while an attempt is under way. */
  error?: Error;
  /** True while an attempt is under way, also when older data is shown meanwhile. */
  loading: boolean;
  /** Asks again. */
  retry: () => void;
}

/** @public */
export interface UseAsyncDataOptions {
  /**
   * What the data is about: an entity ref. Data about another subject is dropped at once; data about the same
   * one stays while it is renewed.
   */
  subject?: string;
  /** When false, nothing is asked. Default true. */
  enabled?: boolean;
}

interface Settled<T> {
  subject: string | undefined;
  data?: T;
  error?: Error;
}

/**
 * Fetches data for a screen that never blanks: the last data stays until newer has arrived.
 *
 * An attempt that nobody waits for any more is aborted through its signal, and its answer is ignored.
 *
 * @param load - asks for the data; called again when `deps` change
 * @param deps - what the question depends on, as for `useEffect`
 * @public
 */
export function useAsyncData<T>(
  load: (signal: AbortSignal) => Promise<T>,
  deps: DependencyList,
  options?: UseAsyncDataOptions,
): AsyncData<T> {
  const { subject, enabled = true } = options ?? {};
  const [settled, setSettled] = useState<Settled<T>>({ subject });
  const [loading, setLoading] = useState(enabled);
  const [attempt, setAttempt] = useState(0);
  const latestLoad = useRef(load);
  latestLoad.current = load;

  useEffect(() => {
    if (!enabled) {
      setLoading(false);
      return undefined;
    }
    const controller = new AbortController();
    setLoading(true);
    latestLoad.current(controller.signal).then(
      data => {
        if (!controller.signal.aborted) {
          setSettled({ subject, data });
          setLoading(false);
        }
      },
      (cause: unknown) => {
        if (!controller.signal.aborted) {
          const error =
            cause instanceof Error ? cause : new Error(String(cause));
          setSettled(last => ({
            subject,
            data: last.subject === subject ? last.data : undefined,
            error,
          }));
          setLoading(false);
        }
      },
    );
    return () => controller.abort();
    // The question is what the caller says it is: `load` itself is a new function in each render.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [...deps, subject, enabled, attempt]);

  const retry = useCallback(() => setAttempt(count => count + 1), []);
  const current = settled.subject === subject ? settled : undefined;
  return {
    data: current?.data,
    error: loading ? undefined : current?.error,
    loading: loading || (enabled && current === undefined),
    retry,
  };
}
