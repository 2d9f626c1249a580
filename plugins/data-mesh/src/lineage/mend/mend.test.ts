// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import { catalogApiMock } from '@backstage/plugin-catalog-react/testUtils';
import type {
  GitHostApi,
  LineageApi,
} from '@meshwright/plugin-data-mesh-common';
import { answerOf, datasetNode, productId } from '../__testUtils__/answers';
import { localFileOf } from './localFile';
import { planMend } from './planMend';
import { proposeMend } from './proposeMend';
import type { Mend } from './planMend';

const descriptor = `# Who reads what
apiVersion: v1.0.0
kind: DataProduct
id: finance
name: finance
status: active
inputPorts:
  - name: prices # by the hour
    version: 1.0.0
    contractId: urn:prices
outputPorts:
  - name: sums
    version: 1.0.0
    contractId: urn:sums
`;
const orders = { id: 'urn:orders', version: '2.0.0', name: 'orders' };

describe('a declaration', () => {
  it('gets what is missing, and keeps the rest as it is', () => {
    expect(planMend(descriptor, 'declare', [orders])).toEqual({
      words: 'Adds input port orders',
      text: descriptor.replace(
        'outputPorts:',
        `  - name: orders
    version: 2.0.0
    contractId: urn:orders
outputPorts:`,
      ),
    });
  });

  it('loses what is not so', () => {
    const mended = planMend(descriptor, 'withdraw', [
      { id: 'urn:prices', name: 'prices' },
    ]);
    expect(mended?.words).toBe('Takes away input port prices');
    expect(mended?.text).not.toContain('urn:prices');
    expect(mended?.text).toContain('urn:sums');
  });

  it('gets its first ports', () => {
    const none = descriptor.replace(/inputPorts:[^]*?(?=outputPorts)/, '');
    expect(planMend(none, 'declare', [orders])?.text).toContain('inputPorts:');
  });

  it('is left alone where it is right already, or of another standard', () => {
    const prices = [{ id: 'urn:prices', name: 'prices' }];
    expect(planMend(descriptor, 'declare', prices)).toBeUndefined();
    expect(planMend(descriptor, 'withdraw', [orders])).toBeUndefined();
    expect(() => planMend('kind: Component', 'declare', [orders])).toThrow(
      'of no kind that describes a data product',
    );
  });
});

it.each([
  [
    'http://p/repositories/money/finance/blob/main/a%20b/product.yaml',
    {
      repository: { group: 'money', name: 'finance' },
      branch: 'main',
      path: 'a b/product.yaml',
    },
  ],
  ['http://p/repositories/money/finance/tree/main/x', undefined],
  ['http://elsewhere/repositories/money/finance/blob/main/x', undefined],
  [undefined, undefined],
])('finds the file of %s', (address, file) => {
  expect(localFileOf(address, 'http://p/repositories')).toEqual(file);
});

describe('a proposal', () => {
  const found = (id: string, title: string) => ({
    id: productId(id),
    type: 'product' as const,
    namespace: 'default',
    name: id,
    facts: { title },
  });
  const dependency = {
    from: found('shop', 'The shop'),
    to: found('finance', 'Finance'),
  };
  const local =
    'http://p/repositories/money/finance/blob/main/data-product.yaml';
  const template: Entity = {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: { name: 'product-inputs', namespace: 'default' },
  };
  function propose(
    mend: Mend,
    location: string,
    { contract = 'urn:orders', templates = [template] } = {},
  ) {
    const scaffold = jest.fn(async () => ({ taskId: 'a1' }));
    const host = {
      getFile: jest.fn(async () => ({ text: descriptor })),
      listChangeRequests: jest.fn(async () => ({ items: [] })),
      getRepository: jest.fn(async () => ({ branches: [{ name: 'main' }] })),
      commit: jest.fn(async () => ({})),
      openChangeRequest: jest.fn(async () => ({ number: 7 })),
    };
    const entity: Entity = {
      apiVersion: 'meshwright.io/v1alpha1',
      kind: 'DataProduct',
      metadata: {
        name: 'finance',
        namespace: 'default',
        annotations: { 'meshwright.io/descriptor-location': location },
      },
    };
    const result = proposeMend(
      {
        catalog: catalogApiMock({ entities: [entity, ...templates] }),
        host: host as unknown as GitHostApi,
        scaffolder: { scaffold },
        lineage: {
          getLineage: async () =>
            answerOf(
              [],
              [
                datasetNode('orders', 'shop', {
                  facts: {
                    product: productId('shop'),
                    contracts: [
                      {
                        id: contract,
                        version: '2.0.0',
                        file: 'api:default/orders',
                      },
                    ],
                  },
                }),
                datasetNode('other', 'another'),
              ],
            ),
        } as unknown as LineageApi,
        repositories: 'http://p/repositories',
      },
      dependency,
      mend,
    );
    return { host, result, scaffold };
  }

  it('is a change request on the local git host', async () => {
    const { host, result } = propose('declare', local);
    expect(await result).toEqual({
      kind: 'opened',
      number: 7,
      path: '/money/finance/change-requests/7',
      words: 'Adds input port orders',
    });
    const repository = { group: 'money', name: 'finance' };
    expect(host.commit).toHaveBeenCalledWith(
      repository,
      expect.objectContaining({
        branch: 'lineage/declare-shop',
        startFrom: 'main',
        files: [
          {
            path: 'data-product.yaml',
            content: expect.stringContaining('contractId: urn:orders'),
          },
        ],
      }),
    );
    expect(host.openChangeRequest).toHaveBeenCalledWith(
      repository,
      expect.objectContaining({
        title: 'Declare that Finance reads The shop',
        source: 'lineage/declare-shop',
        target: 'main',
      }),
    );
  });

  it.each(['declare', 'withdraw'] as const)(
    'is a task of a template, to %s on another host',
    async mend => {
      const { host, result, scaffold } = propose(
        mend,
        'https://github.com/a/b/blob/main/x.yaml',
      );
      expect(await result).toEqual({ kind: 'started', task: 'a1' });
      expect(scaffold).toHaveBeenCalledWith({
        templateRef: 'template:default/product-inputs',
        values: {
          product: 'dataproduct:default/finance',
          [mend]: [
            {
              id: 'urn:orders',
              version: '2.0.0',
              name: 'orders',
              ref: 'api:default/orders',
            },
          ],
        },
      });
      expect(host.commit).not.toHaveBeenCalled();
    },
  );

  it.each([
    ['in a file of the portal', 'products/x.yaml', [template]],
    ['where the template is missing', 'https://git.example/x.yaml', []],
  ])('is advice with what to write, %s', async (_, location, templates) => {
    const { host, result } = propose('declare', location, { templates });
    expect(await result).toMatchObject({
      kind: 'by-hand',
      location,
      snippet: expect.stringContaining('contractId: urn:orders'),
    });
    expect(host.commit).not.toHaveBeenCalled();
  });

  it('is nothing where the descriptor is right already', async () => {
    const { host, result } = propose('declare', local, {
      contract: 'urn:prices',
    });
    expect(await result).toEqual({ kind: 'done' });
    expect(host.commit).not.toHaveBeenCalled();
  });
});
