// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { TestApiProvider } from '@backstage/test-utils';
import { renderHook, waitFor } from '@testing-library/react';
import type {
  IncidentsApi,
  ProductStatusItem,
  StatusApi,
} from '@meshwright/plugin-data-mesh-common';
import {
  incidentsApiRef,
  statusApiRef,
} from '@meshwright/plugin-data-mesh-react';
import { datasetId, productId } from '../__testUtils__/answers';
import { useNodeStates } from './useNodeStates';

const ref = (name: string) => `dataproduct:default/${name}`;
const item = (
  name: string,
  state: ProductStatusItem['state'],
  reason?: string,
): ProductStatusItem => ({
  ref: ref(name),
  title: name,
  state,
  reasons: reason ? [{ kind: 'check', state, text: reason }] : [],
});

const nodes = [
  { id: productId('shop') },
  { id: productId('finance') },
  { id: productId('new') },
  { id: datasetId('raw') },
];

function statesOf(
  apis: {
    status?: Partial<StatusApi>;
    incidents?: Partial<IncidentsApi>;
  },
  of: Parameters<typeof useNodeStates>[0] = nodes,
) {
  return renderHook(() => useNodeStates(of), {
    wrapper: ({ children }: { children: ReactNode }) => (
      <TestApiProvider
        apis={[
          ...(apis.status ? [[statusApiRef, apis.status] as const] : []),
          ...(apis.incidents
            ? [[incidentsApiRef, apis.incidents] as const]
            : []),
        ]}
      >
        {children}
      </TestApiProvider>
    ),
  }).result;
}

describe('states of a graph', () => {
  const getStatusBoard = jest.fn(async ({ offset = 0 } = {}) => ({
    items:
      offset === 0
        ? [item('shop', 'degraded', 'Two checks fail.')]
        : [item('finance', 'operational'), item('new', 'unknown')],
    totalItems: 201,
    counts: { operational: 1, degraded: 1, down: 0, unknown: 1 },
  }));

  it('are those of its products, with why and how many incidents', async () => {
    const result = statesOf({
      status: { getStatusBoard },
      incidents: {
        getIncidentStates: async () =>
          new Map([
            [ref('finance'), { product: ref('finance'), open: 1, upstream: 0 }],
          ]),
      },
    });
    await waitFor(() =>
      expect([...result.current]).toEqual([
        [
          productId('shop'),
          { state: 'warning', text: 'Degraded. Two checks fail' },
        ],
        [
          productId('finance'),
          { state: 'error', text: 'Operational, 1 open incident' },
        ],
      ]),
    );
    // Two pages, however many products there are in the graph.
    expect(getStatusBoard).toHaveBeenCalledTimes(2);
  });

  it('are those of the ports whose tables its datasets are, in production', async () => {
    const table = (name: string, environment?: string) => ({
      id: datasetId(name),
      facts: {
        product: productId('shop'),
        contracts: [{ id: name, file: `api:default/${name}` }],
        ...(environment && { environment }),
      },
    });
    const getProductStatus = jest.fn(async () => ({
      ports: [
        {
          name: 'orders',
          contract: 'api:default/orders',
          state: 'down',
          reasons: [{ kind: 'check', state: 'down', text: 'No row came.' }],
        },
        {
          name: 'lines',
          contract: 'api:default/lines',
          state: 'operational',
          reasons: [],
        },
      ],
    }));
    const tables = [
      table('orders', 'production'),
      table('lines'),
      table('rest'),
      { ...table('orders', 'dev'), id: datasetId('dev.orders') },
    ];
    const result = statesOf(
      { status: { getProductStatus } as unknown as Partial<StatusApi> },
      tables,
    );
    await waitFor(() =>
      expect([...result.current]).toEqual([
        [datasetId('orders'), { state: 'error', text: 'Down. No row came' }],
        [datasetId('lines'), { state: 'ok', text: 'Operational' }],
      ]),
    );
    expect(getProductStatus).toHaveBeenCalledTimes(1);
    expect(getProductStatus).toHaveBeenCalledWith('dataproduct:default/shop', {
      days: 1,
    });
  });

  it('are left out where they cannot be learned', async () => {
    const failing = jest.fn(async () => {
      throw new Error('away');
    });
    const result = statesOf({
      status: { getStatusBoard: failing },
      incidents: { getIncidentStates: failing },
    });
    await waitFor(() => expect(failing).toHaveBeenCalledTimes(2));
    expect(result.current.size).toBe(0);
    expect(statesOf({}).current.size).toBe(0);
  });
});
