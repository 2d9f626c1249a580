// SPDX-License-Identifier: Apache-2.0
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockApis } from '@backstage/frontend-test-utils';
import type {
  ProductPage,
  ProductQuery,
} from '@meshwright/plugin-data-mesh-common';
import { seriousFaults } from '../__testUtils__/axe';
import { makePage, makeProduct } from '../__testUtils__/products';
import { renderPage } from '../__testUtils__/renderPage';
import { MarketplacePage } from './MarketplacePage';

const FACETS = {
  domain: {
    values: [
      { value: 'domain:default/sales', title: 'Sales', count: 9 },
      {
        value: 'domain:default/returns',
        title: 'Returns',
        count: 4,
        parent: 'domain:default/sales',
      },
    ],
    more: 0,
  },
  lifecycle: {
    values: [
      { value: 'retired', title: 'retired', count: 7 },
      { value: 'active', title: 'active', count: 2 },
      { value: 'none', title: 'none', count: 1 },
    ],
    more: 0,
  },
  tag: {
    values: Array.from({ length: 9 }, (_, i) => ({
      value: `tag-${i}`,
      title: `tag-${i}`,
      count: 9 - i,
    })),
    more: 12,
  },
};

function answering(answer: (query: ProductQuery) => ProductPage) {
  return jest.fn(async (query: ProductQuery) => answer(query));
}

function open(
  queryProducts: (query: ProductQuery) => Promise<ProductPage>,
  address = '/',
) {
  return renderPage(<MarketplacePage />, { api: { queryProducts }, address });
}

const address = () => screen.getByTestId('address').textContent;

describe('MarketplacePage', () => {
  it('shows what a product is, whose, and whether to trust it', async () => {
    const { container } = open(
      answering(() =>
        makePage(
          [
            makeProduct('Orders', {
              problems: { errors: 2, warnings: 0 },
              platforms: ['gcp', 'aws'],
              matches: [
                { field: 'column', text: 'orders.customer_email' },
                { field: 'tag', text: 'customer' },
                { field: 'term', text: 'customer' },
              ],
            }),
            makeProduct('Nameless', {
              domain: undefined,
              owner: undefined,
              purpose: undefined,
            }),
          ],
          { totalItems: 50, facets: FACETS },
        ),
      ),
    );
    expect(await screen.findByText('50 data products')).toBeInTheDocument();
    const card = screen
      .getByRole('heading', { name: 'Orders' })
      .closest('article')!;
    expect(within(card).getByRole('link', { name: 'Orders' })).toHaveAttribute(
      'href',
      '/catalog/default/dataproduct/orders',
    );
    expect(card).toHaveTextContent('What Orders is for.');
    expect(card).toHaveTextContent('2 errors');
    expect(card).toHaveTextContent('Google Cloud, AWS');
    expect(card).toHaveTextContent('3 consumers');
    expect(card).toHaveTextContent(
      'Matches column orders.customer_email, tag customer and 1 more',
    );
    const nameless = screen
      .getByRole('heading', { name: 'Nameless' })
      .closest('article')!;
    expect(nameless).toHaveTextContent('No domain');
    expect(nameless).toHaveTextContent('No owner');
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('says of each product how it is today, and of none what nobody knows', async () => {
    const getStatusBoard = jest.fn(async () => ({
      items: [
        {
          ref: 'dataproduct:default/orders',
          title: 'Orders',
          state: 'down' as const,
          reasons: [],
        },
        {
          ref: 'dataproduct:default/returns',
          title: 'Returns',
          state: 'unknown' as const,
          reasons: [],
        },
      ],
      totalItems: 2,
      counts: { operational: 0, degraded: 0, down: 1, unknown: 1 },
    }));
    renderPage(<MarketplacePage />, {
      api: {
        queryProducts: answering(() =>
          makePage([makeProduct('Orders'), makeProduct('Returns')]),
        ),
      },
      status: { getStatusBoard },
    });
    const trustOf = async (name: string) =>
      within(
        (await screen.findByRole('heading', { name })).closest('article')!,
      ).getByRole('list', { name: /Trust/ });
    await waitFor(async () =>
      expect(await trustOf('Orders')).toHaveTextContent(/^Down/),
    );
    expect(await trustOf('Returns')).toHaveTextContent(/^Status not known/);
    expect(getStatusBoard).toHaveBeenCalledTimes(1);
  });

  it('asks what the address says, and passes over what makes no sense', async () => {
    const query = answering(() => makePage([makeProduct('Orders')]));
    open(
      query,
      '/?q=mail&domain=domain:default/sales&domain=none&tag=&sort=consumers&order=sideways&page=-3&view=blink',
    );
    await screen.findByText('1 data product');
    expect(query.mock.calls[0][0]).toEqual({
      text: 'mail',
      filters: { domain: ['domain:default/sales', 'none'] },
      sort: 'consumers',
      order: 'desc',
      offset: 0,
      limit: 24,
    });
    expect(screen.getByRole('searchbox')).toHaveValue('mail');
  });

  it('keeps choices in the address, and the back button undoes them', async () => {
    const user = userEvent.setup();
    const query = answering(() =>
      makePage([makeProduct('Orders')], { facets: FACETS, totalItems: 60 }),
    );
    open(query, '/?page=2');
    await user.click(await screen.findByRole('checkbox', { name: 'Sales, 9' }));
    expect(address()).toBe('/?domain=domain%3Adefault%2Fsales');
    await user.click(screen.getByRole('checkbox', { name: 'Retired, 7' }));
    expect(address()).toBe(
      '/?domain=domain%3Adefault%2Fsales&lifecycle=retired',
    );
    await waitFor(() =>
      expect(query).toHaveBeenLastCalledWith(
        expect.objectContaining({
          filters: {
            domain: ['domain:default/sales'],
            lifecycle: ['retired'],
          },
          offset: 0,
        }),
        expect.anything(),
      ),
    );

    await user.click(screen.getByText('Browser back'));
    expect(address()).toBe('/?domain=domain%3Adefault%2Fsales');
    expect(
      screen.getByRole('checkbox', { name: 'Retired, 7' }),
    ).not.toBeChecked();

    await user.click(
      screen.getByRole('button', { name: 'Drop Domain: Sales' }),
    );
    expect(address()).toBe('/');
  });

  it('follows typing after a pause, in one step of the history', async () => {
    const user = userEvent.setup();
    const query = answering(() => makePage([makeProduct('Orders')]));
    open(query);
    await screen.findByText('1 data product');
    await user.type(screen.getByRole('searchbox'), 'ord');
    await waitFor(() => expect(address()).toBe('/?q=ord'));
    await user.type(screen.getByRole('searchbox'), 'ers{Enter}');
    await waitFor(() => expect(address()).toBe('/?q=orders'));
    expect(query).not.toHaveBeenCalledWith(
      expect.objectContaining({ text: 'o' }),
      expect.anything(),
    );
    await user.click(screen.getByText('Browser back'));
    await waitFor(() => expect(screen.getByRole('searchbox')).toHaveValue(''));
    expect(address()).toBe('/');
  });

  it('never lets an older answer overwrite a newer one, and shows the old list meanwhile', async () => {
    const user = userEvent.setup();
    const answers = new Map<string, (page: ProductPage) => void>();
    open(
      query =>
        new Promise(resolve => {
          answers.set(query.text ?? '', resolve);
        }),
    );
    await waitFor(() => expect(answers.has('')).toBe(true));
    answers.get('')!(makePage([makeProduct('Everything')]));
    await screen.findByText('Everything');

    await user.type(screen.getByRole('searchbox'), 'slow{Enter}');
    await waitFor(() => expect(answers.has('slow')).toBe(true));
    expect(screen.getByText('Everything')).toBeInTheDocument();
    await user.clear(screen.getByRole('searchbox'));
    await user.type(screen.getByRole('searchbox'), 'fast{Enter}');
    await waitFor(() => expect(answers.has('fast')).toBe(true));

    answers.get('fast')!(makePage([makeProduct('Fast')]));
    await screen.findByText('Fast');
    answers.get('slow')!(makePage([makeProduct('Slow')]));
    await expect(
      screen.findByText('Slow', {}, { timeout: 300 }),
    ).rejects.toThrow();
    expect(screen.getByText('Fast')).toBeInTheDocument();
    expect(screen.queryByText('Everything')).not.toBeInTheDocument();
  });

  it('shows domains as a tree, few values first, and says what is cut', async () => {
    const user = userEvent.setup();
    open(
      answering(() => makePage([makeProduct('Orders')], { facets: FACETS })),
    );
    await screen.findByText('1 data product');
    expect(screen.getByText('Returns')).toBeInTheDocument();
    await user.click(
      screen.getByRole('button', { name: 'Subdomains of Sales' }),
    );
    expect(screen.queryByText('Returns')).not.toBeInTheDocument();

    const lifecycles = screen
      .getAllByRole('checkbox', { name: /Active|Retired|No lifecycle/ })
      .map(box => box.getAttribute('aria-label'));
    expect(lifecycles).toEqual(['Active, 2', 'Retired, 7', 'No lifecycle, 1']);

    await user.click(screen.getByRole('button', { name: 'Tag' }));
    expect(screen.queryByText('tag-8')).not.toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Show 3 more' }));
    expect(screen.getByText('tag-8')).toBeInTheDocument();
    expect(
      screen.getByText(/12 rarer ones are not listed/),
    ).toBeInTheDocument();
  });

  it('pages and sorts on the server, with addresses to share', async () => {
    const user = userEvent.setup();
    const query = answering(({ offset = 0 }) =>
      makePage([makeProduct(`From ${offset}`)], { totalItems: 60, offset }),
    );
    const { container } = open(query, '/?view=table');
    await screen.findByText('From 0');
    expect(screen.getByText('1–24 of 60')).toBeInTheDocument();
    expect(await seriousFaults(container)).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Go to page 3' }));
    await screen.findByText('From 48');
    expect(address()).toBe('/?page=3&view=table');
    expect(screen.getByText('49–60 of 60')).toBeInTheDocument();

    await user.click(screen.getByRole('button', { name: 'Consumers' }));
    await waitFor(() =>
      expect(address()).toBe('/?sort=consumers&order=desc&view=table'),
    );
    expect(
      screen.getByRole('columnheader', { name: /Consumers/ }),
    ).toHaveAttribute('aria-sort', 'descending');
    await user.click(screen.getByRole('button', { name: /^Consumers/ }));
    await waitFor(() =>
      expect(query).toHaveBeenLastCalledWith(
        expect.objectContaining({ sort: 'consumers', order: 'asc', offset: 0 }),
        expect.anything(),
      ),
    );
  });

  it('remembers the view of a person, and the address overrules it', async () => {
    const user = userEvent.setup();
    const storage = mockApis.storage();
    const queryProducts = answering(() => makePage([makeProduct('Orders')]));
    const first = renderPage(<MarketplacePage />, {
      api: { queryProducts },
      storage,
    });
    await screen.findByText('1 data product');
    await user.click(screen.getByRole('button', { name: 'Table' }));
    expect(screen.getByRole('table')).toBeInTheDocument();
    expect(address()).toBe('/?view=table');
    first.unmount();

    const second = renderPage(<MarketplacePage />, {
      api: { queryProducts },
      storage,
    });
    expect(await screen.findByRole('table')).toBeInTheDocument();
    second.unmount();

    renderPage(<MarketplacePage />, {
      api: { queryProducts },
      storage,
      address: '/?view=cards',
    });
    expect(await screen.findByRole('article')).toBeInTheDocument();
  });

  it('says which filter to drop when nothing matches', async () => {
    const user = userEvent.setup();
    open(
      answering(() =>
        makePage([], {
          facets: {
            domain: {
              values: [
                { value: 'domain:default/sales', title: 'Sales', count: 0 },
              ],
              more: 0,
            },
            lifecycle: {
              values: [
                { value: 'active', title: 'active', count: 5 },
                { value: 'draft', title: 'draft', count: 0 },
              ],
              more: 0,
            },
          },
        }),
      ),
      '/?q=mail&domain=domain:default/sales&lifecycle=draft',
    );
    expect(
      await screen.findByText('Nothing matches “mail”'),
    ).toBeInTheDocument();
    const alert = screen.getByText(
      'Without one of these filters there are results.',
    );
    expect(alert).toBeInTheDocument();
    const drops = screen.getAllByRole('button', {
      name: 'Drop Lifecycle: Draft',
    });
    await user.click(drops[drops.length - 1]);
    expect(address()).toBe('/?q=mail&domain=domain%3Adefault%2Fsales');
  });

  it('says how to put something in when nothing is there', async () => {
    open(answering(() => makePage([])));
    expect(await screen.findByText('No data products yet')).toBeInTheDocument();
    expect(
      screen.getByText(/catalog\.providers\.dataMesh/),
    ).toBeInTheDocument();
  });

  it('looks again by itself while the catalog is read for the first time', async () => {
    let indexing = true;
    const query = answering(() =>
      makePage(indexing ? [] : [makeProduct('Orders')], { indexing }),
    );
    open(query);
    expect(
      await screen.findByText('The catalog is being read'),
    ).toBeInTheDocument();
    indexing = false;
    expect(await screen.findByText('Orders')).toBeInTheDocument();
  });

  it('offers to try again, and keeps the old list when renewing it fails', async () => {
    const user = userEvent.setup();
    let failing = true;
    open(async () => {
      if (failing) {
        throw new Error('The index is locked');
      }
      return makePage([makeProduct('Orders')], { facets: FACETS });
    });
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'The index is locked',
    );
    expect(
      screen.getByRole('heading', { name: 'Not searched' }),
    ).toBeInTheDocument();
    // No placeholders for filters that do not come.
    expect(screen.getByRole('region', { name: 'Filters' })).toHaveTextContent(
      /^Filters$/,
    );
    expect(
      screen
        .getByRole('region', { name: 'Filters' })
        .querySelectorAll('[aria-hidden]'),
    ).toHaveLength(0);
    failing = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    await screen.findByText('Orders');

    failing = true;
    await user.click(screen.getByRole('checkbox', { name: 'Sales, 9' }));
    expect(
      await screen.findByText(/These results are from before/),
    ).toBeInTheDocument();
    expect(screen.getByText('Orders')).toBeInTheDocument();
  });

  it('leads back from a page that is no more', async () => {
    const user = userEvent.setup();
    open(
      answering(({ offset }) =>
        makePage(offset ? [] : [makeProduct('Orders')], {
          totalItems: 1,
          offset,
        }),
      ),
      '/?page=4',
    );
    await user.click(await screen.findByText('Go to the first page'));
    expect(await screen.findByText('Orders')).toBeInTheDocument();
  });
});
