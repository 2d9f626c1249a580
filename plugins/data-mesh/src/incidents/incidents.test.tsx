// SPDX-License-Identifier: Apache-2.0
import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import { mockApis, renderInTestApp } from '@backstage/frontend-test-utils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type {
  DataMeshApi,
  IncidentDetail,
  IncidentsApi,
  IncidentSummary,
} from '@meshwright/plugin-data-mesh-common';
import {
  dataMeshApiRef,
  incidentsApiRef,
} from '@meshwright/plugin-data-mesh-react';
import { ConflictError } from '@backstage/errors';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes, useLocation } from 'react-router-dom';
import { seriousFaults } from '../__testUtils__/axe';
import { incidentsRouteRef } from '../routes';
import { IncidentPages } from './IncidentPages';

const ORDERS = 'dataproduct:default/orders';
const summary: IncidentSummary = {
  number: 7,
  title: '2 checks fail in orders',
  product: ORDERS,
  severity: 'high',
  state: 'opened',
  origin: 'check',
  openedAt: '2026-03-01T10:00:00.000Z',
  updatedAt: '2026-03-01T10:00:00.000Z',
  faults: 2,
  affected: 3,
};
const detail: IncidentDetail = {
  ...summary,
  faultList: [
    {
      product: ORDERS,
      key: 'a',
      kind: 'check',
      name: 'Ids are unique',
      dataset: 'orders',
      column: 'id',
      severity: 'high',
      message: '3 of 10 rows fail',
      firing: true,
      since: '2026-03-01T10:00:00.000Z',
      measuredAt: '2026-03-01T10:00:00.000Z',
    },
  ],
  closedFaults: 1,
  affectedList: [
    { product: 'dataproduct:default/revenue', steps: 1, failing: true },
    { product: 'dataproduct:default/forecast', steps: 2, failing: false },
  ],
  closedAffected: 1,
  may: ['acknowledge', 'assign', 'rate', 'comment', 'resolve'],
};

const catalog = catalogApiMock({
  entities: [
    {
      apiVersion: 'meshwright.io/v1alpha1',
      kind: 'DataProduct',
      metadata: {
        name: 'orders',
        namespace: 'default',
        title: 'Orders ledger',
      },
    },
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'User',
      metadata: { name: 'ada', namespace: 'default' },
      spec: { profile: { displayName: 'Ada Byron' } },
    },
  ],
});

function Address() {
  const { pathname, search } = useLocation();
  return <output data-testid="address">{`${pathname}${search}`}</output>;
}

function render(address: string, given: Partial<IncidentsApi>) {
  const api = {
    listIncidents: jest.fn(async () => ({ items: [], total: 0 })),
    getIncident: jest.fn(async () => detail),
    getIncidentTimeline: jest.fn(async () => ({
      items: [
        {
          id: 1,
          at: '2026-03-01T10:00:00.000Z',
          kind: 'opened' as const,
          faults: [{ product: ORDERS, name: 'Ids are unique', dataset: null }],
          closedFaults: 1,
        },
        {
          id: 2,
          at: '2026-03-01T11:00:00.000Z',
          kind: 'commented' as const,
          by: 'user:default/ada',
          text: 'The load ran <b>twice</b>.',
        },
      ],
      total: 2,
    })),
    ...given,
  };
  renderInTestApp(
    <main>
      <Routes>
        <Route path="/incidents/*" element={<IncidentPages />} />
      </Routes>
      <Address />
    </main>,
    {
      initialRouteEntries: [address],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name':
          convertLegacyRouteRef(entityRouteRef),
        '/incidents': incidentsRouteRef,
      },
      apis: [
        [incidentsApiRef, api as unknown as IncidentsApi],
        [catalogApiRef, catalog],
        [
          dataMeshApiRef,
          {
            queryProducts: async () => ({
              items: [{ entityRef: ORDERS, title: 'Orders ledger' }],
            }),
          } as unknown as DataMeshApi,
        ],
        mockApis.identity({ userEntityRef: 'user:default/ada' }),
      ],
    },
  );
  return api;
}

describe('the list of incidents', () => {
  it('shows what is open, by names, and nothing of what may not be seen', async () => {
    const { listIncidents } = render('/incidents', {
      listIncidents: jest.fn(async () => ({
        items: [
          summary,
          {
            closed: true as const,
            severity: 'low' as const,
            state: 'opened' as const,
            openedAt: '2026-03-01T10:00:00.000Z',
          },
        ],
        total: 2,
      })),
    });
    expect(
      await screen.findByRole('heading', { name: '2 open incidents' }),
    ).toBeVisible();
    expect(
      screen.getByRole('link', { name: '2 checks fail in orders' }),
    ).toHaveAttribute('href', '/incidents/7');
    expect(
      await screen.findByRole('link', { name: 'Orders ledger' }),
    ).toBeVisible();
    expect(screen.getByText('Of a product that you may not see')).toBeVisible();
    expect(listIncidents).toHaveBeenCalledWith(
      { state: 'open', offset: 0, limit: 25 },
      expect.anything(),
    );
    expect(await seriousFaults(document.body)).toEqual([]);
  });

  it('keeps filters in the address', async () => {
    const { listIncidents } = render('/incidents?page=3', {});
    await screen.findByRole('heading', { name: '0 open incidents' });
    await userEvent.click(screen.getByRole('button', { name: 'Resolved' }));
    await userEvent.click(screen.getByRole('checkbox', { name: 'Only mine' }));
    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent(
        '/incidents?show=resolved&mine=true',
      ),
    );
    expect(listIncidents).toHaveBeenLastCalledWith(
      { state: 'resolved', mine: true, offset: 0, limit: 25 },
      expect.anything(),
    );
    expect(screen.getByText('Nothing matches')).toBeVisible();
    await userEvent.click(
      screen.getByRole('button', { name: 'Show all of them' }),
    );
    expect(screen.getByTestId('address')).toHaveTextContent(
      '/incidents?show=resolved',
    );
  });

  it('narrows to a product by its title, and lets go of it', async () => {
    render(`/incidents?product=${ORDERS}`, {});
    const chip = await screen.findByText('Of Orders ledger');
    chip.parentElement!.focus();
    await userEvent.keyboard('{Delete}');
    await waitFor(() =>
      expect(screen.queryByText('Of Orders ledger')).toBeNull(),
    );
  });

  it('says what does not work, and tries again', async () => {
    let isDown = true;
    render('/incidents', {
      listIncidents: async () => {
        if (isDown) throw new Error('No connection');
        return { items: [summary], total: 1 };
      },
    });
    await screen.findByText('The incidents could not be loaded');
    isDown = false;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(
      await screen.findByRole('heading', { name: '1 open incident' }),
    ).toBeVisible();
  });

  it('takes a report of a problem, and shows the incident', async () => {
    const openIncident = jest.fn(async () => detail);
    render('/incidents', { openIncident });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Report a problem' }),
    );
    const send = screen.getByRole('button', { name: 'Open the incident' });
    expect(send).toBeDisabled();
    await userEvent.type(
      screen.getByRole('textbox', { name: /Which data product/ }),
      'ord',
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Orders ledger' }),
    );
    await userEvent.type(
      screen.getByRole('textbox', { name: /What is wrong/ }),
      'Mails twice',
    );
    await userEvent.click(send);
    await waitFor(() =>
      expect(screen.getByTestId('address')).toHaveTextContent('/incidents/7'),
    );
    expect(openIncident).toHaveBeenCalledWith({
      product: ORDERS,
      title: 'Mails twice',
      severity: 'medium',
    });
  });
});

describe('the page of an incident', () => {
  it('shows what is wrong, whom it reaches, and what happened', async () => {
    render('/incidents/7', {});
    expect(
      await screen.findByRole('heading', {
        name: /2 checks fail in orders #7/,
      }),
    ).toBeVisible();
    const faults = screen.getByRole('table', { name: 'What is wrong' });
    expect(within(faults).getByText('3 of 10 rows fail')).toBeVisible();
    expect(within(faults).getByText('orders.id')).toBeVisible();
    expect(
      screen.getByText(
        '1 more thing is wrong in products that you may not see',
      ),
    ).toBeVisible();
    expect(screen.getByText('Fails as well')).toBeVisible();
    expect(screen.getByText('2 steps away')).toBeVisible();
    expect(
      screen.getByText('and 1 product that you may not see'),
    ).toBeVisible();
    const [opened, commented] = within(
      screen.getByRole('list', { name: 'Timeline' }),
    )
      .getAllByRole('listitem', { hidden: false })
      .filter(each => each.querySelector('time'));
    expect(opened).toHaveTextContent('The portal opened the incident');
    await waitFor(() =>
      expect(opened).toHaveTextContent('Ids are unique, in Orders ledger'),
    );
    expect(commented).toHaveTextContent('Ada Byron commented');
    // What people write is text.
    expect(commented).toHaveTextContent('The load ran <b>twice</b>.');
    expect(await seriousFaults(document.body)).toEqual([]);
  });

  it('is handled by keys', async () => {
    const api = render('/incidents/7', {
      acknowledgeIncident: jest.fn(async () => detail),
      assignIncident: jest.fn(async () => detail),
      resolveIncident: jest.fn(async () => detail),
      commentIncident: jest.fn(async () => detail),
    });
    await screen.findByRole('button', { name: 'Assign to me' });
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: 'Assign to me' }),
      ).toBeEnabled(),
    );
    await userEvent.keyboard('a');
    await waitFor(() =>
      expect(api.acknowledgeIncident).toHaveBeenCalledWith(7),
    );
    await waitFor(() =>
      expect(
        screen.getByRole('button', { name: 'Assign to me' }),
      ).toBeEnabled(),
    );
    await userEvent.keyboard('m');
    await waitFor(() =>
      expect(api.assignIncident).toHaveBeenCalledWith(7, 'user:default/ada'),
    );
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Resolve' })).toBeEnabled(),
    );
    await userEvent.keyboard('c');
    const field = screen.getByRole('textbox', { name: 'Comment' });
    expect(field).toHaveFocus();
    // Letters that are typed are no commands.
    await userEvent.keyboard('a mark');
    expect(field).toHaveValue('a mark');
    expect(api.acknowledgeIncident).toHaveBeenCalledTimes(1);
    await userEvent.click(screen.getByRole('button', { name: 'Add comment' }));
    await waitFor(() =>
      expect(api.commentIncident).toHaveBeenCalledWith(7, 'a mark'),
    );
    await waitFor(() => expect(field).toHaveValue(''));
    field.blur();
    await userEvent.keyboard('r');
    const dialog = await screen.findByRole('dialog', {
      name: 'Resolve the incident',
    });
    await userEvent.click(
      within(dialog).getByRole('radio', { name: /^False alarm/ }),
    );
    await userEvent.click(
      within(dialog).getByRole('button', { name: 'Resolve' }),
    );
    await waitFor(() =>
      expect(api.resolveIncident).toHaveBeenCalledWith(7, {
        resolution: 'false-alarm',
      }),
    );
  });

  it('is assigned to somebody of the catalog', async () => {
    const api = render('/incidents/7', {
      assignIncident: jest.fn(async () => detail),
    });
    await userEvent.click(
      await screen.findByRole('button', { name: 'Assign' }),
    );
    await userEvent.type(
      await screen.findByRole('textbox', { name: /Who looks after it/ }),
      'ada',
    );
    await userEvent.click(
      await screen.findByRole('option', { name: 'Ada Byron' }),
    );
    await userEvent.click(
      within(screen.getByRole('dialog')).getByRole('button', {
        name: 'Assign',
      }),
    );
    await waitFor(() =>
      expect(api.assignIncident).toHaveBeenCalledWith(7, 'user:default/ada'),
    );
  });

  it('offers nothing to those who may only read, and says when something fails', async () => {
    render('/incidents/7', {
      getIncident: async () => ({ ...detail, may: [] }),
    });
    await screen.findByRole('heading', { name: /#7/ });
    expect(screen.queryByRole('group', { name: 'Actions' })).toBeNull();
    expect(screen.queryByRole('textbox', { name: 'Comment' })).toBeNull();
  });

  it('says why something could not be done, and keeps what was typed', async () => {
    render('/incidents/7', {
      commentIncident: async () => {
        throw new ConflictError('Somebody was faster.');
      },
    });
    const field = await screen.findByRole('textbox', { name: 'Comment' });
    await userEvent.type(field, 'Mine');
    await userEvent.click(screen.getByRole('button', { name: 'Add comment' }));
    expect(await screen.findByText('Somebody was faster.')).toBeVisible();
    expect(field).toHaveValue('Mine');
  });

  it('leads from a merged incident to where it goes on', async () => {
    render('/incidents/7', {
      getIncident: async () => ({
        ...detail,
        state: 'resolved',
        resolution: 'merged',
        mergedInto: 9,
        may: ['comment'],
      }),
    });
    expect(
      await screen.findByRole('link', { name: 'incident #9' }),
    ).toHaveAttribute('href', '/incidents/9');
  });
});
