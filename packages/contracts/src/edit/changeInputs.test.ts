// SPDX-License-Identifier: Apache-2.0
import { parse, parseAllDocuments } from 'yaml';
import { readDescriptor } from '../read';
import { changeInputs } from './changeInputs';

const orders = {
  id: 'urn:orders',
  version: '2.0.0',
  name: 'orders v2',
  ref: 'api:default/orders',
};
const prices = { id: 'urn:prices', name: 'prices', ref: 'api:default/prices' };

const bitol = `# Who reads what
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
const dpds = `# Deliveries
dataProductDescriptor: 1.0.0
info:
  fullyQualifiedName: urn:dpds:acme:dataproducts:finance:1
  name: finance
  version: 1.0.0
  domain: money
  owner: {id: money}
interfaceComponents:
  inputPorts: # what it takes
    - fullyQualifiedName: urn:dpds:acme:dataproducts:finance:1:inputports:prices
      name: prices
      version: 1.0.0
      promises:
        api: {fullyQualifiedName: urn:prices, version: 1.0.0, specification: odcs, definition: x}
  outputPorts: []
`;
const entity = `# Before
apiVersion: backstage.io/v1alpha1
kind: Component
metadata: {name: other}
---
# Made by hand
apiVersion: meshwright.io/v1alpha1
kind: DataProduct
metadata:
  name: finance # ours
spec:
  owner: money
  inputPorts:
    - name: prices # by the hour
      contract: prices
  outputPorts: []
---
kind: System
metadata: {name: last}
`;

/** Contracts that a descriptor declares to read. */
function inputsOf(text: string) {
  const { product } = readDescriptor(text);
  if (product) return product.inputPorts.map(({ contractId }) => contractId);
  return parseAllDocuments(text)
    .map(document => document.toJS())
    .filter(({ kind }) => kind === 'DataProduct')
    .flatMap(({ spec }) =>
      (spec.inputPorts ?? []).map(
        ({ contract }: { contract: string }) => contract,
      ),
    );
}

const lines = (text: string) => text.split('\n');

describe.each([
  ['ODPS (Bitol)', bitol, 'urn:orders', 'urn:prices'],
  ['DPDS', dpds, 'urn:orders', 'urn:prices'],
  ['a Backstage file', entity, 'api:default/orders', 'prices'],
])('%s', (_, text, newName, oldName) => {
  it('gets what is missing, and keeps the rest as it is', () => {
    const changed = changeInputs(text, { declare: [orders, prices] })!;
    expect(changed).toMatchObject({ added: ['orders-v2'], removed: [] });
    expect(inputsOf(changed.text)).toEqual([oldName, newName]);
    const after = lines(changed.text);
    expect(lines(text).filter(line => !after.includes(line))).toEqual([]);
  });

  it('loses what is not so', () => {
    const changed = changeInputs(text, { withdraw: [prices, orders] })!;
    expect(changed).toMatchObject({ added: [], removed: ['prices'] });
    expect(inputsOf(changed.text)).toEqual([]);
    expect(changed.text).toContain(lines(text)[0]);
  });

  it('is left alone where it is right already', () => {
    expect(changeInputs(text, { declare: [prices] })).toBeUndefined();
    expect(changeInputs(text, { withdraw: [orders] })).toBeUndefined();
  });

  it('is what it was when a change is taken back', () => {
    const there = changeInputs(text, { declare: [orders] })!;
    expect(changeInputs(there.text, { withdraw: [orders] })!.text).toBe(text);
  });
});

it.each([
  ['bitol', bitol.replace(/inputPorts:[^]*?(?=outputPorts)/, '')],
  ['dpds', dpds.replace(/ {2}inputPorts:[^]*?(?= {2}outputPorts)/, '')],
  ['entity', entity.replace(/ {2}inputPorts:[^]*?(?= {2}outputPorts)/, '')],
])('gives the first ports to %s', (_, text) => {
  const changed = changeInputs(text, { declare: [orders] })!;
  expect(inputsOf(changed.text)).toHaveLength(1);
});

it('changes JSON as JSON', () => {
  const json = JSON.stringify(parse(bitol), null, 2);
  const changed = changeInputs(json, { declare: [orders] })!;
  expect(JSON.parse(changed.text).inputPorts[1].contractId).toBe('urn:orders');
});

it('finds one product of several by its name', () => {
  const two = `${entity}---\n${entity
    .split('---\n')[1]
    .replace('finance', 'sales')}`;
  const changed = changeInputs(two, { declare: [orders], entity: 'sales' })!;
  expect(changed.text.indexOf('api:default/orders')).toBeGreaterThan(
    changed.text.indexOf('name: sales'),
  );
  expect(() => changeInputs(two, { declare: [orders] })).toThrow(
    'several data products',
  );
});

it.each([
  ['kind: Component\nmetadata: {name: x}', 'of no kind that describes'],
  [
    'schema: https://opendataproducts.org/v4.1/schema/odps.yaml\nversion: 4.1\nproduct:\n  details:\n    en: {name: x, productID: x}',
    'no place for what a product reads',
  ],
  ['a: 1\n---\nb: 2', 'None of the documents'],
])('refuses %j', (text, words) => {
  expect(() => changeInputs(text, { declare: [orders] })).toThrow(words);
});
