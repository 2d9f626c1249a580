// SPDX-License-Identifier: Apache-2.0
import { readDescriptor } from '@meshwright/contracts';
import fc from 'fast-check';
import { contractText, productText } from '../__testUtils__/descriptors';
import { buildEstate } from './estate';
import type { EstateDocument } from './types';
import { withFacts } from './withFacts';

function document(text: string, file: string): EstateDocument {
  const { contract, product, standard, findings } = readDescriptor(text);
  return { file, standard: standard?.id, contract, product, findings };
}

const entity = {
  apiVersion: 'meshwright.io/v1alpha1',
  kind: 'DataProduct',
  metadata: { name: 'prices', title: 'Prices' },
  spec: {
    lifecycle: 'active',
    owner: 'group:default/assortment',
    domain: 'domain:default/product',
    inputPorts: [{ name: 'orders', contract: 'api:default/orders-v1' }],
    outputPorts: [
      {
        name: 'prices',
        contract: 'prices',
        environments: [{ environment: 'prod', url: 'x' }],
      },
    ],
    serviceLevels: [{ property: 'retention', value: 3, unit: 'y' }],
  },
};

const documents = [
  document(productText({ owner: 'a' }), 'orders/product.yaml'),
  document(contractText({ personal: ['mail'] }), 'orders/contract.yaml'),
  document(
    contractText().replace('version: 1.0.0', 'version: 1.1.0'),
    'orders/contract.v1-1.yaml',
  ),
  { file: 'prices.yaml', entity },
];

describe('buildEstate', () => {
  const subjects = buildEstate(documents);
  const byRef = new Map(subjects.map(subject => [subject.ref, subject]));

  it('names subjects as the catalog does', () => {
    expect([...byRef.keys()]).toEqual([
      'api:default/orders-v1',
      'api:default/orders-v1.0.0',
      'dataproduct:default/orders',
      'dataproduct:default/prices',
    ]);
  });

  it('knows who offers a contract', () => {
    expect(byRef.get('api:default/orders-v1.0.0')).toMatchObject({
      kind: 'contract',
      title: 'orders 1.0.0',
      owner: 'a',
      domains: ['sales'],
      path: 'orders/contract.yaml',
      facts: {
        contract: { product: 'orders', personal: true, errors: 0 },
        product: { name: 'orders' },
      },
    });
    expect(byRef.get('api:default/orders-v1')?.facts.product).toBeUndefined();
  });

  it('knows where input comes from, and who reads', () => {
    expect(byRef.get('dataproduct:default/prices')).toMatchObject({
      title: 'Prices',
      owner: 'assortment',
      domains: ['product'],
      facts: {
        product: {
          standard: 'entity',
          serviceLevels: [
            { days: 3 * 365.2425, path: 'prices.yaml#/spec/serviceLevels/0' },
          ],
          inputPorts: [
            {
              known: true,
              contractStatus: 'active',
              path: 'prices.yaml#/spec/inputPorts/0',
            },
          ],
          outputPorts: [
            { hasContract: true, known: false, environments: ['prod'] },
          ],
        },
      },
    });
  });

  it('says where each column stands, and whether it is personal', () => {
    const contract = byRef.get('api:default/orders-v1.0.0')?.facts.contract;
    expect(contract?.columns).toMatchObject([
      { fullName: 'orders.id', primaryKey: true, personal: false },
      {
        fullName: 'orders.mail',
        personal: true,
        special: false,
        masking: '',
        path: 'orders/contract.yaml#/schema/0/properties/1',
      },
    ]);
    expect(contract?.objects).toMatchObject([{ keys: ['id'], columns: 2 }]);
  });

  it.each([
    ['tags: [PII]', true, false, ''],
    ['tags: [special-category, hashed]', true, true, 'hashed'],
    [
      'customProperties: [{ property: personalData, value: true }]',
      true,
      false,
      '',
    ],
    [
      'customProperties: [{ property: masking, value: none }]',
      false,
      false,
      '',
    ],
    [
      'customProperties: [{ property: maskingPolicy, value: last-four }]',
      false,
      false,
      'last-four',
    ],
    ['encryptedName: id_enc', false, false, 'encrypted'],
    ['classification: pii', true, false, ''],
    ['tags: [orders]', false, false, ''],
  ])('takes %s for what it says', (line, personal, special, masking) => {
    const text = contractText().replace(
      'primaryKey: true',
      `primaryKey: true\n        ${line}`,
    );
    const [{ facts }] = buildEstate([document(text, 'x.yaml')]);
    expect(facts.contract?.columns[0]).toMatchObject({
      personal,
      special,
      masking,
    });
  });

  it('knows what changed since the version before', () => {
    expect(
      byRef.get('api:default/orders-v1.0.0')?.facts.changes,
    ).toBeUndefined();
    expect(byRef.get('api:default/orders-v1')?.facts.changes).toMatchObject({
      previousVersion: '1.0.0',
      version: '1.1.0',
      breaking: 1,
      nextVersion: '2.0.0',
      sufficient: false,
    });
  });

  it('takes what others know, and says whom they do not mean', () => {
    const { subjects: known, unknown } = withFacts(subjects, {
      orders: {
        quality: { passRate: 97 },
        product: { owner: 'somebody else' },
      },
      nobody: {},
    });
    const facts = known.find(({ ref }) =>
      ref.endsWith(':default/orders'),
    )?.facts;
    expect(facts).toMatchObject({
      quality: { passRate: 97, checks: [] },
      product: { owner: 'a' },
    });
    expect(unknown).toEqual(['nobody']);
  });

  it('does not depend on the order of the documents', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(documents, { minLength: documents.length }),
        shuffled => {
          expect(buildEstate(shuffled)).toEqual(subjects);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('names what has no name the same, however the way to it is written', () => {
    const unnamed = productText()
      .replace(/^name: .*\n/m, '')
      .replace(/^id: .*\n/m, '');
    const refsIn = (folder: string) =>
      buildEstate([
        document(unnamed, `${folder}a/deep/product.yaml`),
        document(unnamed, `${folder}b/product.yaml`),
        document(productText(), `${folder}a/twin.yaml`),
        document(productText(), `${folder}b/twin.yaml`),
      ]).map(({ ref }) => ref);
    expect(refsIn('')).toEqual([
      'dataproduct:default/a-deep-product',
      'dataproduct:default/b-product',
      'dataproduct:default/orders',
      'dataproduct:default/orders-b-twin-yaml',
    ]);
    for (const folder of [
      './',
      'mesh/',
      '/home/ann/mesh/',
      '../mesh/',
      'C:\\x\\',
    ]) {
      expect(refsIn(folder)).toEqual(refsIn(''));
    }
  });

  it('takes the names that the catalog gave', () => {
    const [{ ref, owner }] = buildEstate([
      {
        ...documents[0],
        ref: 'dataproduct:emea/orders',
        owner: 'group:emea/b',
      },
    ]);
    expect([ref, owner]).toEqual(['dataproduct:emea/orders', 'b']);
  });
});
