// SPDX-License-Identifier: Apache-2.0
import { configure, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  LineageApi,
  LineageGraphAnswer,
  LineageGraphNode,
} from '@meshwright/plugin-data-mesh-common';
import { seriousFaults } from '../../__testUtils__/axe';
import { emptyProduct, productEntity } from '../../__testUtils__/emptyProduct';
import { renderEntityPage } from '../../__testUtils__/renderEntityPage';
import { productExtensions } from '../productExtensions';
import { beyondSentence, graphEdges, graphNodes } from './lineageGraph';

configure({ asyncUtilTimeout: 10_000 });

const node = (id: string, some: Partial<LineageGraphNode> = {}) => ({
  id,
  type: 'dataset' as const,
  name: id,
  hiddenUp: 0,
  hiddenDown: 0,
  ...some,
});

const answer: LineageGraphAnswer = {
  start: ['orders'],
  nodes: [
    node('orders', { facts: { lastState: 'failed' } }),
    node('raw', { hiddenUp: 3 }),
    node('x7', { closed: true, name: undefined }),
  ],
  edges: [
    { from: 'raw', to: 'orders', kind: 'direct', source: 'contract' },
    {
      from: 'raw',
      to: 'orders',
      kind: 'indirect',
      source: 'openlineage',
      lastSeen: '2026-03-02T10:00:00Z',
    },
    { from: 'orders', to: 'x7', kind: 'direct', source: 'contract' },
  ],
  beyond: { up: 3, down: 0, total: 3 },
};

const show = (lineage: Partial<LineageApi>, query = '') =>
  renderEntityPage({
    address: `/catalog/default/dataproduct/orders/lineage${query}`,
    extensions: productExtensions,
    entities: [productEntity('orders')],
    api: { getProduct: async () => emptyProduct('Orders') },
    lineage,
  });

describe('the lineage of a product', () => {
  it('shows where data comes from and goes to, and how much is not drawn', async () => {
    const getLineage = jest.fn(async () => answer);
    const { container } = show({ getLineage });
    expect(
      await screen.findByText(/3 nodes are not drawn: 3 further up\./),
    ).toBeInTheDocument();
    expect(getLineage).toHaveBeenCalledWith({
      node: 'dataproduct:default/orders',
      granularity: 'product',
      direction: 'both',
      limit: 300,
    });
    expect(screen.getAllByText('Not yours to see').length).toBeGreaterThan(0);
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('takes from the address what is looked at, and asks for another level', async () => {
    const user = userEvent.setup();
    const getLineage = jest.fn(async () => answer);
    show({ getLineage }, '?of=column&towards=up');
    await waitFor(() =>
      expect(getLineage).toHaveBeenCalledWith(
        expect.objectContaining({ granularity: 'column', direction: 'up' }),
      ),
    );
    await user.click(await screen.findByRole('button', { name: /Show/ }));
    await user.click(
      within(await screen.findByRole('listbox')).getByText('Datasets'),
    );
    await waitFor(() =>
      expect(getLineage).toHaveBeenCalledWith(
        expect.objectContaining({ granularity: 'dataset', direction: 'up' }),
      ),
    );
  });

  it('says where nothing is known', async () => {
    show({});
    expect(
      await screen.findByText('Nothing is known at this level'),
    ).toBeInTheDocument();
  });

  it('says that it could not be loaded', async () => {
    show({
      getLineage: async () => {
        throw new Error('The database is away.');
      },
    });
    expect(
      await screen.findByText(
        'The lineage of this product could not be loaded',
      ),
    ).toBeInTheDocument();
  });
});

describe('what is drawn', () => {
  it('gives a closed node a place and no name, and tells what goes on beyond', () => {
    const [orders, raw, closed] = graphNodes(answer, ({ id }) => `/${id}`);
    expect(orders).toMatchObject({
      own: true,
      href: '/orders',
      state: 'error',
    });
    expect(raw.caption).toBe('Dataset · 3 more beyond');
    expect(closed).toMatchObject({
      title: 'Not yours to see',
      href: undefined,
    });
  });

  it('draws what several sources say as one line, and what nobody saw as unproven', () => {
    expect(graphEdges(answer)).toEqual([
      {
        from: 'raw',
        to: 'orders',
        via: [
          'Declared in a contract',
          'Seen in a run, decides on rows, last 2026-03-02',
        ],
      },
      {
        from: 'orders',
        to: 'x7',
        via: ['Declared in a contract'],
        state: 'unknown',
        stateText: 'Declared, and never observed',
      },
    ]);
    expect(
      beyondSentence({ ...answer, beyond: { up: 0, down: 0, total: 0 } }),
    ).toBeUndefined();
  });
});
