// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { useApiHolder } from '@backstage/frontend-plugin-api';
import type {
  IncidentStates,
  ProductStatusItem,
} from '@meshwright/plugin-data-mesh-common';
import {
  incidentsApiRef,
  plural,
  statusApiRef,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import type { State } from '@meshwright/plugin-data-mesh-react';
import type { NodeState } from '../graph/nodeBoxes';
import { statusOf } from '../../quality/status/statusOf';
import { productRefOf } from '../graph/lineageWords';

/** Most products whose incidents are asked for. */
const PAGE = 200;

const STATES: Record<
  ProductStatusItem['state'],
  { state: State; word: string } | undefined
> = {
  operational: { state: 'ok', word: 'Operational' },
  degraded: { state: 'warning', word: 'Degraded' },
  down: { state: 'error', word: 'Down' },
  unknown: undefined,
};

/**
 * How the products of a graph are: their status, with the reasons that quality gives, and open incidents. What cannot be
 * learned is left out: a graph without states is better than none.
 *
 * @param ids - ids of nodes; those that are no products are passed over
 * @internal
 */
export function useNodeStates(ids: string[]): ReadonlyMap<string, NodeState> {
  const apis = useApiHolder();
  const status = apis.get(statusApiRef);
  const incidents = apis.get(incidentsApiRef);
  const products = useMemo(
    () =>
      ids.flatMap(id => {
        const ref = productRefOf(id);
        return ref ? [{ id, ref }] : [];
      }),
    [ids],
  );
  const key = products.map(({ ref }) => ref).join('\n');
  const { data } = useAsyncData(
    async () => {
      const refs = products.map(({ ref }) => ref);
      const [open, items] = await Promise.all([
        incidents
          ?.getIncidentStates(refs.slice(0, PAGE))
          .catch(() => undefined),
        status && statusOf(status, refs),
      ]);
      return new Map(
        products.flatMap(({ id, ref }) => {
          const state = stateOf(open?.get(ref), items?.get(ref));
          return state ? [[id, state] as const] : [];
        }),
      );
    },
    [status, incidents, key],
    { enabled: products.length > 0 },
  );
  return useMemo(() => data ?? new Map(), [data]);
}

const countState = (incidents: number): State =>
  incidents > 0 ? 'error' : 'ok';

function stateOf(
  incidents: IncidentStates | undefined,
  item: ProductStatusItem | undefined,
): NodeState | undefined {
  const known = item && STATES[item.state];
  const count = incidents?.open ?? 0;
  if (!known && count === 0) return undefined;
  const reasons = (item?.reasons ?? [])
    // Incidents are counted.
    .filter(({ kind }) => count === 0 || kind !== 'incident')
    // Some are sentences.
    .map(({ text }) => text.replace(/\.$/, ''));
  const words = [
    known?.word,
    count > 0 && plural(count, 'open incident', 'open incidents'),
  ].filter(Boolean);
  return {
    state: known && known.state !== 'ok' ? known.state : countState(count),
    text: [words.join(', '), ...reasons].join('. '),
  };
}
