// SPDX-License-Identifier: Apache-2.0
import { useEffect } from 'react';

const EVERY = 20_000;

/** Asks again from time to time while somebody looks: incidents change by themselves. @internal */
export function useRenewal(retry: () => void) {
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') retry();
    }, EVERY);
    return () => clearInterval(timer);
  }, [retry]);
}
