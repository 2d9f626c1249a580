// SPDX-License-Identifier: Apache-2.0
import {
  act,
  configure,
  screen,
  waitFor,
  within,
} from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type {
  ProductQuality,
  ProductStatus,
  QualityEvidence,
  QualityHeatMap,
  StatusApi,
  StatusBoard,
} from '@meshwright/plugin-data-mesh-common';
import { statusApiRef } from '@meshwright/plugin-data-mesh-react';
import { seriousFaults } from '../__testUtils__/axe';
import { contractEntity } from '../__testUtils__/contractEntity';
import { emptyProduct, productEntity } from '../__testUtils__/emptyProduct';
import {
  noQuality,
  noStatus,
  renderEntityPage,
} from '../__testUtils__/renderEntityPage';
import { contractExtensions } from '../contract/contractExtensions';
import { domainExtensions } from '../domain/domainExtensions';
import { productExtensions } from '../product/productExtensions';
import { cellWords, stateOfCell } from './domain/HeatMap';
import { timeProblem } from './status/MaintenanceDialog';
import { receiptWords } from './status/useMeasuring';
import {
  availabilityWords,
  freshnessFact,
  percentText,
} from './status/statusWords';
import { headlineOf, StatusWallPage } from './wall/StatusWallPage';

// Parts of the page are loaded when they are needed, which a busy machine does slowly.
configure({ asyncUtilTimeout: 10_000 });
jest.setTimeout(60_000);

const HOUR = 3_600_000;
const PRODUCT = 'dataproduct:default/orders';

const status: ProductStatus = {
  ...noStatus,
  state: 'degraded',
  since: '2026-03-02T08:00:00Z',
  reasons: [
    {
      kind: 'port',
      state: 'degraded',
      text: 'table: orders-id-unique failed in 3 rows.',
    },
  ],
  ports: [
    {
      name: 'table',
      contract: 'api:default/orders-v1',
      state: 'degraded',
      reasons: [
        {
          kind: 'check',
          state: 'degraded',
          text: 'orders-id-unique failed in 3 rows.',
        },
      ],
      availability: { percent: 99.5, known: 100, maintenanceHours: 0 },
    },
    {
      name: 'events',
      state: 'operational',
      reasons: [],
      availability: { percent: 100, known: 100, maintenanceHours: 0 },
    },
  ],
  freshness: [
    {
      contract: 'api:default/orders-v1',
      dataset: 'orders',
      column: 'changed',
      ageHours: 30,
      promisedHours: 24,
      measuredAt: '2026-03-02T08:00:00Z',
    },
  ],
  availability: { percent: 99.5, known: 60, maintenanceHours: 2 },
  days: [
    {
      day: '2026-03-01',
      state: 'operational',
      percent: 100,
      known: 100,
      maintenanceHours: 0,
    },
    {
      day: '2026-03-02',
      state: 'degraded',
      percent: 99,
      known: 100,
      maintenanceHours: 0,
    },
  ],
};

const quality: ProductQuality = {
  ...noQuality,
  score: 50,
  counts: { ...noQuality.counts, pass: 1, fail: 1 },
  totalChecks: 1,
  checks: [
    {
      key: 'k1',
      name: 'orders-email-complete',
      dataset: 'orders',
      column: 'email',
      dimension: 'completeness',
      severity: 'error',
      status: 'fail',
      observed: null,
      expected: 'email is there.',
      failedRows: 2,
      totalRows: 9,
      message: null,
      contract: 'api:default/orders-v1',
      masked: true,
      evidence: true,
      tool: 'meshwright',
      measuredAt: '2026-03-02T08:00:00Z',
      since: '2026-03-02T08:00:00Z',
    },
  ],
};

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
      await screen.findByText('12 of 40 checks done …', {}, { timeout: 5000 }),
    ).toBeInTheDocument();
    // The answer does not wait for ever; how far it is can be seen all the same.
    finish('running');
    await user.click(screen.getByRole('button', { name: 'Stop' }));
    expect(cancelMeasurement).toHaveBeenCalledWith(PRODUCT);
    expect(
      await screen.findByText(/It was stopped/, {}, { timeout: 5000 }),
    ).toBeInTheDocument();
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
    await waitFor(() => expect(getMeasurement).toHaveBeenCalled(), {
      timeout: 5000,
    });
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

describe('the quality of a contract', () => {
  const show = (relations: Array<{ type: string; targetRef: string }>) => {
    const getProductQuality = jest.fn(async () => quality);
    renderEntityPage({
      address: '/catalog/default/api/orders-v1/quality',
      extensions: contractExtensions,
      entities: [contractEntity('orders-v1', 'x', { relations })],
      api: {},
      quality: { getProductQuality },
      status: { getProductStatus: async () => status },
    });
    return getProductQuality;
  };

  it('is what its checks say, on the product that offers it', async () => {
    const asked = show([{ type: 'apiProvidedBy', targetRef: PRODUCT }]);
    expect(
      await screen.findByText('orders-id-unique failed in 3 rows.'),
    ).toBeInTheDocument();
    expect(asked).toHaveBeenCalledWith(PRODUCT, {
      offset: 0,
      limit: 50,
      contract: 'api:default/orders-v1',
    });
    const trust = screen.getByRole('list', { name: 'Trust' });
    expect(within(trust).getByRole('link', { name: /50 %/ })).toHaveAttribute(
      'href',
      '/catalog/default/api/orders-v1/quality',
    );
    expect(trust).toHaveTextContent('late');
  });

  it('says that nobody offers it', async () => {
    show([]);
    expect(
      await screen.findByText('No product offers this contract'),
    ).toBeInTheDocument();
  });
});

describe('the quality of a domain', () => {
  const map: QualityHeatMap = {
    dimensions: ['completeness', 'uniqueness'],
    totalProducts: 2,
    products: [
      {
        ref: PRODUCT,
        title: 'Orders',
        state: 'degraded',
        score: 66,
        cells: {
          completeness: { score: 100, failed: 0, judged: 4 },
          uniqueness: { score: 0, failed: 1, judged: 1 },
        },
      },
      {
        ref: 'dataproduct:default/quiet',
        title: 'Quiet',
        state: 'unknown',
        score: null,
        cells: { completeness: { score: 80, failed: 0, judged: 5 } },
      },
    ],
  };
  const show = (api: Partial<StatusApi>) =>
    renderEntityPage({
      address: '/catalog/default/domain/sales/quality',
      extensions: domainExtensions,
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Domain',
          metadata: { name: 'sales', namespace: 'default' },
          spec: {},
        },
      ],
      api: {},
      status: api,
    });

  it('is a table of products and dimensions that arrow keys go through', async () => {
    const user = userEvent.setup();
    const { container } = show({ getHeatMap: async () => map });
    const table = await screen.findByRole('table', {
      name: 'Quality by product and dimension',
    });
    expect(
      within(table).getByRole('columnheader', { name: 'Uniqueness' }),
    ).toBeInTheDocument();
    const failing = within(table).getByRole('link', {
      name: 'Orders, uniqueness: 0, 1 of 1 check failed',
    });
    expect(failing).toHaveAttribute(
      'href',
      '/catalog/default/dataproduct/orders/quality',
    );
    failing.focus();
    await user.keyboard('{ArrowLeft}');
    expect(document.activeElement).toHaveAccessibleName(/completeness: 100/);
    await user.keyboard('{ArrowDown}');
    expect(document.activeElement).toHaveAccessibleName(/Quiet.*: 80/);
    await user.keyboard('{ArrowRight}');
    expect(document.activeElement).toHaveAccessibleName(/Quiet.*: 80/);
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('says that there is nothing to show', async () => {
    show({
      getHeatMap: async () => ({ ...map, products: [], totalProducts: 0 }),
    });
    expect(await screen.findByText('No products yet')).toBeInTheDocument();
  });
});

describe('the wall', () => {
  const board: StatusBoard = {
    counts: { down: 1, degraded: 0, unknown: 1, operational: 1 },
    totalItems: 3,
    items: [
      {
        ref: PRODUCT,
        title: 'Orders',
        state: 'down',
        since: '2026-03-02T08:00:00Z',
        reasons: [
          { kind: 'check', state: 'down', text: 'Payments are missing.' },
        ],
      },
      {
        ref: 'dataproduct:default/quiet',
        title: 'Quiet',
        state: 'unknown',
        reasons: [],
      },
      {
        ref: 'dataproduct:default/well',
        title: 'Well',
        state: 'operational',
        reasons: [],
      },
    ],
  };
  const show = (api: Partial<StatusApi>) =>
    renderInTestApp(<StatusWallPage />, {
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name':
          convertLegacyRouteRef(entityRouteRef),
      },
      apis: [[statusApiRef, api as StatusApi]],
    });

  it('says in large letters what is wrong, and renews itself', async () => {
    jest.useFakeTimers({ advanceTimers: true });
    const getStatusBoard = jest.fn(async () => board);
    const { container } = show({ getStatusBoard });
    expect(await screen.findByText('1 product down')).toBeInTheDocument();
    const down = screen.getByRole('region', { name: 'Down' });
    expect(within(down).getByRole('article')).toHaveTextContent(
      'Payments are missing.',
    );
    expect(
      within(screen.getByRole('region', { name: 'Not known' })).getByRole(
        'link',
        { name: 'Quiet' },
      ),
    ).toBeInTheDocument();
    getStatusBoard.mockResolvedValue({
      ...board,
      counts: { down: 0, degraded: 0, unknown: 0, operational: 3 },
    });
    jest.advanceTimersByTime(30_000);
    expect(
      await screen.findByText('All products are operational'),
    ).toBeInTheDocument();
    getStatusBoard.mockRejectedValue(new Error('The server is away.'));
    jest.advanceTimersByTime(30_000);
    expect(
      await screen.findByText(/may be out of date: The server is away/),
    ).toBeInTheDocument();
    jest.useRealTimers();
    expect(await seriousFaults(container)).toEqual([]);
  });

  it.each([
    [{ down: 2, degraded: 1, unknown: 0, operational: 9 }, '2 products down'],
    [
      { down: 0, degraded: 1, unknown: 3, operational: 9 },
      '1 product degraded',
    ],
    [
      { down: 0, degraded: 0, unknown: 3, operational: 9 },
      'All that is known is operational',
    ],
    [
      { down: 0, degraded: 0, unknown: 3, operational: 0 },
      'Nothing is known yet',
    ],
  ])('of %j: %s', (counts, words) => {
    expect(headlineOf(counts).words).toBe(words);
  });
});

describe('words about status', () => {
  it('does not call 99.9996 a hundred, nor nothing a figure', () => {
    expect([null, 0, 50.55, 99.95, 99.9996, 100].map(percentText)).toEqual([
      'no data',
      '0 %',
      '50.5 %',
      '99.95 %',
      '99.999 %',
      '100 %',
    ]);
  });

  it('says what a figure rests on', () => {
    expect(
      availabilityWords({ percent: 99, known: 40, maintenanceHours: 1 }),
    ).toBe(
      'Known for 40 % of the time, 1 hour of planned maintenance left out.',
    );
    expect(
      availabilityWords({ percent: null, known: 0, maintenanceHours: 0 }),
    ).toBe('Nothing is known of this time.');
  });

  it('tells late from on time by the worst', () => {
    expect(freshnessFact([], '/q')).toBeUndefined();
    expect(
      freshnessFact([{ ageHours: 3, promisedHours: 24 }], '/q'),
    ).toMatchObject({ state: 'ok', text: 'on time' });
    expect(
      freshnessFact(
        [
          { ageHours: 3, promisedHours: 24 },
          { ageHours: 72, promisedHours: 24 },
        ],
        '/q',
      ),
    ).toMatchObject({
      state: 'error',
      text: 'late',
      evidence:
        'It was 3 days old when it was measured; at most 24 hours is promised.',
    });
  });

  it('says what came of measuring', () => {
    const receipt = { productRef: PRODUCT, checks: 1, unread: [] };
    expect(receiptWords({ ...receipt, state: 'running' })).toMatch(/longer/);
    expect(
      receiptWords({
        ...receipt,
        state: 'measured',
        unread: [{ contract: 'c', dataset: 'orders', message: 'No file.' }],
      }),
    ).toBe('1 check measured. orders could not be read: No file.');
  });

  it('wants maintenance to begin before it ends, and to end in the future', () => {
    expect(timeProblem('', '')).toMatch(/begins and ends/);
    expect(timeProblem('2030-01-02T10:00', '2030-01-02T09:00')).toMatch(
      /after it begins/,
    );
    expect(timeProblem('2020-01-02T10:00', '2020-01-02T11:00')).toMatch(
      /in the future/,
    );
    expect(timeProblem('2120-01-02T10:00', '2120-01-02T11:00')).toBeUndefined();
  });

  it('calls any failure in a cell one', () => {
    expect(stateOfCell({ score: 99.9, failed: 1, judged: 900 })).toBe('error');
    expect(stateOfCell({ score: 90, failed: 0, judged: 9 })).toBe('warning');
    expect(stateOfCell({ score: null, failed: 0, judged: 0 })).toBe('unknown');
    expect(
      cellWords('Orders', 'uniqueness', { score: 100, failed: 0, judged: 1 }),
    ).toBe('Orders, uniqueness: 100, 1 check, none failed');
  });
});
