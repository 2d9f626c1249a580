// SPDX-License-Identifier: Apache-2.0
import { computed, limit } from '../__testUtils__/computing';
import { readDescriptor } from '../read';

/*
 * Documents that are small and could be slow: each names thousands of things that have to be looked up among
 * thousands. Reading one takes well under a second; the limit leaves room for a busy machine, and is far below
 * what anything that grows with the square would take.
 */

const count = 4_000;
const list = <T>(make: (index: number) => T) =>
  Array.from({ length: count }, (_, index) => make(index));
const map = (make: (index: number) => unknown) =>
  Object.fromEntries(list(index => [`k${index}`, make(index)]));

const bitol = {
  apiVersion: 'v1.0.0',
  kind: 'DataProduct',
  id: 'a',
  status: 'active',
};
const dpds = {
  dataProductDescriptor: '1.0.0',
  info: { name: 'aa', version: '1.0.0', domain: 'dd', owner: { id: 'x' } },
};
const details = { en: { name: 'a', productID: 'b' } };
const dcs = {
  dataContractSpecification: '1.2.1',
  id: 'a',
  info: { title: 'a', version: '1.0.0' },
};

it.each<[string, unknown]>([
  [
    'input contracts of no port',
    {
      ...bitol,
      outputPorts: list(index => ({
        name: `p${index}`,
        version: '1.0.0',
        contractId: `c${index}`,
        inputContracts: [{ id: `x${index}`, version: '1.0.0' }],
      })),
    },
  ],
  [
    'versions of one contract',
    {
      ...bitol,
      inputPorts: list(index => ({
        name: 'p',
        version: `1.0.${index}`,
        contractId: 'c',
      })),
      outputPorts: list(index => ({
        name: `q${index}`,
        version: '1.0.0',
        inputContracts: [{ id: 'c', version: '9.9.9' }],
      })),
    },
  ],
  [
    'ports that refer to each other in a row',
    {
      ...dpds,
      interfaceComponents: {
        outputPorts: list(index => ({
          $ref: `#/components/outputPorts/k${index}`,
        })),
      },
      components: {
        outputPorts: map(index => ({
          $ref: `#/components/outputPorts/k${index + 1}`,
        })),
      },
    },
  ],
  [
    'an application between all ports',
    {
      ...dpds,
      interfaceComponents: {
        inputPorts: list(index => ({
          name: `i${index}`,
          version: '1.0.0',
          promises: { api: { id: `c${index}` } },
        })),
        outputPorts: list(index => ({ name: `o${index}`, version: '1.0.0' })),
      },
      internalComponents: {
        applicationComponents: [
          {
            consumesFrom: list(index => `i${index}`),
            providesTo: list(index => `o${index}`),
          },
        ],
      },
    },
  ],
  [
    'ways of access that refer to each other in a row',
    {
      schema: 'https://opendataproducts.org/v4.1/schema/odps.yaml',
      version: '4.1',
      product: {
        details,
        dataAccess: map(index => ({ $ref: `#/dataAccess/K${index + 1}` })),
      },
    },
  ],
  [
    'columns that refer to no other',
    {
      ...dcs,
      models: {
        m: {
          fields: map(index => ({ type: 'string', references: `m.z${index}` })),
        },
      },
    },
  ],
  [
    'a large definition for each column',
    {
      ...dcs,
      models: { m: { fields: map(() => ({ $ref: '#/definitions/d' })) } },
      definitions: {
        d: { type: 'string', enum: list(index => `v${index}`) },
      },
    },
  ],
])('%s', (_, document) => {
  const start = computed();
  const { standard } = readDescriptor(JSON.stringify(document));
  expect(standard).toBeDefined();
  expect(computed() - start).toBeLessThan(limit(5_000));
});
