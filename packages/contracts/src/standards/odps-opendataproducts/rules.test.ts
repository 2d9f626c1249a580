// SPDX-License-Identifier: Apache-2.0
import { openDataProduct } from '../../__testUtils__/products';
import { readDescriptor } from '../../read';

const head = `schema: https://opendataproducts.org/v4.1/schema/odps.yaml
version: 4.1
product:
  details:
    en: {name: Bikes, productID: bikes, visibility: public, status: draft, type: dataset}
`;

/** What is said of a document, as rule, severity, path and, where there is one, the value of the fix. */
const said = (text: string) =>
  readDescriptor(text).findings.map(({ rule, severity, path, fix }) => [
    rule.replace('odps-opendataproducts/', ''),
    severity,
    path,
    ...(fix && 'value' in fix ? [fix.value] : []),
  ]);

it('has nothing to say of a product as the prose describes it', () => {
  expect(said(openDataProduct)).toEqual([]);
});

it.each([
  ['', []],
  [
    "  pricingPlans: {declarative: {en: [{access: {$ref: '#/dataAccess/nope'}}]}}\n",
    [
      [
        'dangling-reference',
        'warning',
        '/product/pricingPlans/declarative/en/0/access/$ref',
      ],
    ],
  ],
  [
    "  dataAccess: {$ref: 'https://example.com/access.yaml'}\n",
    [['reference-not-followed', 'info', '/product/dataAccess/$ref']],
  ],
  [
    "  contract: {id: a, type: ODCS, spec: {schema: [{$ref: '#/its/own'}]}}\n",
    [],
  ],
  [
    '  contract: {id: a, type: odcs}\n',
    [['unknown-value', 'warning', '/product/contract/type', 'ODCS']],
  ],
  [
    '  SLA: [{dimension: uptme, objective: 101, unit: percent}, {dimension: latency}]\n',
    [
      ['unknown-value', 'warning', '/product/SLA/0/dimension', 'uptime'],
      ['out-of-range', 'warning', '/product/SLA/0/objective'],
      ['no-objective', 'warning', '/product/SLA/1'],
    ],
  ],
  [
    '  dataQuality: {default: {dimensions: [{dimension: freshness, objective: 3, unit: number}]}}\n',
    [
      [
        'unknown-value',
        'warning',
        '/product/dataQuality/default/dimensions/0/dimension',
      ],
    ],
  ],
  [
    'SLA: {}\n',
    [
      ['wrong-place', 'warning', '/SLA'],
      ['unknown-field', 'info', '/SLA'],
    ],
  ],
  ['  x-own: 1\n  ourOwn: 2\n', [['unknown-field', 'info', '/product/ourOwn']]],
])('%j', (more, expected) => {
  expect(said(head + more)).toEqual(expect.arrayContaining(expected));
  expect(said(head + more)).toHaveLength(expected.length);
});

it.each([
  ['productID: bikes', 'productID: null', []],
  [
    'visibility: public',
    'visibility: organization',
    [
      [
        'unknown-value',
        'warning',
        '/product/details/en/visibility',
        'organisation',
      ],
    ],
  ],
  [
    'status: draft',
    'status: active',
    [['unknown-value', 'warning', '/product/details/en/status', 'production']],
  ],
  [
    'type: dataset',
    "type: dataset, productVersion: '1.0'",
    [
      [
        'not-semantic-version',
        'warning',
        '/product/details/en/productVersion',
        '1.0.0',
      ],
    ],
  ],
  [
    'version: 4.1',
    'version: dev',
    [['unknown-version', 'warning', '/version']],
  ],
  [
    'version: 4.1',
    "version: '2.1'",
    [['unknown-version', 'warning', '/version']],
  ],
])('with %s written as %s', (from, to, expected) => {
  const text = head.replace(from, to);
  expect(said(text)).toEqual(expected);
  expect(readDescriptor(text).valid).toBe(true);
});

it.each([
  ['product: 3', '/product', "'product' must be an object"],
  ['product:', '/product', "'product' must be an object"],
  ['product: {dataAccess: {}}', '/product', "neither 'name' nor 'productID'"],
])('is in error where nothing can be read: %s', (product, path, words) => {
  const { findings, valid } = readDescriptor(
    `schema: https://opendataproducts.org/v4.1/schema/odps.yaml\nversion: 4.1\n${product}\n`,
  );
  expect(valid).toBe(false);
  const errors = findings.filter(({ severity }) => severity === 'error');
  expect(errors).toHaveLength(1);
  expect(errors[0]).toMatchObject({
    rule: 'odps-opendataproducts/unreadable',
    path,
  });
  expect(errors[0].message).toContain(words);
});
