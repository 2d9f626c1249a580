// SPDX-License-Identifier: Apache-2.0
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type {
  LineageApi,
  LineageSearchAnswer,
} from '@meshwright/plugin-data-mesh-common';
import { lineageApiRef } from '@meshwright/plugin-data-mesh-react';
import { seriousFaults } from '../__testUtils__/axe';
import { lineageRouteRef } from '../routes';
import {
  answerOf,
  columnId,
  datasetId,
  edge,
  productId,
  productNode,
  products,
} from './__testUtils__/answers';
import { LineagePage } from './LineagePage';

// Parts of the page are loaded when they are needed, which a busy machine does slowly.

const found: LineageSearchAnswer = {
  items: [
    {
      id: productId('shop'),
      type: 'product',
      namespace: 'default',
      name: 'shop',
      facts: { title: 'The shop' },
    },
    {
      id: datasetId('orders'),
      type: 'dataset',
      namespace: 'postgres://h:5432',
      name: 'orders',
    },
    {
      id: columnId('orders', 'mail'),
      type: 'column',
      namespace: 'postgres://h:5432',
      name: 'orders.mail',
    },
  ],
  more: true,
};

function show(lineage: Partial<LineageApi>, query = '') {
  const user = userEvent.setup();
  return {
    user,
    ...renderInTestApp(<LineagePage />, {
      apis: [[lineageApiRef, lineage as LineageApi]],
      mountedRoutes: {
        '/lineage': lineageRouteRef,
        '/catalog/:namespace/:kind/:name':
          convertLegacyRouteRef(entityRouteRef),
      },
      initialRouteEntries: [`/${query}`],
    }),
  };
}

describe('the page of the lineage', () => {
  it('begins with a search, and leads to what it finds', async () => {
    const searchLineage = jest.fn(async () => found);
    const { user, container } = show({ searchLineage });
    expect(
      await screen.findByText('Nothing is chosen yet'),
    ).toBeInTheDocument();
    expect(searchLineage).not.toHaveBeenCalled();
    await user.type(screen.getByRole('searchbox'), 'o');
    const list = await screen.findByRole('list', { name: 'Found' });
    expect(
      within(list)
        .getAllByRole('link')
        .map(link => [link.textContent, link.getAttribute('href')]),
    ).toEqual([
      [
        'The shop',
        expect.stringContaining(`node=${encodeURIComponent('product:')}`),
      ],
      [
        'orders',
        expect.stringContaining(`dataset=${encodeURIComponent('dataset:')}`),
      ],
      ['mail', expect.stringContaining('of=column')],
    ]);
    expect(screen.getByText(/There is more/)).toBeInTheDocument();
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('says that it looks, that nothing is there, and why it could not', async () => {
    let answer!: (found: LineageSearchAnswer) => void;
    const searchLineage = jest
      .fn<Promise<LineageSearchAnswer>, []>()
      .mockReturnValueOnce(
        new Promise(resolve => {
          answer = resolve;
        }),
      )
      .mockRejectedValueOnce(new Error('The database is away.'))
      .mockResolvedValue(found);
    const { user } = show({ searchLineage }, '?q=nobody');
    await screen.findByRole('region', { name: 'Found' });
    expect(screen.queryByText(/Nothing that you may/)).not.toBeInTheDocument();
    answer({ items: [], more: false });
    expect(
      await screen.findByText('Nothing that you may see is called “nobody”'),
    ).toBeInTheDocument();
    const search = screen.getByRole('searchbox');
    await user.type(search, ' else');
    expect(
      await screen.findByText('The lineage could not be searched'),
    ).toBeInTheDocument();
    expect(screen.getByText(/The database is away/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: /Try again/ }));
    expect(
      await screen.findByRole('list', { name: 'Found' }),
    ).toBeInTheDocument();
  });

  it('shows what the address names, and leads back to the search', async () => {
    show(
      { getLineage: async () => products },
      `?node=${encodeURIComponent(productId('finance'))}`,
    );
    expect(
      await screen.findByRole('button', { name: /^Finance/ }),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Begin elsewhere' }),
    ).toHaveAttribute('href', expect.stringMatching(/^\/lineage\??$/));
  });

  it('is usable by keys alone, as a tree of a crowded graph', async () => {
    const others = Array.from({ length: 60 }, (_, n) =>
      productNode(`reader-${String(n).padStart(3, '0')}`),
    );
    const { user, container } = show(
      {
        getLineage: async () =>
          answerOf(
            [productId('finance')],
            [
              productNode('finance', { facts: { title: 'Finance' } }),
              ...others,
            ],
            others.map(({ id }) => edge(productId('finance'), id)),
            { up: 0, down: 9_700, total: 9_700 },
          ),
      },
      `?node=${encodeURIComponent(productId('finance'))}&as=tree`,
    );
    const tree = await screen.findByRole('tree', {
      name: 'Lineage of Finance',
    });
    expect(
      screen.getByText(/9,700 data products are not shown/),
    ).toBeInTheDocument();
    const [first] = within(tree).getAllByRole('treeitem');
    act(() => first.focus());
    await user.keyboard('{ArrowDown}{ArrowRight}{ArrowDown}{Enter}');
    expect(
      await screen.findByRole('region', { name: /^About / }),
    ).toBeInTheDocument();
    expect(await seriousFaults(container)).toEqual([]);
  });
});
