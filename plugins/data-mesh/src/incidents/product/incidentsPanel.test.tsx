// SPDX-License-Identifier: Apache-2.0
import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import { renderInTestApp } from '@backstage/frontend-test-utils';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type {
  IncidentList,
  IncidentQuery,
  IncidentsApi,
  IncidentSummary,
} from '@meshwright/plugin-data-mesh-common';
import { incidentsApiRef } from '@meshwright/plugin-data-mesh-react';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { incidentsRouteRef } from '../../routes';
import { IncidentsPanel } from './IncidentsPanel';

const entity = {
  apiVersion: 'meshwright.io/v1alpha1',
  kind: 'DataProduct',
  metadata: { name: 'revenue', namespace: 'default' },
};
const incident: IncidentSummary = {
  number: 7,
  title: 'Sums are wrong',
  product: 'dataproduct:default/revenue',
  severity: 'medium',
  state: 'acknowledged',
  origin: 'check',
  openedAt: '2026-03-01T10:00:00.000Z',
  updatedAt: '2026-03-01T10:00:00.000Z',
  faults: 1,
  affected: 0,
};

function render(list: (query: IncidentQuery) => IncidentList) {
  const api = { listIncidents: jest.fn(async query => list(query)) };
  renderInTestApp(
    <EntityProvider entity={entity}>
      <IncidentsPanel />
    </EntityProvider>,
    {
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name':
          convertLegacyRouteRef(entityRouteRef),
        '/incidents': incidentsRouteRef,
      },
      apis: [
        [incidentsApiRef, api as unknown as IncidentsApi],
        [catalogApiRef, catalogApiMock({ entities: [] })],
      ],
    },
  );
  return api;
}

describe('incidents on the page of a product', () => {
  it('shows its own, and those of what it takes data from', async () => {
    const { listIncidents } = render(({ reaching }) =>
      reaching
        ? {
            items: [
              { ...incident, number: 9, product: 'dataproduct:default/orders' },
              {
                closed: true,
                severity: 'high',
                state: 'opened',
                openedAt: incident.openedAt,
              },
            ],
            total: 8,
          }
        : { items: [incident], total: 1 },
    );
    const panel = await screen.findByRole('region', {
      name: 'Open incidents 9',
    });
    const [own, above, closed] = within(panel).getAllByRole('listitem');
    expect(own).toHaveTextContent(/^Medium.*Sums are wrong.*Acknowledged/);
    expect(within(own).getByRole('link')).toHaveAttribute(
      'href',
      '/incidents/7',
    );
    expect(above).toHaveTextContent('in orders, whose data it takes');
    expect(closed).toHaveTextContent('An incident in data that it takes');
    expect(within(closed).queryByRole('link')).toBeNull();
    expect(
      within(panel).getByRole('link', { name: '6 more incidents' }),
    ).toHaveAttribute(
      'href',
      '/incidents?product=dataproduct%3Adefault%2Frevenue',
    );
    expect(listIncidents.mock.calls.map(([query]) => query)).toEqual([
      { state: 'open', limit: 5, product: 'dataproduct:default/revenue' },
      { state: 'open', limit: 5, reaching: 'dataproduct:default/revenue' },
    ]);
  });

  it('says that there is none, and takes a report', async () => {
    render(() => ({ items: [], total: 0 }));
    expect(await screen.findByText('No incident is open.')).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Report a problem' }),
    );
    const dialog = await screen.findByRole('dialog', {
      name: 'Report a problem',
    });
    // It is clear which product.
    expect(
      within(dialog).queryByRole('textbox', { name: /Which data product/ }),
    ).toBeNull();
  });

  it('says when it cannot be found out', async () => {
    render(() => {
      throw new Error('No connection');
    });
    expect(await screen.findByText(/No connection/)).toBeVisible();
  });
});
