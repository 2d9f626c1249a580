// SPDX-License-Identifier: Apache-2.0
import { useEffect, useState } from 'react';
import { useApi } from '@backstage/frontend-plugin-api';
import type { StatusBoard } from '@meshwright/plugin-data-mesh-common';
import {
  type AsyncData,
  statusApiRef,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';

const EVERY = 30_000;
/** Products on a wall: more could not be read from afar. */
const MOST = 200;

/**
 * The status of all products, renewed twice a minute while somebody looks.
 *
 * @param domain - entity ref; absent for all domains
 * @returns also when the last answer came, in milliseconds since 1970
 * @internal
 */
export function useWall(
  domain: string | undefined,
): AsyncData<StatusBoard> & { at?: number } {
  const api = useApi(statusApiRef);
  const [tick, setTick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState !== 'hidden') setTick(now => now + 1);
    }, EVERY);
    return () => clearInterval(timer);
  }, []);
  const { data, ...rest } = useAsyncData(
    async () => ({
      board: await api.getStatusBoard({
        limit: MOST,
        ...(domain !== undefined && { domain }),
      }),
      at: Date.now(),
    }),
    [api, domain, tick],
    { subject: domain ?? '' },
  );
  return { ...rest, data: data?.board, at: data?.at };
}
