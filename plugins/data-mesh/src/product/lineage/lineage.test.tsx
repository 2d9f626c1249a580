// SPDX-License-Identifier: Apache-2.0
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  LineageApi,
  LineageGraphQuery,
} from '@meshwright/plugin-data-mesh-common';
import { seriousFaults } from '../../__testUtils__/axe';
import { emptyProduct, productEntity } from '../../__testUtils__/emptyProduct';
import { renderEntityPage } from '../../__testUtils__/renderEntityPage';
import {
  insideFinance,
  productId,
  products,
} from '../../lineage/__testUtils__/answers';
import { productExtensions } from '../productExtensions';

const answers = () =>
  jest.fn(async ({ node, granularity }: LineageGraphQuery) =>
    granularity === 'dataset' && node === productId('finance')
      ? insideFinance
      : products,
  );
const show = (lineage: Partial<LineageApi>, query = '') =>
  renderEntityPage({
    address: `/catalog/default/dataproduct/finance/lineage${query}`,
    extensions: productExtensions,
    entities: [productEntity('finance')],
    api: { getProduct: async () => emptyProduct('Finance') },
    lineage,
  });
const box = (name: RegExp) => screen.findByRole('button', { name });

describe('the lineage of a product', () => {
  it('shows where data comes from and goes to, and how much is not shown', async () => {
    const getLineage = answers();
    const { container } = show({ getLineage });
    expect(await box(/^Finance Money What this is about/)).toBeInTheDocument();
    expect(await box(/^Not yours to see A data product/)).toBeInTheDocument();
    expect(
      screen.getByText(/37 data products are not shown: 37 further up/),
    ).toBeInTheDocument();
    expect(screen.getByText(/1 is closed/)).toBeInTheDocument();
    expect(getLineage).toHaveBeenCalledWith({
      node: 'dataproduct:default/finance',
      granularity: 'product',
      direction: 'both',
      depth: 3,
      limit: 10_000,
      at: undefined,
    });
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('brings what is hidden, and opens a product into its datasets', async () => {
    const user = userEvent.setup();
    const getLineage = answers();
    show({ getLineage });
    await user.click(await box(/^Show 37 more before Shop$/));
    await waitFor(() =>
      expect(getLineage).toHaveBeenCalledWith(
        expect.objectContaining({
          expand: [{ node: productId('shop'), side: 'up' }],
        }),
      ),
    );
    await user.click(await box(/^Open Finance$/));
    expect(await box(/^sums postgres$/)).toBeInTheDocument();
    expect(getLineage).toHaveBeenCalledWith(
      expect.objectContaining({
        node: productId('finance'),
        granularity: 'dataset',
        depth: 1,
      }),
    );
  });

  it('takes from the address what is looked at, and asks for another level', async () => {
    const user = userEvent.setup();
    const getLineage = answers();
    show({ getLineage }, '?of=column&towards=up');
    await waitFor(() =>
      expect(getLineage).toHaveBeenCalledWith(
        expect.objectContaining({ granularity: 'column', direction: 'up' }),
      ),
    );
    await user.click(await box(/Show: Columns/));
    await user.click(
      within(await screen.findByRole('listbox')).getByText('Datasets'),
    );
    await waitFor(() =>
      expect(getLineage).toHaveBeenCalledWith(
        expect.objectContaining({ granularity: 'dataset', direction: 'up' }),
      ),
    );
  });

  it('answers what a change would do, and where a value comes from', async () => {
    const user = userEvent.setup();
    const nothing = { columns: 0, datasets: 0, jobs: 0, exposures: 0 };
    show(
      {
        getLineage: answers(),
        getLineageImpact: async ({ change = 'drop' }) => ({
          change,
          verdict: change === 'late' ? 'risky' : 'breaking',
          columns: [],
          datasets: [],
          jobs: [],
          exposures: [],
          products: [
            {
              id: productId('board'),
              name: 'board',
              level: 'direct',
              steps: 2,
            },
          ],
          contracts: [],
          people: [{ owner: 'group:default/money', owns: ['x', 'y'] }],
          closed: { ...nothing, products: 1 },
        }),
        getLineageSources: async () => ({
          sources: [{ id: 'dataset:h#raw', name: 'raw', steps: 3 }],
          suspects: [
            {
              id: 'job:j#load',
              name: 'load',
              steps: 1,
              reason: 'It failed.',
              evidence: [{ kind: 'incident', name: 'Late', incident: '7' }],
            },
          ],
          closed: 0,
        }),
      },
      `?see=${encodeURIComponent(productId('finance'))}`,
    );
    const about = await screen.findByRole('region', { name: 'About Finance' });
    expect(
      within(about).getByText(/Observed in runs, last .*Declared\.$/),
    ).toBeInTheDocument();
    await user.click(within(about).getByRole('tab', { name: 'Impact' }));
    expect(
      await within(about).findByText(/Something stops working/),
    ).toHaveTextContent('1 product, 1 owner, 1 that you may not see');
    expect(within(about).getByRole('link', { name: 'Board' })).toHaveAttribute(
      'href',
      expect.stringContaining('/lineage?node=product%3Adefault%23board'),
    );
    await user.click(within(about).getByRole('button', { name: /What if/ }));
    await user.click(await screen.findByText('It is late'));
    expect(
      await within(about).findByText(/may give other values, or be late/),
    ).toBeInTheDocument();
    await user.click(within(about).getByRole('tab', { name: 'Sources' }));
    expect(
      await within(about).findByText('It failed. 1 step before it.'),
    ).toBeInTheDocument();
  });

  it('shows where declaration and observation part', async () => {
    const user = userEvent.setup();
    const end = (name: string) => ({
      id: productId(name),
      type: 'product' as const,
      namespace: 'default',
      name,
    });
    show({
      getLineage: answers(),
      getLineageGap: async () => ({
        observedOnly: [{ from: end('stock'), to: end('finance') }],
        declaredOnly: [],
        counts: { observedOnly: 2, declaredOnly: 0 },
      }),
    });
    await user.click(await box(/^Differences$/));
    const panel = await screen.findByRole('region', {
      name: 'Differences between declared and observed',
    });
    expect(
      await within(panel).findByText('Observed, declared by nobody (2)'),
    ).toBeInTheDocument();
    expect(
      within(panel).getByRole('button', { name: 'stock' }),
    ).toBeInTheDocument();
    expect(within(panel).getByText(/1 more that you may not/)).toBeVisible();
  });

  it('filters, says how much it took out, and gives it back', async () => {
    const user = userEvent.setup();
    show({ getLineage: answers() });
    await user.click(await box(/^Filter$/));
    const filter = await screen.findByRole('dialog', {
      name: 'Filter the lineage',
    });
    await user.click(within(filter).getByLabelText(/^Internal/));
    await user.keyboard('{Escape}');
    expect(await screen.findByText(/1 is filtered out/)).toBeInTheDocument();
    expect(screen.queryByText('Not yours to see')).not.toBeInTheDocument();
    await user.click(
      await screen.findByRole('button', { name: 'Clear filters' }),
    );
    expect(await screen.findByText('Not yours to see')).toBeInTheDocument();
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
      await screen.findByText('The lineage of finance could not be loaded'),
    ).toBeInTheDocument();
  });
});
