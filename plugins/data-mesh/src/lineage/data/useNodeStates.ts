// SPDX-License-Identifier: Apache-2.0
import { useMemo } from 'react';
import { useApiHolder } from '@backstage/frontend-plugin-api';
import type {
  IncidentStates,
  LineageGraphNode,
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

type StatedNode = Pick<LineageGraphNode, 'id' | 'facts'>;

/** A dataset of an output port: what people mean by the port, which is production. */
interface PortDataset {
  id: string;
  product: string;
  /** Ref of the contract. */
  contracts: string[];
}

function portsOf(nodes: readonly StatedNode[]): PortDataset[] {
  return nodes.flatMap(({ id, facts }) => {
    const product = facts?.product && productRefOf(facts.product);
    const contracts = (facts?.contracts ?? []).flatMap(
      ({ file }) => file ?? [],
    );
    return id.startsWith('dataset:') &&
      product &&
      contracts.length > 0 &&
      /^prod/i.test(facts?.environment ?? 'prod')
      ? [{ id, product, contracts }]
      : [];
  });
}

function statesOfPorts(
  known: ReadonlyMap<string, ProductStatusItem>,
  ports: readonly PortDataset[],
): Array<[id: string, state: NodeState]> {
  return ports.flatMap(({ id, product, contracts }) => {
    const port = known
      .get(product)
      ?.ports?.find(({ contract }) => contract && contracts.includes(contract));
    const state = stateOf(undefined, port);
    return state ? [[id, state] as [string, NodeState]] : [];
  });
}

/**
 * How the products and the datasets of a graph are: the status of products and of output ports, with the reasons that
 * quality gives, and open incidents. What cannot be learned is left out: a graph without states is better than none.
 *
 * @param nodes - nodes of any type; those that have no status are passed over
 * @internal
 */
export function useNodeStates(
  nodes: readonly StatedNode[],
): ReadonlyMap<string, NodeState> {
  const apis = useApiHolder();
  const status = apis.get(statusApiRef);
  const incidents = apis.get(incidentsApiRef);
  const products = useMemo(
    () =>
      nodes.flatMap(({ id }) => {
        const ref = productRefOf(id);
        return ref ? [{ id, ref }] : [];
      }),
    [nodes],
  );
  const ports = useMemo(() => portsOf(nodes), [nodes]);
  const key = [...products, ...ports].map(({ id }) => id).join('\n');
  const { data } = useAsyncData(
    async () => {
      const refs = products.map(({ ref }) => ref);
      const [open, known] = await Promise.all([
        refs.length > 0
          ? incidents
              ?.getIncidentStates(refs.slice(0, PAGE))
              .catch(() => undefined)
          : undefined,
        status &&
          statusOf(status, [...refs, ...ports.map(({ product }) => product)], {
            ports: ports.length > 0,
          }),
      ]);
      return new Map([
        ...products.flatMap(({ id, ref }) => {
          const state = stateOf(open?.get(ref), known?.get(ref));
          return state ? [[id, state] as const] : [];
        }),
        ...(known ? statesOfPorts(known, ports) : []),
      ]);
    },
    [status, incidents, key],
    { enabled: products.length + ports.length > 0 },
  );
  return useMemo(() => data ?? new Map(), [data]);
}

const countState = (incidents: number): State =>
  incidents > 0 ? 'error' : 'ok';

function stateOf(
  incidents: IncidentStates | undefined,
  item: Pick<ProductStatusItem, 'state' | 'reasons'> | undefined,
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
