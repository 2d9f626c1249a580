// SPDX-License-Identifier: Apache-2.0
import { describeWithRealFiles, realFile } from '../__testUtils__/realFiles';
import { readDescriptor } from '../read';

describe('documents of known standards', () => {
  it.each([
    ['kind: DataProduct\napiVersion: v1.0.0', 'odps-bitol', '1.0.0'],
    ['kind: DataProduct\napiVersion: 1.0.0', 'odps-bitol', '1.0.0'],
    ['kind: DataProduct\napiVersion: v1.0.0\nspec: {}', 'odps-bitol', '1.0.0'],
    ['kind: DataProduct\napiVersion: v0.9.0', 'odps-bitol', '0.9.0'],
    ['{"kind": "DataProduct", "apiVersion": "v1.1.0"}', 'odps-bitol', '1.1.0'],
    [
      'schema: https://opendataproducts.org/v4.1/schema/odps.yaml\nversion: 4.1\nproduct: {}',
      'odps-opendataproducts',
      '4.1',
    ],
    [
      "schema: https://opendataproducts.org/dev/schema/odps.yaml\nversion: '3.0'\nproduct: {}",
      'odps-opendataproducts',
      '3.0',
    ],
    [
      'schema: ./odps.yaml\nversion: v4.0.1\nproduct: {details: {en: {}}}',
      'odps-opendataproducts',
      '4.0',
    ],
    ['product: {en: {productID: a}}', 'odps-opendataproducts', '4.2'],
    ['dataProductDescriptor: 1.0.0', 'dpds', '1.0.0'],
    ['dataProductDescriptor: 1.0.0-DRAFT', 'dpds', '1.0.0-DRAFT'],
    ['dataProductDescriptor:', 'dpds', '1.0.0'],
    ['dataContractSpecification: 0.9.3', 'dcs', '0.9.3'],
    ['dataContractSpecification: 1.1', 'dcs', '1.1'],
  ])('%j', (text, id, version) => {
    expect(readDescriptor(text).standard).toMatchObject({ id, version });
  });
});

describe('documents of no known standard', () => {
  it.each([
    ['- a', 'It is a list of 1, where descriptors are objects.'],
    ['just words', "It is the text 'just words'"],
    [
      'apiVersion: backstage.io/v1alpha1\nkind: Component\nmetadata: {name: a}\nspec: {}',
      'a resource of Kubernetes or an entity of Backstage',
    ],
    [
      'apiVersion: meshwright.io/v1alpha1\nkind: DataProduct\nmetadata: {name: a}\nspec: {}',
      'a resource of Kubernetes or an entity of Backstage',
    ],
    [
      'apiVersion: v1\nkind: DataProduct\nmetadata: {name: a}\nspec: {}',
      'a resource of Kubernetes or an entity of Backstage',
    ],
    [
      'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}',
      'a resource of Kubernetes or an entity of Backstage',
    ],
    ['kind: DataProduct\nid: a', "no 'apiVersion' such as v1.0.0"],
    ['kind: DataProduct\napiVersion: newest', 'no version such as v1.0.0'],
    ['kind: Data Product\napiVersion: v1.0.0', "'Data Product', which must be"],
    ['kind: dataproduct\ncomponents: []', 'Witboost'],
    ['openapi: 3.1.0\ninfo: {}\npaths: {}', 'OpenAPI'],
    ['asyncapi: 2.5.0', 'AsyncAPI'],
    ['{"name": "a", "version": "1.0.0", "dependencies": {}}', 'package.json'],
    ['info: {}\ninterfaceComponents: {}', "lacks 'dataProductDescriptor'"],
    ['info: {}\nmodels: {}', "lacks 'dataContractSpecification'"],
    ['product: {name: Bread, price: 3}', "nor a 'productID'"],
    ['schema: public\nproduct: {name: Bread}', "nor a 'productID'"],
    ['dataQuality: []', "belong below 'product'"],
    ['a: 1', 'no descriptor of a known standard. ODCS contracts have'],
  ])('%j', (text, words) => {
    const { standard, valid, findings, product, contract } =
      readDescriptor(text);
    expect(standard).toBeUndefined();
    expect(product ?? contract).toBeUndefined();
    expect(valid).toBe(false);
    expect(findings).toHaveLength(1);
    expect(findings[0].rule).toBe('document/unknown-standard');
    expect(findings[0].message).toContain(words);
    for (const sign of [
      "'kind: DataContract'",
      "'kind: DataProduct'",
      "'schema' and a 'product'",
      "'dataProductDescriptor'",
      "'dataContractSpecification'",
    ]) {
      expect(findings[0].message).toContain(sign);
    }
  });
});

describeWithRealFiles('real files of other kinds', () => {
  it.each([
    'witboost-dps/example.yaml',
    'berlin-open-data/berlin-lor-crime-atlas-source-aligned/data-product-manifest.yml',
    'dpds/parser/template.json',
    'dpds/tripexecution/ports/health-obport.json',
    'dpds/tripexecution/ports/health-obport-api.yaml',
    'dpds/tripexecution/ports/trip-events-oport-api.json',
    'dpds/tripexecution/ports/trip-status-oport-schema.json',
    'dpds/tripexecution/ports/trip-tms-iport.json',
    'dpds/tripexecution/apps/cdc-ingestion-app.json',
    'dpds/tripexecution/infra/event-store.json',
    'odps-initiative/faq/just-sla.yml',
    'dprod/equity-trade/example.jsonld',
    'dbt/openlineage-test/manifest.json',
  ])('are not taken for descriptors: %s', file => {
    const { standard, findings } = readDescriptor(realFile(`corpus/${file}`));
    expect(standard).toBeUndefined();
    expect(findings.map(({ rule }) => rule)).toContain(
      'document/unknown-standard',
    );
  });
});
