// SPDX-License-Identifier: Apache-2.0
import { useEffect } from 'react';
import { spareWorker } from './layout/SpareWorker';

/**
 * For screens that load a graph before they show it: what lays large graphs out is loaded meanwhile, and not only when
 * the graph is there.
 *
 * @public
 */
export function usePreparedFlow(): void {
  useEffect(() => spareWorker.prepare(), []);
}
