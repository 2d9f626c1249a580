// SPDX-License-Identifier: Apache-2.0
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type {
  GovernanceApi,
  GovernancePolicyQuery,
} from '@meshwright/plugin-data-mesh-common';
import { Route, Routes } from 'react-router-dom';
import { seriousFaults } from '../../__testUtils__/axe';
import {
  noScorecard,
  renderEntityPage,
} from '../../__testUtils__/renderEntityPage';
import { renderPage } from '../../__testUtils__/renderPage';
import { PoliciesPages } from '../PoliciesPages';
import { policyExtensions } from '../policyExtensions';

function show(governance: Partial<GovernanceApi>) {
  return renderPage(
    <Routes>
      <Route path="/policies/*" element={<PoliciesPages />} />
    </Routes>,
    { api: {}, governance, address: '/policies/scorecard' },
  );
}

describe('the scorecard', () => {
  it('says the level, how it came about, and where to begin', async () => {
    const user = userEvent.setup();
    const counts = { pass: 3, fail: 1, waived: 0, error: 0 };
    const point = (
      day: string,
      passRate: number | null,
      level: 1 | 2 | null,
    ) => ({
      day,
      passRate,
      counts: passRate === null ? noScorecard.counts : counts,
      level,
      products: { '1': 2, '2': 1, '3': 0, '4': 4 },
    });
    const { container } = show({
      getScorecard: async () => ({
        ...noScorecard,
        level: 2,
        counts,
        passRate: 0.75,
        products: { '1': 1, '2': 2, '3': 0, '4': 4, none: 1 },
        topics: [{ topic: 'ownership', counts }],
        lowest: [
          {
            entityRef: 'dataproduct:default/orders',
            title: 'Orders',
            level: 1,
            counts,
          },
        ],
        failing: [{ policy: 'support', title: 'Support', counts }],
        trend: [
          point('2026-03-01', null, null),
          point('2026-03-02', 0.5, 1),
          point('2026-03-03', 0.75, 2),
        ],
      }),
    });
    expect(
      await screen.findByRole('heading', { name: 'Level 2: Safe' }),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/75 % now, 50 % on 2 March 2026/),
    ).toBeInTheDocument();
    expect(
      screen.getByText(/1 product without data is not counted/),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: 'Orders' })).toBeInTheDocument();
    expect(
      screen.getByRole('img', {
        name: 'Level: 2, Safe, since 3 March 2026; 1, Starting, before',
      }),
    ).toBeInTheDocument();
    for (const what of ['Level', 'Pass rate']) {
      await user.click(
        screen.getByRole('button', { name: `${what} as a table` }),
      );
    }
    expect(
      screen.getByRole('table', { name: 'Pass rate by day' }),
    ).toBeInTheDocument();
    const [, newest] = within(
      screen.getByRole('table', { name: 'Level by day' }),
    ).getAllByRole('row');
    expect(newest).toHaveTextContent('3 March 20262 · Safe2104');
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('claims no level without data', async () => {
    show({});
    expect(await screen.findByText('No data yet')).toBeInTheDocument();
  });
});

describe('the governance of a domain', () => {
  const sales = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Domain',
    metadata: { name: 'sales', namespace: 'default', title: 'Sales' },
    spec: { owner: 'group:default/sales' },
  };
  const counts = { pass: 3, fail: 30, waived: 0, error: 0 };
  const showDomain = (governance: Partial<GovernanceApi>) =>
    renderEntityPage({
      address: '/catalog/default/domain/sales/governance',
      extensions: policyExtensions,
      entities: [sales],
      api: {},
      governance,
    });

  it('shows what fails in its products, by which rule, and the policies of its own', async () => {
    const asked: Array<GovernancePolicyQuery | undefined> = [];
    const { container } = showDomain({
      getScorecard: async () => ({
        ...noScorecard,
        level: 1,
        counts,
        open: [
          {
            subject: 'dataproduct:default/orders',
            title: 'Orders',
            owner: 'shop',
            policy: 'support',
            policyTitle: 'Products say where to ask',
            rule: 'named',
            outcome: 'fail',
            severity: 'warning',
            message: 'Orders names no channel.',
            graceUntil: '2026-12-24',
          },
        ],
      }),
      listPolicies: async query => {
        asked.push(query);
        return {
          items: [
            {
              name: 'stricter',
              title: 'Sales keeps nothing for long',
              version: '1.0.0',
              owner: 'sales',
              domain: 'sales',
              lifecycle: 'enabled',
              severity: 'error',
              purpose: 'Nothing stays by accident.',
              rules: ['kept'],
              errors: [],
              conflicts: [],
              tags: [],
              counts,
              subjects: 3,
            },
          ],
          totalItems: 1,
          offset: 0,
          limit: 25,
          facets: { lifecycle: {}, scope: {} },
        };
      },
    });
    const open = await screen.findByRole('table', {
      name: 'What needs attention',
    });
    const [, row] = within(open).getAllByRole('row');
    expect(row).toHaveTextContent('Orders names no channel.');
    expect(row).toHaveTextContent('In grace until 24 December 2026');
    expect(
      within(row).getByRole('link', { name: 'Products say where to ask' }),
    ).toHaveAttribute('href', '/policies/policy/support');
    expect(screen.getByText(/The 1 that weigh most, of 30/)).toBeVisible();
    expect(
      await screen.findByRole('link', { name: 'Sales keeps nothing for long' }),
    ).toBeInTheDocument();
    expect(asked[0]?.scope).toEqual(['sales']);
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('says what would be there where it has no policy of its own', async () => {
    showDomain({
      getScorecard: async () => noScorecard,
      listPolicies: async () => ({
        items: [],
        totalItems: 0,
        offset: 0,
        limit: 25,
        facets: { lifecycle: {}, scope: {} },
      }),
    });
    expect(
      await screen.findByText('Only the policies of the mesh bind this domain'),
    ).toBeInTheDocument();
    expect(screen.getByText('No data yet')).toBeInTheDocument();
  });
});
