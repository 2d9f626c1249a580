// SPDX-License-Identifier: Apache-2.0
import { screen, waitFor, within } from '@testing-library/react';
import {
  createExtensionTester,
  mockApis,
  registerMswTestHooks,
  renderInTestApp,
  renderTestApp,
} from '@backstage/frontend-test-utils';
import { coreExtensionData, fetchApiRef } from '@backstage/frontend-plugin-api';
import { convertLegacyRouteRef } from '@backstage/core-compat-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { EntityContentLayoutBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { makePage, makeProduct } from './__testUtils__/products';
import dataMeshPlugin from '.';
import { ColumnResult } from './search/ColumnResult';

const server = setupServer();
registerMswTestHooks(server);

const API = 'http://localhost/api/data-mesh/v1';
const fetchApi = mockApis.fetch({
  baseImplementation: (input, init) =>
    fetch(String(input).replace('plugin://', 'http://localhost/api/'), init),
});

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

  it('lays out the pages of domains, and of nothing else', () => {
    const layout = createExtensionTester(
      dataMeshPlugin.getExtension('entity-content-layout:data-mesh/domain'),
    );
    const isFor = layout.get(
      EntityContentLayoutBlueprint.dataRefs.filterFunction,
    )!;
    const entity = { apiVersion: 'v1', metadata: { name: 'sales' } };
    expect(isFor({ ...entity, kind: 'Domain' })).toBe(true);
    expect(isFor({ ...entity, kind: 'System' })).toBe(false);
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
