// SPDX-License-Identifier: Apache-2.0
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  ProductQuality,
  QualityApi,
  QualityCheck,
  QualityCounts,
} from '@meshwright/plugin-data-mesh-common';
import { seriousFaults } from '../../__testUtils__/axe';
import {
  noQuality,
  renderEntityPage,
} from '../../__testUtils__/renderEntityPage';
import { emptyProduct, productEntity } from '../../__testUtils__/emptyProduct';
import { productExtensions } from '../productExtensions';
import {
  evidenceText,
  qualityFact,
  qualitySentence,
  scoreText,
  stateOfQuality,
} from '../../quality/checks/qualityWords';

const counts = (some: Partial<QualityCounts>): QualityCounts => ({
  ...noQuality.counts,
  ...some,
});

const check = (some: Partial<QualityCheck>): QualityCheck => ({
  key: 'k1',
  name: 'orders-id-unique',
  dataset: 'orders',
  column: 'id',
  dimension: 'uniqueness',
  severity: 'error',
  status: 'fail',
  observed: '3',
  expected: 'No value of id stands in two rows.',
  failedRows: 3,
  totalRows: 1200,
  message: null,
  contract: null,
  tool: 'dbt',
  measuredAt: '2026-03-02T10:00:00Z',
  since: '2026-03-01T10:00:00Z',
  ...some,
});

const measured: ProductQuality = {
  score: 66.7,
  counts: counts({ pass: 2, fail: 1 }),
  measuredAt: '2026-03-02T10:00:00Z',
  dimensions: [
    { dimension: 'completeness', score: 100, counts: counts({ pass: 2 }) },
    { dimension: 'uniqueness', score: 0, counts: counts({ fail: 1 }) },
  ],
  checks: [
    check({}),
    check({
      key: 'k2',
      name: 'orders-id-complete',
      status: 'pass',
      failedRows: 0,
    }),
  ],
  totalChecks: 60,
  runs: [
    {
      id: 'r1',
      tool: 'dbt',
      origin: 'reported',
      endedAt: '2026-03-02T10:00:00Z',
      counts: counts({ pass: 2, fail: 1 }),
    },
  ],
};

const show = (quality: Partial<QualityApi>) =>
  renderEntityPage({
    address: '/catalog/default/dataproduct/orders/quality',
    extensions: productExtensions,
    entities: [productEntity('orders')],
    api: { getProduct: async () => emptyProduct('Orders') },
    quality,
  });

describe('the quality of a product', () => {
  it('says in a second whether the data is as promised, and why', async () => {
    const { container } = show({ getProductQuality: async () => measured });
    expect(
      await screen.findByText(/Score 67 of 100: 1 of 3 checks failed\./),
    ).toBeInTheDocument();
    const trust = screen.getByRole('list', { name: 'Trust' });
    expect(within(trust).getByRole('link', { name: /67 %/ })).toHaveAttribute(
      'href',
      '/catalog/default/dataproduct/orders/quality',
    );
    const dimensions = screen.getByRole('table', {
      name: 'Quality by dimension',
    });
    expect(
      within(dimensions).getByRole('row', { name: /Uniqueness 0 0 0 1 0/ }),
    ).toBeInTheDocument();
    expect(screen.getByText('3 of 1,200 rows')).toBeInTheDocument();
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('shows what a check asks for and how it did before, when it is opened', async () => {
    const user = userEvent.setup();
    const getCheckHistory = jest.fn(async () => ({
      items: [
        {
          measuredAt: '2026-03-02T10:00:00Z',
          status: 'fail' as const,
          observed: '3',
          failedRows: 3,
          totalRows: 1200,
        },
        {
          measuredAt: '2026-03-01T10:00:00Z',
          status: 'pass' as const,
          observed: '0',
          failedRows: 0,
          totalRows: 1100,
        },
      ],
    }));
    const { container } = show({
      getProductQuality: async () => measured,
      getCheckHistory,
    });
    const row = await screen.findByRole('button', { name: /orders-id-unique/ });
    expect(row).toHaveAttribute('aria-expanded', 'false');
    row.focus();
    await user.keyboard('{Enter}');
    expect(row).toHaveAttribute('aria-expanded', 'true');
    const history = await screen.findByRole('table', {
      name: 'Results of orders-id-unique',
    });
    expect(within(history).getAllByRole('row')).toHaveLength(3);
    expect(
      screen.getByRole('list', { name: 'The last 2 results, oldest first' }),
    ).toBeInTheDocument();
    expect(getCheckHistory).toHaveBeenCalledWith(
      'dataproduct:default/orders',
      'k1',
    );
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('asks for the next page of the checks', async () => {
    const user = userEvent.setup();
    const getProductQuality = jest.fn(async () => measured);
    show({ getProductQuality });
    await user.click(await screen.findByRole('button', { name: /page 2/i }));
    await waitFor(() =>
      expect(getProductQuality).toHaveBeenLastCalledWith(
        'dataproduct:default/orders',
        { offset: 50, limit: 50 },
      ),
    );
  });

  it('claims nothing where nobody has measured', async () => {
    show({});
    expect(
      await screen.findByText('No quality results yet'),
    ).toBeInTheDocument();
    expect(screen.getByRole('list', { name: 'Trust' })).toHaveTextContent(
      'no data',
    );
  });

  it('says that it could not be loaded, and tries again', async () => {
    const user = userEvent.setup();
    const getProductQuality = jest
      .fn()
      .mockRejectedValue(new Error('The database is away.'));
    show({ getProductQuality });
    expect(
      await screen.findByText(
        'The quality of this product could not be loaded',
      ),
    ).toBeInTheDocument();
    getProductQuality.mockResolvedValue(measured);
    await user.click(screen.getByRole('button', { name: /again/i }));
    expect(await screen.findByText(/Score 67 of 100/)).toBeInTheDocument();
  });
});

describe('words about quality', () => {
  it.each([
    [{ score: null, counts: counts({}) }, 'unknown'],
    [{ score: 100, counts: counts({ pass: 2 }) }, 'ok'],
    [{ score: 90, counts: counts({ pass: 2, warn: 1 }) }, 'warning'],
    [{ score: 100, counts: counts({ pass: 2, error: 1 }) }, 'warning'],
    [{ score: 50, counts: counts({ pass: 1, fail: 1 }) }, 'error'],
  ])('%j is %s', (summary, state) => {
    expect(stateOfQuality(summary)).toBe(state);
  });

  it('does not call 99.7 a hundred, nor nothing a score', () => {
    expect([null, 0, 66.67, 99.7, 100].map(scoreText)).toEqual([
      'no data',
      '0',
      '67',
      '99.7',
      '100',
    ]);
    expect(qualityFact(noQuality, '/q')).toBeUndefined();
  });

  it.each([
    [{}, 'No check has judged the data.'],
    [{ pass: 1 }, '1 check, all passed.'],
    [
      { pass: 3, fail: 2, warn: 1, error: 1 },
      '2 of 6 checks failed, 1 warning, 1 could not run.',
    ],
  ])('of %j: %s', (some, sentence) => {
    expect(qualitySentence({ score: 1, counts: counts(some) })).toBe(sentence);
  });

  it.each([
    [{}, '3 of 1,200 rows'],
    [{ totalRows: null }, '3 rows'],
    [{ failedRows: null, observed: '4' }, 'Found 4'],
    [{ status: 'error', message: 'No such table.' }, 'No such table.'],
    [{ status: 'pass', failedRows: 0, observed: '0' }, undefined],
  ] as Array<[Partial<QualityCheck>, string | undefined]>)(
    'of a check with %j: %s',
    (some, text) => {
      expect(evidenceText(check(some))).toBe(text);
    },
  );
});
