// SPDX-License-Identifier: Apache-2.0
import type { ComponentType } from 'react';
import { screen } from '@testing-library/react';
import { Route, Routes } from 'react-router-dom';
import type { Entity } from '@backstage/catalog-model';
import { FlatRoutes } from '@backstage/core-app-api';
import {
  catalogApiRef,
  EntityProvider,
  entityRouteRef,
} from '@backstage/plugin-catalog-react';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import {
  ScaffolderFieldExtensions,
  useCustomFieldExtensions,
} from '@backstage/plugin-scaffolder-react';
import { TestApiProvider, renderInTestApp } from '@backstage/test-utils';
import {
  type AccessApi,
  DATASET_ANNOTATION,
  type DataMeshApi,
} from '@meshwright/plugin-data-mesh-common';
import {
  accessApiRef,
  dataMeshApiRef,
} from '@meshwright/plugin-data-mesh-react';
import { makePage, makeProduct } from './__testUtils__/products';
import {
  AccessPage,
  DataMeshContractFieldExtension,
  DataMeshDomainFieldExtension,
  DataMeshExamplesFieldExtension,
  DataMeshPortsFieldExtension,
  DataMeshProductNameFieldExtension,
  DataMeshServicesFieldExtension,
  EntityDomainProductsCard,
  MarketplacePage,
  dataMeshPlugin,
  isDataContract,
  isDataProduct,
  isDataset,
  isGovernancePolicy,
} from './legacy';

const api: Partial<DataMeshApi> = {
  queryProducts: async () => makePage([makeProduct('Orders')]),
};

const DOMAIN: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Domain',
  metadata: { name: 'sales', namespace: 'default' },
};

describe('legacy entry', () => {
  it('brings its client', () => {
    const [factory] = [...dataMeshPlugin.getApis()];
    expect(factory.api.id).toBe(dataMeshApiRef.id);
  });

  it('mounts pages with their header, and links between them work', async () => {
    await renderInTestApp(
      <TestApiProvider apis={[[dataMeshApiRef, api]]}>
        <FlatRoutes>
          <Route path="/market" element={<MarketplacePage />} />
          <Route
            path="/domain"
            element={
              <EntityProvider entity={DOMAIN}>
                <EntityDomainProductsCard />
              </EntityProvider>
            }
          />
        </FlatRoutes>
      </TestApiProvider>,
      {
        routeEntries: ['/market'],
        mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      },
    );
    expect(
      await screen.findByRole('heading', { level: 1, name: 'Marketplace' }),
    ).toBeInTheDocument();
    expect(await screen.findByRole('link', { name: 'Orders' })).toHaveAttribute(
      'href',
      '/catalog/default/dataproduct/orders',
    );
  });

  it('says what somebody may', async () => {
    const explain: AccessApi['explain'] = async () => ({
      profile: {
        person: 'user:default/leo',
        groups: [],
        roles: ['consumer'],
        domains: [],
        ownedDomains: [],
        clearance: 'internal',
        clears: [],
        purposes: [],
      },
      answers: [
        {
          permission: 'scaffolder.task.create',
          result: 'deny',
          message: 'Shown in the domain only.',
          ask: ['group:default/finance'],
        },
      ],
    });
    await renderInTestApp(
      <TestApiProvider
        apis={[
          [accessApiRef, { explain }],
          [catalogApiRef, catalogApiMock()],
        ]}
      >
        <FlatRoutes>
          <Route path="/my-access" element={<AccessPage />} />
        </FlatRoutes>
      </TestApiProvider>,
      {
        routeEntries: ['/my-access'],
        mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
      },
    );
    expect(
      await screen.findByRole('heading', { level: 1, name: 'My access' }),
    ).toBeInTheDocument();
    expect(
      await screen.findByText(/Shown in the domain only/),
    ).toBeInTheDocument();
    expect(screen.getByRole('link', { name: /finance/ })).toBeInTheDocument();
  });

  it('shows entity cards, with links to pages that the app mounts', async () => {
    await renderInTestApp(
      <TestApiProvider apis={[[dataMeshApiRef, api]]}>
        <Routes>
          <Route path="/market" element={<MarketplacePage />} />
          <Route
            path="/"
            element={
              <EntityProvider entity={DOMAIN}>
                <EntityDomainProductsCard />
              </EntityProvider>
            }
          />
        </Routes>
      </TestApiProvider>,
      {
        mountedRoutes: {
          '/catalog/:namespace/:kind/:name': entityRouteRef,
          '/market': dataMeshPlugin.routes.marketplace,
        },
      },
    );
    expect(await screen.findByText('Orders')).toBeInTheDocument();
    expect(
      screen.getByRole('link', { name: 'Open in marketplace' }),
    ).toHaveAttribute('href', '/market?domain=domain%3Adefault%2Fsales');
  });

  it('brings the fields of the templates', async () => {
    const Form = () => {
      const fields = useCustomFieldExtensions<{
        name: string;
        component: ComponentType<Record<string, unknown>>;
      }>(
        <ScaffolderFieldExtensions>
          <DataMeshContractFieldExtension />
          <DataMeshDomainFieldExtension />
          <DataMeshExamplesFieldExtension />
          <DataMeshPortsFieldExtension />
          <DataMeshProductNameFieldExtension />
          <DataMeshServicesFieldExtension />
        </ScaffolderFieldExtensions>,
      );
      const Examples = fields.find(
        ({ name }) => name === 'DataMeshExamples',
      )?.component;
      const examples = [{ title: 'Customer', values: { name: 'orders' } }];
      return (
        <>
          {fields.map(({ name }) => (
            <p key={name}>{name}</p>
          ))}
          {Examples && <Examples uiSchema={{ 'ui:options': { examples } }} />}
        </>
      );
    };
    await renderInTestApp(<Form />);
    expect(
      screen.getAllByText(/^DataMesh/).map(({ textContent }) => textContent),
    ).toEqual([
      'DataMeshContract',
      'DataMeshDomain',
      'DataMeshExamples',
      'DataMeshPorts',
      'DataMeshProductName',
      'DataMeshServices',
    ]);
    expect(
      await screen.findByRole('link', { name: 'Customer' }),
    ).toHaveAttribute('href', expect.stringContaining('orders'));
  });

  it('tells products, contracts, policies and datasets from other entities', () => {
    expect(isDataProduct({ ...DOMAIN, kind: 'DataProduct' })).toBe(true);
    expect(isDataProduct(DOMAIN)).toBe(false);
    const contract = {
      ...DOMAIN,
      kind: 'API',
      spec: { type: 'data-contract' },
    };
    expect(isDataContract(contract)).toBe(true);
    expect(isDataContract({ ...contract, spec: { type: 'openapi' } })).toBe(
      false,
    );
    expect(isGovernancePolicy({ ...DOMAIN, kind: 'GovernancePolicy' })).toBe(
      true,
    );
    expect(isGovernancePolicy(DOMAIN)).toBe(false);
    const resource = {
      ...DOMAIN,
      kind: 'Resource',
      metadata: {
        name: 'orders',
        annotations: { [DATASET_ANNOTATION]: 's3://lake orders' },
      },
    };
    expect(isDataset(resource)).toBe(true);
    expect(isDataset({ ...resource, metadata: { name: 'orders' } })).toBe(
      false,
    );
  });
});
