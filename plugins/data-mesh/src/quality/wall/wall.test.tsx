// SPDX-License-Identifier: Apache-2.0
import { screen, within } from '@testing-library/react';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import type {
  StatusApi,
  StatusBoard,
} from '@meshwright/plugin-data-mesh-common';
import { statusApiRef } from '@meshwright/plugin-data-mesh-react';
import { seriousFaults } from '../../__testUtils__/axe';
import { headlineOf, StatusWallPage } from './StatusWallPage';
import { PRODUCT } from '../__testUtils__/degraded';

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
