// SPDX-License-Identifier: Apache-2.0
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogEntityReadPermission } from '@backstage/plugin-catalog-common/alpha';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  type RegisterCollatorParameters,
  TestPipeline,
} from '@backstage/plugin-search-backend-node';
import { searchIndexRegistryExtensionPoint } from '@backstage/plugin-search-backend-node/alpha';
import searchModuleDataMesh from '.';

function contract(name: string, definition: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'API',
    metadata: { name, namespace: 'Shop', title: 'Orders & returns' },
    spec: { type: 'data-contract', owner: 'o', lifecycle: 'l', definition },
    relations: [
      { type: 'apiProvidedBy', targetRef: 'dataproduct:shop/orders' },
      { type: 'apiProvidedBy', targetRef: 'component:shop/exporter' },
      { type: 'ownedBy', targetRef: 'group:default/o' },
    ],
  };
}

const ORDERS = `
apiVersion: v3.1.0
kind: DataContract
id: orders
version: 2.1.0
status: active
schema:
  - name: orders
    properties:
      - name: customer_email
        logicalType: string
        classification: confidential
        description: Where receipts go
      - name: lines
        logicalType: array
        items:
          logicalType: object
          properties:
            - name: unitPrice
              physicalType: numeric(10,2)
`;

/** Starts a backend with the module, and gives what it registered. */
async function registered(entities: Entity[], config = {}) {
  const collators: RegisterCollatorParameters[] = [];
  const scheduler = mockServices.scheduler.mock();
  await startTestBackend({
    extensionPoints: [
      [
        searchIndexRegistryExtensionPoint,
        {
          addCollator: collator => collators.push(collator),
          addDecorator: () => {},
        },
      ],
    ],
    features: [
      searchModuleDataMesh,
      catalogServiceMock.factory({ entities }),
      mockServices.rootConfig.factory({ data: config }),
      scheduler.factory,
    ],
  });
  return { collators, scheduler };
}

async function documentsOf(entities: Entity[]) {
  const { collators } = await registered(entities);
  const collator = await collators[0].factory.getCollator();
  return (await TestPipeline.fromCollator(collator).execute()).documents;
}

describe('searchModuleDataMesh', () => {
  it('makes a document of each column, also of nested ones', async () => {
    expect(await documentsOf([contract('Orders-v2', ORDERS)])).toEqual([
      {
        title: 'orders.customer_email',
        text: 'customer_email, customer email · string · confidential · Where receipts go · Table orders · Contract Orders & returns 2.1.0 · Product orders',
        location:
          '/catalog/shop/api/orders-v2/contract?column=orders.customer_email',
        column: 'orders.customer_email',
        dataType: 'string',
        classification: 'confidential',
        contractRef: 'api:shop/orders-v2',
        products: ['orders'],
        authorization: { resourceRef: 'api:shop/orders-v2' },
      },
      expect.objectContaining({ title: 'orders.lines' }),
      expect.objectContaining({
        title: 'orders.lines.unitPrice',
        text: expect.stringMatching(/^unitPrice, unit Price · numeric\(10,2\)/),
      }),
    ]);
  });

  it('writes addresses that any column name survives', async () => {
    const odd = ORDERS.replace('customer_email', '"a/b?c=d&e #f"');
    const [document] = await documentsOf([contract('odd', odd)]);
    const location = new URL(document.location, 'http://host');
    expect(location.pathname).toBe('/catalog/shop/api/odd/contract');
    expect(location.searchParams.get('column')).toBe('orders.a/b?c=d&e #f');
  });

  it('passes over what is no contract, and goes on', async () => {
    const other = contract('rest', ORDERS);
    other.spec!.type = 'openapi';
    const none = contract('none', '');
    delete none.spec!.definition;
    const documents = await documentsOf([
      contract('broken', 'schema: ['),
      contract('prose', 'Just a sentence'),
      none,
      other,
      contract('sound', ORDERS),
    ]);
    expect(new Set(documents.map(document => document.location))).toEqual(
      new Set([
        '/catalog/shop/api/sound/contract?column=orders.customer_email',
        '/catalog/shop/api/sound/contract?column=orders.lines',
        '/catalog/shop/api/sound/contract?column=orders.lines.unitPrice',
      ]),
    );
  });

  it('lets search show a column only to those who may read its contract', async () => {
    const { collators } = await registered([]);
    expect(collators[0].factory).toMatchObject({
      type: 'data-column',
      visibilityPermission: catalogEntityReadPermission,
    });
  });

  it('collects every ten minutes, or as configured', async () => {
    const usual = await registered([]);
    expect(usual.scheduler.createScheduledTaskRunner).toHaveBeenCalledWith({
      frequency: { minutes: 10 },
      timeout: { minutes: 15 },
      initialDelay: { seconds: 15 },
    });
    const configured = await registered([], {
      search: {
        collators: {
          dataMesh: {
            schedule: {
              frequency: { hours: 1 },
              timeout: { minutes: 5 },
            },
          },
        },
      },
    });
    expect(configured.scheduler.createScheduledTaskRunner).toHaveBeenCalledWith(
      expect.objectContaining({ frequency: { hours: 1 } }),
    );
  });

  it('stops at the columns of a contract that nobody reads to the end', async () => {
    const wide = [
      ...ORDERS.split('\n').slice(0, 8),
      '    properties:',
      ...Array.from({ length: 5_100 }, (_, i) => `      - name: c${i}`),
    ].join('\n');
    expect(await documentsOf([contract('wide', wide)])).toHaveLength(5_000);
  });
});
