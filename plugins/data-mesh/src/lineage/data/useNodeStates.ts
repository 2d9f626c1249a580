// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { useApi, useApiHolder } from '@backstage/frontend-plugin-api';
import type {
  IncidentStates,
  QualityApi,
} from '@meshwright/plugin-data-mesh-common';
import {
  incidentsApiRef,
  plural,
  qualityApiRef,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import type { NodeState } from '../graph/nodeBoxes';
import { productRefOf } from '../graph/lineageWords';

/** Products whose state is asked for; in a larger graph nobody sees all of them at once. */
const MOST = 200;
/** Questions for quality that are under way at one time. */
const AT_ONCE = 6;

/**
 * How the products of a graph are: open incidents, and checks that fail. What cannot be learned is left out: a graph
 * without states is better than none.
 *
 * @param ids - ids of nodes; those that are no products are passed over
 * @internal
 */
export function useNodeStates(ids: string[]): ReadonlyMap<string, NodeState> {
  const quality = useApi(qualityApiRef);
  const incidents = useApiHolder().get(incidentsApiRef);
  const products = useMemo(
    () =>
      ids
        .flatMap(id => {
          const ref = productRefOf(id);
          return ref ? [{ id, ref }] : [];
        })
        .slice(0, MOST),
    [ids],
  );
  const key = products.map(({ ref }) => ref).join('\n');
  const { data } = useAsyncData(
    async () => {
      const refs = products.map(({ ref }) => ref);
      const [open, failing] = await Promise.all([
        incidents?.getIncidentStates(refs).catch(() => undefined),
        failingChecks(quality, refs),
      ]);
      return new Map(
        products.flatMap(({ id, ref }) => {
          const state = stateOf(open?.get(ref), failing.get(ref));
          return state ? [[id, state] as const] : [];
        }),
      );
    },
    [quality, incidents, key],
    { enabled: products.length > 0 },
  );
  return useMemo(() => data ?? new Map(), [data]);
}

function stateOf(
  incidents: Pick<IncidentStates, 'open' | 'worst'> | undefined,
  failing: number | undefined,
): NodeState | undefined {
  const words: string[] = [];
  if (incidents && incidents.open > 0) {
    words.push(plural(incidents.open, 'open incident', 'open incidents'));
  }
  if (failing) words.push(plural(failing, 'check fails', 'checks fail'));
  if (words.length > 0) {
    return {
      state: incidents && incidents.open > 0 ? 'error' : 'warning',
      text: words.join(', '),
    };
  }
  return failing === 0 ? { state: 'ok', text: 'All checks pass' } : undefined;
}

/** Number of failing checks by product; products that nobody measured are left out. */
async function failingChecks(
  quality: QualityApi,
  refs: string[],
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  const left = [...refs];
  const work = async () => {
    for (let ref = left.shift(); ref !== undefined; ref = left.shift()) {
      try {
        const { score, counts } = await quality.getProductQuality(ref, {
          limit: 1,
        });
        if (score !== null) found.set(ref, counts.fail + counts.error);
      } catch {
        // Its box has no state then.
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return found;
}
