// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { TestApiProvider } from '@backstage/test-utils';
import { renderHook, waitFor } from '@testing-library/react';
import type {
  IncidentsApi,
  ProductStatusItem,
  StatusApi,
  StatusBoardQuery,
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
  const boardOf =
    (...items: ProductStatusItem[]) =>
    async ({ product = [] }: StatusBoardQuery = {}) => ({
      items: items.filter(one => product.includes(one.ref)),
      totalItems: items.length,
      counts: { operational: 0, degraded: 0, down: 0, unknown: 0 },
    });

  it('are those of its products, with why and how many incidents', async () => {
    const getStatusBoard = jest.fn(
      boardOf(
        item('shop', 'degraded', 'Two checks fail.'),
        item('finance', 'operational'),
        item('new', 'unknown'),
      ),
    );
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
    expect(getStatusBoard.mock.calls).toEqual([
      [
        {
          product: ['shop', 'finance', 'new'].map(ref),
          limit: 100,
          ports: false,
        },
      ],
    ]);
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
    const shop: ProductStatusItem = {
      ...item('shop', 'down'),
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
    };
    const getStatusBoard = jest.fn(boardOf(shop));
    const tables = [
      table('orders', 'production'),
      table('lines'),
      table('rest'),
      { ...table('orders', 'dev'), id: datasetId('dev.orders') },
    ];
    const result = statesOf({ status: { getStatusBoard } }, tables);
    await waitFor(() =>
      expect([...result.current]).toEqual([
        [datasetId('orders'), { state: 'error', text: 'Down. No row came' }],
        [datasetId('lines'), { state: 'ok', text: 'Operational' }],
      ]),
    );
    expect(getStatusBoard.mock.calls).toEqual([
      [{ product: [ref('shop')], limit: 100, ports: true }],
    ]);
  });

  it('are asked for in portions, each with the ports of its products', async () => {
    const names = Array.from({ length: 150 }, (_, index) => `p${index}`);
    const getStatusBoard = jest.fn(
      boardOf(
        ...names.map(
          (name): ProductStatusItem => ({
            ...item(name, 'operational'),
            ports: [
              {
                name: 'out',
                contract: `api:default/${name}`,
                state: 'degraded',
                reasons: [],
              },
            ],
          }),
        ),
      ),
    );
    const many = names.flatMap(name => [
      { id: productId(name) },
      {
        id: datasetId(name),
        facts: {
          product: productId(name),
          contracts: [{ id: name, file: `api:default/${name}` }],
        },
      },
    ]);
    const result = statesOf({ status: { getStatusBoard } }, many);
    await waitFor(() => expect(result.current.size).toBe(300));
    expect(result.current.get(datasetId('p149'))).toEqual({
      state: 'warning',
      text: 'Degraded',
    });
    expect(getStatusBoard.mock.calls.map(([query]) => query?.product)).toEqual([
      names.slice(0, 100).map(ref),
      names.slice(100).map(ref),
    ]);
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
