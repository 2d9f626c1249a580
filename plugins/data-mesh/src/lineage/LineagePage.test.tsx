// SPDX-License-Identifier: Apache-2.0
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type {
  DataMeshApi,
  LineageApi,
  LineageSearchAnswer,
  ProductQuery,
} from '@meshwright/plugin-data-mesh-common';
import {
  dataMeshApiRef,
  lineageApiRef,
} from '@meshwright/plugin-data-mesh-react';
import { seriousFaults } from '../__testUtils__/axe';
import { makePage, makeProduct } from '../__testUtils__/products';
import { lineageRouteRef, marketplaceRouteRef } from '../routes';
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

const money = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Domain',
  metadata: { name: 'money', namespace: 'default', title: 'Money & more' },
  spec: { owner: 'group:default/shop' },
};

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

const nobody: Partial<DataMeshApi> = {
  queryProducts: async () => makePage([]),
};

function show(
  lineage: Partial<LineageApi>,
  query = '',
  mesh: Partial<DataMeshApi> = nobody,
) {
  const user = userEvent.setup();
  return {
    user,
    ...renderInTestApp(<LineagePage />, {
      apis: [
        [lineageApiRef, lineage as LineageApi],
        [dataMeshApiRef, mesh as DataMeshApi],
        [catalogApiRef, catalogApiMock({ entities: [money] })],
        mockApis.identity({
          userEntityRef: 'user:default/ada',
          ownershipEntityRefs: ['user:default/ada', 'group:default/shop'],
        }),
      ],
      mountedRoutes: {
        '/marketplace': marketplaceRouteRef,
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

  it('offers a person their own products and those that most others read, each once', async () => {
    const orders = makeProduct('Orders', { consumerCount: 7 });
    const queryProducts = jest.fn(async ({ filters }: ProductQuery) =>
      filters
        ? makePage([orders], { totalItems: 9 })
        : makePage([
            makeProduct('Shipments', { consumerCount: 12 }),
            orders,
            makeProduct('Drafts', { consumerCount: 0 }),
          ]),
    );
    const { container, user } = show({ searchLineage: async () => found }, '', {
      queryProducts,
    });
    const own = await screen.findByRole('list', { name: 'Yours' });
    expect(within(own).getByRole('link')).toHaveAttribute(
      'href',
      expect.stringContaining(`node=${encodeURIComponent(orders.entityRef)}`),
    );
    expect(own).toHaveTextContent('read by 7 products');
    expect(
      within(screen.getByRole('list', { name: 'Most read' }))
        .getAllByRole('link')
        .map(({ textContent }) => textContent),
    ).toEqual(['Shipments']);
    expect(queryProducts.mock.calls.map(([query]) => query)).toEqual([
      expect.objectContaining({
        filters: { owner: ['user:default/ada', 'group:default/shop'] },
        sort: 'consumers',
        limit: 6,
      }),
      expect.objectContaining({ sort: 'consumers', limit: 12 }),
    ]);
    expect(
      screen
        .getAllByRole('link', { name: 'All' })
        .map(link => link.getAttribute('href')),
    ).toEqual([
      expect.stringContaining('owner=user'),
      expect.stringMatching(/^\/marketplace\?sort=consumers/),
    ]);
    expect(await seriousFaults(container)).toEqual([]);
    await user.type(screen.getByRole('searchbox'), 'o');
    await screen.findByRole('list', { name: 'Found' });
    expect(screen.queryByRole('list', { name: 'Yours' })).toBeNull();
  });

  it('can be searched where products cannot be asked for', async () => {
    show({ searchLineage: async () => found }, '', {
      queryProducts: async () => {
        throw new Error('The index is away.');
      },
    });
    expect(
      await screen.findByText('Nothing is chosen yet'),
    ).toBeInTheDocument();
    expect(screen.getByRole('searchbox')).toBeEnabled();
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
      // Its domain by the title that it has in the catalog.
      await screen.findByRole('button', { name: /^Finance ?Money & more/ }),
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
