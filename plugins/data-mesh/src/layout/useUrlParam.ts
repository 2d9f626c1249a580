// SPDX-License-Identifier: Apache-2.0
import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/**
 * One word of the page's state, kept in its address. What the address does not say is `undefined`.
 *
 * @internal
 */
export function useUrlParam(
  name: string,
): [string | undefined, (value: string | undefined) => void] {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (value: string | undefined) =>
      setParams(
        previous => {
          const next = new URLSearchParams(previous);
          if (value === undefined) {
            next.delete(name);
          } else {
            next.set(name, value);
          }
          return next;
        },
        { replace: true },
      ),
    [setParams, name],
  );
  return [params.get(name) || undefined, set];
}
