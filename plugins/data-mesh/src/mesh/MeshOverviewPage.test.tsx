// SPDX-License-Identifier: Apache-2.0
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  AttentionItem,
  DomainSummary,
  MeshOverview,
} from '@meshwright/plugin-data-mesh-common';
import { seriousFaults } from '../__testUtils__/axe';
import { linkTo, makeProduct } from '../__testUtils__/products';
import { renderPage } from '../__testUtils__/renderPage';
import { domainsInOrder } from './domainsInOrder';
import { MeshOverviewPage } from './MeshOverviewPage';

const NO_PROBLEMS = { errors: 0, warnings: 0 };

function domain(
  title: string,
  change: Partial<DomainSummary> = {},
): DomainSummary {
  return {
    ...linkTo('domain', title),
    productCount: 2,
    ownProductCount: 2,
    problems: NO_PROBLEMS,
    ...change,
  };
}

function attention(
  title: string,
  change: Partial<AttentionItem> = {},
): AttentionItem {
  return {
    reason: 'no-owner',
    subject: linkTo('dataproduct', title),
    owner: linkTo('group', 'Sales data'),
    message: 'Nobody answers for it: name a group.',
    mine: false,
    ...change,
  };
}

function mesh(change: Partial<MeshOverview> = {}): MeshOverview {
  const orders = makeProduct('Orders');
  const revenue = makeProduct('Revenue');
  return {
    totals: {
      domains: 3,
      products: 1234,
      contracts: 40,
      connections: 21,
      crossDomainConnections: 8,
      owners: 5,
      problems: { errors: 2, warnings: 1 },
    },
    domains: [
      domain('Sales', { productCount: 3 }),
      domain('Returns', { parent: 'domain:default/sales' }),
      domain('Finance', { problems: { errors: 2, warnings: 0 } }),
    ],
    flows: [
      {
        from: linkTo('domain', 'Sales'),
        to: linkTo('domain', 'Finance'),
        contractCount: 3,
        products: [
          {
            from: linkTo('dataproduct', 'Orders'),
            to: linkTo('dataproduct', 'Revenue'),
            contract: linkTo('api', 'Orders table'),
          },
        ],
        more: 2,
      },
    ],
    products: [orders, revenue].map(({ entityRef, title, problems }, i) => ({
      entityRef,
      title,
      problems,
      resolved: true,
      domain: i === 0 ? 'domain:default/returns' : 'domain:default/finance',
      lifecycle: 'active',
    })),
    connections: [
      {
        from: orders.entityRef,
        to: revenue.entityRef,
        contract: linkTo('api', 'Orders table'),
      },
    ],
    moreProducts: 1232,
    attention: [
      attention('Old ledger', { mine: true, reason: 'retired-in-use' }),
      attention('Broken', { reason: 'descriptor-error' }),
    ],
    moreAttention: 4,
    byLifecycle: { active: 1234 },
    recentlyChanged: [orders],
    ...change,
  };
}

const address = () => screen.getByTestId('address').textContent;

function open(overview: MeshOverview, at = '/') {
  return renderPage(<MeshOverviewPage />, {
    api: { getMesh: async () => overview },
    address: at,
  });
}

describe('MeshOverviewPage', () => {
  it('answers in one look how large, how connected and how sound the mesh is', async () => {
    const { container } = open(mesh());
    const products = await screen.findByRole('link', {
      name: '1234 data products',
    });
    expect(products).toHaveTextContent('1,234');
    expect(products).toHaveAttribute('href', '/marketplace');
    expect(screen.getByRole('link', { name: '3 problems' })).toHaveAttribute(
      'href',
      '/descriptor-problems',
    );

    const map = screen.getByRole('region', { name: 'How data flows' });
    expect(
      within(map).getByRole('button', {
        name: 'Finance 2 products 2 errors, Comes from 1, goes to 0',
      }),
    ).toBeInTheDocument();
    expect(within(map).queryByText('Returns')).not.toBeInTheDocument();

    const recent = screen.getByRole('region', { name: 'Recently changed' });
    expect(recent).toHaveTextContent('Orders');
    expect(
      within(recent).getByRole('link', { name: 'All by date' }),
    ).toHaveAttribute('href', '/marketplace?sort=updated');
    expect(screen.getByRole('region', { name: 'Domains' })).toHaveTextContent(
      /Sales3 products.*Returns.*Finance2 errors2 products/,
    );
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('puts what is one’s own first, each line with the next step', async () => {
    open(mesh());
    const list = await screen.findByRole('region', {
      name: /Needs attention/,
    });
    const lines = within(list).getAllByRole('listitem');
    expect(lines[0]).toHaveTextContent('Old ledger');
    expect(
      within(lines[0]).getByRole('link', { name: 'See who still reads it' }),
    ).toHaveAttribute('href', '/catalog/default/dataproduct/old-ledger');
    expect(
      within(lines[1]).getByRole('link', { name: 'See what is wrong' }),
    ).toHaveAttribute('href', '/descriptor-problems?q=Broken');
    expect(within(lines[1]).getByText('Sales data')).toBeInTheDocument();
    expect(within(list).getByText(/4 more/)).toHaveAttribute(
      'href',
      '/descriptor-problems',
    );
  });

  it('leads from the search to the marketplace', async () => {
    const user = userEvent.setup();
    open(mesh());
    await user.type(
      await screen.findByRole('searchbox', { name: 'Search data products' }),
      'e-mail{Enter}',
    );
    expect(address()).toBe('/marketplace?q=e-mail');
  });

  it('switches to products, folded into their top-level domains, and keeps it in the address', async () => {
    const user = userEvent.setup();
    open(mesh());
    await user.click(await screen.findByRole('button', { name: 'Products' }));
    expect(address()).toBe('/?map=products');
    expect(
      screen.getByText(/1,232 less connected products are not drawn/),
    ).toBeInTheDocument();
    await user.click(
      screen.getByRole('button', { name: /^Orders Returns .*goes to 1/ }),
    );
    expect(address()).toContain('focus=dataproduct%3Adefault%2Forders');
    const details = screen.getByRole('region', { name: 'About Orders' });
    expect(details).toHaveTextContent('Orders table');
    await user.click(within(details).getByRole('button', { name: 'Revenue' }));
    expect(
      screen.getByRole('region', { name: 'About Revenue' }),
    ).toHaveTextContent('Comes fromOrdersOrders table');

    await user.click(screen.getByRole('button', { name: 'Fold all' }));
    expect(
      screen.getByRole('button', {
        name: 'Sales 1 product Comes from 0, goes to 1',
      }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/^2 products folded into 2 groups\. 1,232 less/),
    ).toBeInTheDocument();
  });

  it('says what would be here when the mesh is empty or still being read', async () => {
    const nothing = mesh({
      totals: { ...mesh().totals, products: 0 },
      domains: [],
    });
    const { unmount } = open(nothing);
    expect(await screen.findByText('No data products yet')).toBeInTheDocument();
    unmount();

    let asked = 0;
    renderPage(<MeshOverviewPage />, {
      api: {
        getMesh: async () => {
          asked += 1;
          return asked === 1 ? { ...nothing, indexing: true } : mesh();
        },
      },
    });
    expect(
      await screen.findByText('The catalog is being read'),
    ).toBeInTheDocument();
    expect(await screen.findByText('Needs attention')).toBeInTheDocument();
  });

  it('keeps the way to the marketplace when the mesh cannot be loaded', async () => {
    const user = userEvent.setup();
    let failing = true;
    renderPage(<MeshOverviewPage />, {
      api: {
        getMesh: async () => {
          if (failing) {
            throw new Error('The database is gone');
          }
          return mesh({ attention: [], moreAttention: 0 });
        },
      },
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The database is gone',
    );
    expect(screen.getByRole('searchbox')).toBeInTheDocument();
    failing = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() =>
      expect(screen.getByText('Nothing needs attention')).toBeInTheDocument(),
    );
  });
});

describe('domainsInOrder', () => {
  it('lists each domain once, below its parent, also when parents go in circles', () => {
    const circle = [
      domain('A', { parent: 'domain:default/b' }),
      domain('B', { parent: 'domain:default/a' }),
      domain('C', { parent: 'domain:default/gone', productCount: 9 }),
    ];
    expect(
      domainsInOrder(circle).map(entry => [entry.domain.title, entry.depth]),
    ).toEqual([
      ['C', 0],
      ['A', 0],
      ['B', 1],
    ]);
  });
});
