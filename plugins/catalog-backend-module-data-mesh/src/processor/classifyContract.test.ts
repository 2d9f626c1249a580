// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';
import type { CatalogProcessorCache } from '@backstage/plugin-catalog-node';
import type { JsonValue } from '@backstage/types';
import { classifyContract } from './classifyContract';

function memoryCache() {
  const kept = new Map<string, JsonValue>();
  const set = jest.fn(async (key: string, value: JsonValue) => {
    kept.set(key, value);
  });
  const cache = {
    get: async (key: string) => kept.get(key),
    set,
  } as unknown as CatalogProcessorCache;
  return { cache, set };
}

const column = (name: string, classification?: string) =>
  `      - name: ${name}\n        logicalType: string\n${
    classification ? `        classification: ${classification}\n` : ''
  }`;

const definitionOf = (...columns: string[]) =>
  `apiVersion: v3.1.0
kind: DataContract
id: urn:datacontract:orders
name: orders
version: 1.0.0
status: active
schema:
  - name: orders
    properties:
${columns.join('')}`;

const contract = (definition: unknown, classification?: string) =>
  ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'API',
    metadata: { name: 'orders' },
    spec: {
      type: 'data-contract',
      definition,
      ...(classification && { classification }),
    },
  } as Entity);

async function classificationOf(definition: unknown, stated?: string) {
  const { spec } = await classifyContract(
    contract(definition, stated),
    memoryCache().cache,
  );
  return spec?.classification;
}

const MIXED = definitionOf(
  column('id'),
  column('email', 'restricted'),
  column('city', 'internal'),
);

it.each([
  ['its strictest column', MIXED, undefined, 'restricted'],
  ['its columns where it states less', MIXED, 'public', 'restricted'],
  [
    'what it states where that is stricter',
    definitionOf(column('city', 'internal')),
    'confidential',
    'confidential',
  ],
  [
    'what it states where columns say nothing',
    definitionOf(column('id')),
    'internal',
    'internal',
  ],
  [
    'nothing where nothing is said',
    definitionOf(column('id')),
    undefined,
    undefined,
  ],
  ['the strictest where nobody can read it', 'a: [', 'public', 'restricted'],
  ['what it states where it has no definition', 7, 'internal', 'internal'],
])('is as strict as %s', async (_, definition, stated, expected) => {
  expect(await classificationOf(definition, stated)).toBe(expected);
});

it('reads a definition once, and again when it changes', async () => {
  const { cache, set } = memoryCache();
  const classified = async (definition: string, stated?: string) =>
    (await classifyContract(contract(definition, stated), cache)).spec
      ?.classification;
  expect(await classified(MIXED)).toBe('restricted');
  expect(await classified(MIXED, 'public')).toBe('restricted');
  expect(set).toHaveBeenCalledTimes(1);
  expect(await classified(definitionOf(column('id', 'internal')))).toBe(
    'internal',
  );
  expect(set).toHaveBeenCalledTimes(2);
});

it('leaves the entity that it was given as it is', async () => {
  const given = contract(MIXED);
  const before = structuredClone(given);
  await classifyContract(given, memoryCache().cache);
  expect(given).toEqual(before);
});
