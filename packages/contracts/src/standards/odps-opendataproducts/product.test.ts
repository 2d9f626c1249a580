// SPDX-License-Identifier: Apache-2.0
import { openDataProduct } from '../../__testUtils__/products';
import { readDescriptor } from '../../read';

const productOf = (text: string) => readDescriptor(text).product!;
const withSections = (sections: string) =>
  productOf(
    `schema: https://opendataproducts.org/v4.1/schema/odps.yaml\nversion: 4.1\nproduct:\n  details:\n    en: {name: Bikes, productID: bikes, visibility: public, status: draft, type: dataset}\n${sections}`,
  );

it('reads a product, in English where it is in several languages', () => {
  const product = productOf(openDataProduct);
  expect(product).toMatchObject({
    id: 'bike-counts',
    name: 'Bike counts',
    version: '1.2.0',
    status: 'production',
    type: 'dataset',
    classification: 'public',
    owner: 'City of Example',
    domain: 'mobility',
    description: {
      purpose: 'Plan bike lanes by facts.',
      text: 'Bikes passing each counter, by hour.',
    },
    tags: ['mobility'],
    team: { name: 'City of Example', members: [] },
    createdAt: '2029-05-01',
    support: [
      { url: 'mailto:bikes@example.com', tool: 'email' },
      { url: 'tel:+3589000000', tool: 'phone' },
    ],
    authoritativeDefinitions: [
      {
        url: 'https://data.example.com/docs',
        type: 'documentation',
        description: 'API',
      },
    ],
  });
  expect(product.serviceLevels).toEqual([
    {
      path: '/product/SLA/declarative/default/dimensions/0',
      property: 'availability',
      value: 99,
      unit: 'percent',
      elements: [],
      description: 'Uptime',
    },
    {
      path: '/product/SLA/declarative/default/dimensions/1',
      property: 'frequency',
      value: 1,
      unit: 'd',
      elements: [],
    },
  ]);
  expect(product.customProperties).toEqual(
    expect.arrayContaining([
      { property: 'visibility', value: 'public' },
      {
        property: 'dataQuality',
        value: [
          { dimension: 'completeness', objective: 97, unit: 'percentage' },
        ],
      },
    ]),
  );
  const contract = {
    contractId: 'bike-counts-contract',
    inputContracts: [],
    serviceLevels: [],
    tags: [],
  };
  expect(product.outputPorts).toEqual([
    {
      path: '/product/dataAccess/default',
      name: 'default',
      description: 'Download',
      type: 'file',
      locations: [{ url: 'https://data.example.com/bikes.csv' }],
      ...contract,
    },
    {
      path: '/product/dataAccess/API',
      name: 'API',
      type: 'API',
      locations: [],
      ...contract,
    },
  ]);
});

describe('details', () => {
  it.each([
    ['product:\n  en: {name: B, productID: b}', 'b'],
    ['product:\n  fi: {name: P, productID: p}', 'p'],
    ['product:\n  details: {name: B, productID: b}', 'b'],
    ['product:\n  Details: {EN: {Name: B, productid: b}}', 'b'],
    ['product: {name: B, productID: b}', 'b'],
    ['product: {name: B, productID: 17}', '17'],
  ])('are found in %j', (text, id) => {
    const { product, standard, valid } = readDescriptor(
      `schema: https://opendataproducts.org/v4.1/schema/odps.yaml\nversion: 4.1\n${text}\n`,
    );
    expect(standard?.id).toBe('odps-opendataproducts');
    expect(product?.id).toBe(id);
    expect(valid).toBe(true);
  });
});

describe('ways of access', () => {
  const names = (section: string) =>
    withSections(section).outputPorts.map(({ name, locations, contractId }) => [
      name,
      locations[0]?.url,
      contractId,
    ]);

  it.each([
    ['  dataAccess:\n', []],
    ['  dataAccess: []\n', []],
    ['  dataAccess: none\n', []],
    [
      '  dataAccess: {format: CSV, accessURL: https://a.example.com}\n',
      [['default', 'https://a.example.com', undefined]],
    ],
    [
      '  dataAccess:\n    - {format: CSV}\n',
      [['default', undefined, undefined]],
    ],
    [
      '  dataAccess:\n    - {name: [{en: Download}], format: CSV}\n    - {format: JSON}\n',
      [
        ['Download', undefined, undefined],
        ['access 2', undefined, undefined],
      ],
    ],
    [
      "  dataAccess:\n    a: {accessURL: url to file as zip}\n    b: {$ref: '#/dataAccess/A'}\n    c: {$ref: 'https://x.example.com/access.yaml'}\n",
      [
        ['a', undefined, undefined],
        ['b', undefined, undefined],
        ['c', undefined, undefined],
      ],
    ],
    [
      '  contract: {contractURL: https://c.example.com/1}\n',
      [['default', undefined, 'https://c.example.com/1']],
    ],
    [
      '  contract:\n    premium: {id: p}\n    default: {id: d}\n',
      [['default', undefined, 'd']],
    ],
    [
      "  contract:\n    default: {id: d}\n    premium: {id: p}\n  dataAccess:\n    a: {format: CSV, contract: {$ref: '#/contract/premium'}}\n    b: {format: CSV}\n",
      [
        ['a', undefined, 'p'],
        ['b', undefined, 'd'],
      ],
    ],
  ])('%j', (section, expected) => {
    expect(names(section)).toEqual(expected);
  });
});

describe('service levels', () => {
  const dimensions = '[{dimension: latency, objective: 5, unit: minutes}]';

  it.each([
    `{default: {dimensions: ${dimensions}}}`,
    `{premium: {dimensions: []}, Default: {dimensions: ${dimensions}}}`,
    `{gold: {dimensions: ${dimensions}}, lead: {dimensions: []}}`,
    `{declarative: {default: {dimensions: ${dimensions}}}}`,
    `{declarative: ${dimensions}}`,
    `{declarative: [{name: {en: Basic}, dimensions: ${dimensions}}]}`,
    `{dimensions: ${dimensions}}`,
    `{default: ${dimensions}}`,
    dimensions,
    '{dimension: latency, objective: 5, unit: minutes}',
    `{executable: [{dimension: uptime}], support: {email: a@example.com}, default: {dimensions: ${dimensions}}}`,
    `{default: {$ref: '#/product/x-levels'}}\n  x-levels: {dimensions: ${dimensions}}`,
  ])('are read from %s', section => {
    const { serviceLevels } = withSections(`  SLA: ${section}\n`);
    expect(
      serviceLevels.map(({ property, value, unit }) => [property, value, unit]),
    ).toEqual([['latency', 5, 'min']]);
  });

  it('have support of their own', () => {
    const { support } = withSections(
      '  SLA: {support: {email: sla@example.com}}\n',
    );
    expect(support[0].url).toBe('mailto:sla@example.com');
  });
});
