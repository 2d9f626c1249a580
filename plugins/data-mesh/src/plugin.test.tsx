// SPDX-License-Identifier: Apache-2.0
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { Entity } from '@backstage/catalog-model';
import {
  createExtensionTester,
  mockApis,
  registerMswTestHooks,
  renderInTestApp,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { coreExtensionData, fetchApiRef } from '@backstage/frontend-plugin-api';
import type { ExtensionDefinition } from '@backstage/frontend-plugin-api';
import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { createTestEntityPage } from '@backstage/plugin-catalog-react/testUtils';
import type { DomainDetail } from '@meshwright/plugin-data-mesh-common';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { seriousFaults } from './__testUtils__/axe';
import { linkTo, makePage, makeProduct } from './__testUtils__/products';
import dataMeshPlugin from '.';
import { ColumnResult } from './search/ColumnResult';

// The first render of a file loads all of Backstage.
jest.setTimeout(30_000);

const server = setupServer();
registerMswTestHooks(server);

const API = 'http://localhost/api/data-mesh/v1';
const DOMAIN: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Domain',
  metadata: { name: 'sales', namespace: 'default' },
  spec: { owner: 'group:default/sales' },
};

const DETAIL: DomainDetail = {
  ...linkTo('domain', 'Sales'),
  productCount: 12,
  ownProductCount: 8,
  problems: { errors: 2, warnings: 0 },
  ancestors: [linkTo('domain', 'Company')],
  subdomains: [
    {
      ...linkTo('domain', 'Returns'),
      productCount: 4,
      ownProductCount: 4,
      problems: { errors: 0, warnings: 0 },
    },
  ],
  teams: [{ ...linkTo('group', 'Sales data'), productCount: 9 }],
  flows: [
    {
      from: linkTo('domain', 'Returns'),
      to: linkTo('domain', 'Finance'),
      contractCount: 2,
      products: [],
      more: 2,
    },
  ],
  moreFlows: 3,
  byLifecycle: { active: 9, proposed: 1, bespoke: 2 },
  byClassification: { internal: 12 },
};

const fetchApi = mockApis.fetch({
  baseImplementation: (input, init) =>
    fetch(String(input).replace('plugin://', 'http://localhost/api/'), init),
});

type DomainCard = `domain-${'flows' | 'numbers' | 'people' | 'products'}`;

function domainCard(name: DomainCard): ExtensionDefinition {
  return dataMeshPlugin.getExtension(`entity-card:data-mesh/${name}`);
}

function openDomainPage(cards: DomainCard[], entity = DOMAIN) {
  return renderTestApp({
    extensions: [
      createTestEntityPage({ entity }),
      dataMeshPlugin.getExtension('api:data-mesh'),
      dataMeshPlugin.getExtension('page:data-mesh/marketplace'),
      ...cards.map(domainCard),
    ],
    mountedRoutes: {
      '/catalog/:namespace/:kind/:name': convertLegacyRouteRef(entityRouteRef),
    },
    apis: [[fetchApiRef, fetchApi]],
  });
}

describe('dataMeshPlugin', () => {
  it.each([
    ['page:data-mesh', '/data-mesh', 'Data mesh'],
    ['page:data-mesh/marketplace', '/marketplace', 'Marketplace'],
    ['page:data-mesh/problems', '/descriptor-problems', 'Descriptor problems'],
  ] as const)('offers %s at %s for the sidebar', (id, path, title) => {
    const page = createExtensionTester(dataMeshPlugin.getExtension(id));
    expect(page.get(coreExtensionData.routePath)).toBe(path);
    expect(page.get(coreExtensionData.title)).toBe(title);
    expect(page.get(coreExtensionData.icon)).toBeDefined();
    expect(page.get(coreExtensionData.routeRef)).toBeDefined();
  });

  it('brings the marketplace to an app, with the backend behind it', async () => {
    const asked = jest.fn();
    server.use(
      http.get(`${API}/products`, ({ request }) => {
        asked(new URL(request.url).search);
        return HttpResponse.json(makePage([makeProduct('Orders')]));
      }),
    );
    const { container } = renderTestApp({
      features: [dataMeshPlugin],
      initialRouteEntries: ['/marketplace?q=mail&platform=gcp'],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name':
          convertLegacyRouteRef(entityRouteRef),
      },
      apis: [[fetchApiRef, fetchApi]],
    });
    expect(await screen.findByText('Orders')).toBeInTheDocument();
    expect(asked).toHaveBeenCalledWith(
      '?text=mail&offset=0&limit=24&platform=gcp',
    );
    const main = screen.getByRole('main');
    expect(within(main).getByRole('searchbox')).toHaveValue('mail');
    expect(container.querySelectorAll('h1')).toHaveLength(1);
  });

  it('shows on a domain’s page its numbers, people and flows, asking once', async () => {
    const asked = jest.fn();
    server.use(
      http.get(`${API}/domains/default/sales`, () => {
        asked();
        return HttpResponse.json(DETAIL);
      }),
    );
    const { container } = openDomainPage([
      'domain-numbers',
      'domain-people',
      'domain-flows',
    ]);
    const numbers = await screen.findByRole('region', { name: 'In numbers' });
    await waitFor(() =>
      expect(numbers).toHaveTextContent('2 errors in descriptors'),
    );
    expect(
      within(numbers)
        .getAllByRole('listitem')
        .map(item => item.textContent),
    ).toEqual(['Proposed1', 'Active9', 'Bespoke2', 'Internal12']);
    expect(
      within(numbers).getByRole('link', { name: 'Active' }),
    ).toHaveAttribute(
      'href',
      '/marketplace?domain=domain%3Adefault%2Fsales&lifecycle=active',
    );
    const people = screen.getByRole('region', { name: 'Teams and subdomains' });
    expect(people).toHaveTextContent('Sales data9 products');
    expect(people).toHaveTextContent('Returns4 products');
    expect(people).toHaveTextContent('Company');
    const flows = screen.getByRole('region', { name: 'Data in and out' });
    expect(
      within(flows).getByRole('button', {
        name: 'Returns, 4 products, No problems, Reads from 0, Feeds 1',
      }),
    ).toBeInTheDocument();
    expect(flows).toHaveTextContent('3 smaller flows are not drawn');
    expect(asked).toHaveBeenCalledTimes(1);
    expect(await seriousFaults(container)).toEqual([]);
  });

  it('lists a domain’s products page by page', async () => {
    const user = userEvent.setup();
    server.use(
      http.get(`${API}/products`, ({ request }) => {
        const params = new URL(request.url).searchParams;
        const offset = Number(params.get('offset'));
        return HttpResponse.json(
          makePage([makeProduct(`${params.get('domain')} from ${offset}`)], {
            totalItems: 25,
            offset,
            limit: 10,
          }),
        );
      }),
    );
    openDomainPage(['domain-products']);
    expect(
      await screen.findByText('domain:default/sales from 0'),
    ).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Open in marketplace' }),
    ).toHaveAttribute('href', '/marketplace?domain=domain%3Adefault%2Fsales');
    await user.click(screen.getByRole('button', { name: 'Go to page 3' }));
    expect(
      await screen.findByText('domain:default/sales from 20'),
    ).toBeInTheDocument();
    expect(screen.getByText('21–25 of 25')).toBeInTheDocument();
  });

  it('says what a domain’s cards would show, and lets a failure be tried again', async () => {
    const user = userEvent.setup();
    let failing = true;
    server.use(
      http.get(`${API}/domains/default/sales`, () =>
        failing
          ? HttpResponse.json(
              { error: { name: 'Error', message: 'Out of memory' } },
              { status: 500 },
            )
          : HttpResponse.json({
              ...DETAIL,
              productCount: 0,
              flows: [],
              teams: [],
              subdomains: [],
            }),
      ),
    );
    openDomainPage(['domain-flows']);
    expect(await screen.findByRole('alert')).toHaveTextContent(
      'What the mesh knows of this domain could not be loaded',
    );
    failing = false;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('No data crosses yet')).toBeInTheDocument();
  });

  it('leaves other entities alone', async () => {
    openDomainPage(['domain-people'], { ...DOMAIN, kind: 'System' });
    await waitFor(() =>
      expect(
        screen.queryByText('Teams and subdomains'),
      ).not.toBeInTheDocument(),
    );
  });
});

describe('ColumnResult', () => {
  it('leads to the column, with what matched marked', async () => {
    renderInTestApp(
      <ColumnResult
        icon={<svg data-testid="icon" />}
        result={{
          title: 'orders.customer_email',
          text: 'Address that the customer gave',
          location:
            '/catalog/default/api/orders/contract?column=orders.customer_email',
        }}
        highlight={{
          preTag: '<em>',
          postTag: '</em>',
          fields: { title: 'orders.customer_<em>email</em>' },
        }}
      />,
    );
    const link = await screen.findByRole('link', {
      name: 'orders.customer_email',
    });
    expect(link).toHaveAttribute(
      'href',
      '/catalog/default/api/orders/contract?column=orders.customer_email',
    );
    expect(within(link).getByText('email')).toBeInTheDocument();
    expect(
      screen.getByText('Address that the customer gave'),
    ).toBeInTheDocument();
    expect(screen.getByTestId('icon')).toBeInTheDocument();
  });

  it('shows nothing without a result', async () => {
    const { container } = renderInTestApp(<ColumnResult />);
    await waitFor(() => expect(container).toHaveTextContent(''));
  });
});
