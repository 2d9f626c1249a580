// SPDX-License-Identifier: Apache-2.0
import { act, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  QualityEvidence,
  StatusApi,
} from '@meshwright/plugin-data-mesh-common';
import { seriousFaults } from '../__testUtils__/axe';
import { emptyProduct, productEntity } from '../__testUtils__/emptyProduct';
import { renderEntityPage } from '../__testUtils__/renderEntityPage';
import { productExtensions } from '../product/productExtensions';
import { PRODUCT, quality, status } from './__testUtils__/degraded';

const HOUR = 3_600_000;

const evidence: QualityEvidence = {
  columns: [
    { name: 'id', classification: 'internal', masked: false },
    { name: 'email', classification: 'restricted', masked: true },
  ],
  rows: [
    ['17', null],
    ['18', null],
  ],
  more: false,
  readAt: '2026-03-02T08:00:00Z',
  clearance: 'internal',
};

const owned = {
  ...productEntity('orders'),
  relations: [{ type: 'ownedBy', targetRef: 'group:default/shop' }],
};

const showProduct = (api: Partial<StatusApi>, owner = false, shown = quality) =>
  renderEntityPage({
    address: '/catalog/default/dataproduct/orders/quality',
    extensions: productExtensions,
    entities: [owned],
    api: { getProduct: async () => emptyProduct('Orders') },
    quality: {
      getProductQuality: async () => shown,
      getCheckHistory: async () => ({ items: [] }),
    },
    status: { getProductStatus: async () => status, ...api },
    ownershipEntityRefs: owner ? ['group:default/shop'] : [],
  });

describe('the quality tab of a product', () => {
  it('says how the product is, why, and how it was', async () => {
    const { container } = showProduct({});
    const why = await screen.findByRole('list', { name: 'Why' });
    expect(why).toHaveTextContent('orders-id-unique failed in 3 rows.');
    expect(screen.getByText(/It can be used with care/)).toBeInTheDocument();
    expect(screen.getByText('99.5 %', { selector: 'p' })).toBeInTheDocument();
    expect(
      screen.getByRole('img', {
        name: 'Status by day: 1 day degraded, 1 day operational',
      }),
    ).toBeInTheDocument();
    const ports = screen.getByRole('table', { name: 'Status of output ports' });
    expect(
      within(ports).getByRole('row', { name: /events Operational/ }),
    ).toBeInTheDocument();
    const freshness = await screen.findByRole('table', {
      name: 'Freshness against promise',
    });
    expect(freshness).toHaveTextContent('Late');
    expect(freshness).toHaveTextContent('at most 24 hours');
    // Only owners measure and announce.
    expect(screen.queryByRole('button', { name: /Measure now/ })).toBeNull();
    expect(screen.queryByRole('button', { name: /Announce/ })).toBeNull();
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('goes from a failing check to its rows, without what may not be seen', async () => {
    const user = userEvent.setup();
    const getEvidence = jest.fn(async () => evidence);
    showProduct({ getEvidence });
    await user.click(
      await screen.findByRole('button', { name: /orders-email-complete/ }),
    );
    expect(
      screen.getByText(/Not shown: you are not cleared/),
    ).toBeInTheDocument();
    await user.click(
      screen.getAllByRole('button', { name: 'Show failing rows' })[1],
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Rows that fail orders-email-complete',
    });
    const rows = await within(dialog).findByRole('table');
    expect(within(rows).getByRole('row', { name: /17 ••• ?restricted/ })).toBe(
      within(rows).getAllByRole('row')[1],
    );
    expect(dialog).toHaveTextContent(
      '1 column is not shown: you are cleared for data up to “internal”',
    );
    expect(getEvidence).toHaveBeenCalledWith(PRODUCT, 'k1', expect.anything());
    expect(await seriousFaults(dialog)).toEqual([]);
    await user.click(within(dialog).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('has the rows one click from the score, of each failing check', async () => {
    const user = userEvent.setup();
    const second = {
      ...quality.checks[0],
      key: 'k2',
      name: 'orders-id-unique',
    };
    const getEvidence = jest.fn(async () => evidence);
    showProduct({ getEvidence }, false, {
      ...quality,
      checks: [quality.checks[0], second],
    });
    const banner = (await screen.findByText(/Score 50 of 100/)).parentElement!;
    await user.click(
      within(banner).getByRole('button', { name: 'Show failing rows' }),
    );
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findByRole('table');
    await user.selectOptions(
      within(dialog).getByLabelText('Failing check'),
      'k2',
    );
    expect(
      await screen.findByRole('dialog', {
        name: 'Rows that fail orders-id-unique',
      }),
    ).toBeInTheDocument();
    expect(getEvidence).toHaveBeenLastCalledWith(
      PRODUCT,
      'k2',
      expect.anything(),
    );
    expect(await seriousFaults(dialog)).toEqual([]);
  });

  it('says why rows cannot be read', async () => {
    const user = userEvent.setup();
    showProduct({
      getEvidence: async () => {
        throw new Error('Others are reading rows at the moment.');
      },
    });
    await user.click(
      await screen.findByRole('button', { name: /orders-email-complete/ }),
    );
    await user.click(
      screen.getAllByRole('button', { name: 'Show failing rows' })[1],
    );
    expect(
      await screen.findByText(/Others are reading rows/),
    ).toBeInTheDocument();
  });

  it('lets owners measure now, and shows what came of it', async () => {
    const user = userEvent.setup();
    const getProductStatus = jest.fn(async () => status);
    const measure = jest.fn(async () => ({
      productRef: PRODUCT,
      state: 'measured' as const,
      checks: 12,
      unread: [],
    }));
    showProduct({ getProductStatus, measure }, true);
    const button = await screen.findByRole('button', { name: 'Measure now' });
    const asked = getProductStatus.mock.calls.length;
    await user.click(button);
    expect(await screen.findByText('12 checks measured.')).toBeInTheDocument();
    await waitFor(() =>
      expect(getProductStatus.mock.calls.length).toBeGreaterThan(asked),
    );
    measure.mockRejectedValue(new Error('It is being measured already.'));
    await user.click(screen.getByRole('button', { name: 'Measure now' }));
    expect(
      await screen.findByText('It is being measured already.'),
    ).toBeInTheDocument();
  });

  it('shows how far measuring is, and lets owners stop it', async () => {
    const user = userEvent.setup();
    let finish: (state: 'running') => void = () => {};
    const measure = jest.fn(
      () =>
        new Promise<any>(resolve => {
          finish = state =>
            resolve({ productRef: PRODUCT, state, checks: 0, unread: [] });
        }),
    );
    const progress = {
      productRef: PRODUCT,
      state: 'running' as 'running' | 'cancelled',
      checks: { done: 12, total: 40 },
    };
    const getMeasurement = jest.fn(async () => ({ ...progress }));
    const cancelMeasurement = jest.fn(async () => {
      progress.state = 'cancelled';
      return { ...progress };
    });
    showProduct(
      {
        getProductStatus: async () => status,
        measure,
        getMeasurement,
        cancelMeasurement,
      },
      true,
    );
    await user.click(
      await screen.findByRole('button', { name: 'Measure now' }),
    );
    expect(
      await screen.findByText('12 of 40 checks done …'),
    ).toBeInTheDocument();
    // The answer does not wait for ever; how far it is can be seen all the same.
    finish('running');
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(cancelMeasurement).toHaveBeenCalledWith(PRODUCT);
    expect(await screen.findByText(/It was stopped/)).toBeInTheDocument();
    expect(
      await screen.findByRole('button', { name: 'Measure now' }),
    ).toBeEnabled();
  });

  it('says how measuring ended, though a look at how far it was comes later', async () => {
    const user = userEvent.setup();
    let finish: () => void = () => {};
    let look: () => void = () => {};
    const getMeasurement = jest.fn(
      () =>
        new Promise<any>(resolve => {
          look = () =>
            resolve({
              productRef: PRODUCT,
              state: 'running',
              checks: { done: 20, total: 30 },
            });
        }),
    );
    showProduct(
      {
        getProductStatus: async () => status,
        measure: () =>
          new Promise<any>(resolve => {
            finish = () =>
              resolve({
                productRef: PRODUCT,
                state: 'measured',
                checks: 30,
                unread: [],
              });
          }),
        getMeasurement,
      },
      true,
    );
    await user.click(
      await screen.findByRole('button', { name: 'Measure now' }),
    );
    await waitFor(() => expect(getMeasurement).toHaveBeenCalled());
    // Both in one go, before the screen is drawn anew.
    await act(async () => {
      finish();
      look();
    });
    expect(screen.getByText('30 checks measured.')).toBeInTheDocument();
  });

  it('lets owners announce maintenance and take it back', async () => {
    const user = userEvent.setup();
    const planned = {
      id: 'm1',
      title: 'A new disk',
      startsAt: new Date(Date.now() + 24 * HOUR).toISOString(),
      endsAt: new Date(Date.now() + 26 * HOUR).toISOString(),
      announcedAt: new Date().toISOString(),
      announcedBy: 'user:default/ada',
    };
    const announceMaintenance = jest.fn(async () => planned);
    const cancelMaintenance = jest.fn(async () => {});
    showProduct(
      {
        getProductStatus: async () => ({ ...status, maintenance: [planned] }),
        announceMaintenance,
        cancelMaintenance,
      },
      true,
    );
    await user.click(
      await screen.findByRole('button', { name: 'Cancel A new disk' }),
    );
    expect(cancelMaintenance).toHaveBeenCalledWith(PRODUCT, 'm1');
    await user.click(
      screen.getByRole('button', { name: 'Announce maintenance' }),
    );
    const dialog = await screen.findByRole('dialog');
    expect(
      within(dialog).getByRole('button', { name: 'Announce' }),
    ).toBeDisabled();
    await user.type(within(dialog).getByLabelText(/What is done/), 'Move');
    await user.click(within(dialog).getByRole('button', { name: 'Announce' }));
    await waitFor(() =>
      expect(announceMaintenance).toHaveBeenCalledWith(
        PRODUCT,
        expect.objectContaining({ title: 'Move' }),
      ),
    );
  });

  it('follows figures over time, and says what was unexpected', async () => {
    const user = userEvent.setup();
    const series = {
      id: 's1',
      dataset: 'orders',
      column: null,
      metric: 'rowCount',
      value: 9,
      measuredAt: '2026-03-02T08:00:00Z',
      points: 42,
      anomalies: 1,
    };
    const secret = {
      ...series,
      id: 's2',
      metric: 'sum',
      column: 'salary',
      value: null,
      masked: true,
      anomalies: 0,
    };
    const getSeriesValues = jest.fn(async (_: string, id: string) => ({
      series: id === 's1' ? series : secret,
      points:
        id === 's1'
          ? [
              { at: '2026-03-01T08:00:00Z', value: 1000 },
              {
                at: '2026-03-02T08:00:00Z',
                value: 9,
                anomaly: 'Row count is 9; so far between 990 and 1,010.',
              },
            ]
          : [],
      thinned: false,
    }));
    showProduct({
      getSeries: async () => ({ items: [series, secret], totalItems: 2 }),
      getSeriesValues,
    });
    await user.click(
      await screen.findByRole('button', { name: /1 anomaly ?Row count/ }),
    );
    expect(
      await screen.findByText(/Row count is 9; so far between 990 and 1,010/),
    ).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: '1 year' }));
    await waitFor(() =>
      expect(getSeriesValues).toHaveBeenLastCalledWith(PRODUCT, 's1', {
        days: 366,
      }),
    );
    await user.click(screen.getByRole('button', { name: /Sum ?orders/ }));
    expect(
      await screen.findByText(/Its values are not shown/),
    ).toBeInTheDocument();
  });
});
