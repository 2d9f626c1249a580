// SPDX-License-Identifier: Apache-2.0

/** A question to the catalog by somebody who has guessed a name. */
export interface Guess {
  /** Below `/api/catalog`. */
  path: string;
  body?: object;
}

const inBase64 = (cursor: object) =>
  encodeURIComponent(Buffer.from(JSON.stringify(cursor)).toString('base64'));

const cursor = (more: object) => ({
  orderFields: [],
  orderFieldValues: [''],
  isPrevious: false,
  ...more,
});

/** Relations of what is seen to what is hidden, and the fields of `spec` that state them. */
function fieldsFor(name: string): Array<[string, string]> {
  const ref = `dataproduct:default/${name}`;
  const contract = `api:default/${name}-contract`;
  return [
    ['relations.hasPart', ref],
    ['relations.ownerOf', ref],
    ['RELATIONS.DependsOn', ref.toUpperCase()],
    ['relations.dependencyOf', ref],
    ['relations.providesApi', contract],
    ['spec.dependsOn', ref],
    ['spec.outputPorts.contract', contract],
    ['spec.inputPorts.contract', `${name}-contract`],
    ['spec.providesApis', `${name}-contract`],
    ['spec.consumesApis', `api:${name}-contract`],
  ];
}

/** Every way to ask the catalog's API about a name. */
export function guessesFor(name: string): Guess[] {
  const ref = `dataproduct:default/${name}`;
  const by = (filter: string): Guess[] =>
    [
      'entities?',
      'Entities?',
      'entities?limit=5&',
      'entities?fields=metadata.name&',
      'entities/by-query?limit=5&',
      'entity-facets?facet=kind&',
    ].map(path => ({ path: `${path}filter=${encodeURIComponent(filter)}` }));
  const byPredicate = (query: object): Guess[] => [
    { path: 'entities/by-query', body: { query, limit: 5 } },
    { path: 'entity-facets', body: { facets: ['kind'], query } },
    {
      path: 'entities/by-refs',
      body: {
        entityRefs: [
          'dataproduct:default/open',
          'domain:default/sales',
          'group:default/insiders',
          'component:default/reader',
        ],
        fields: ['metadata.name'],
        query,
      },
    },
    {
      path: `entities/by-query?limit=5&cursor=${inBase64(cursor({ query }))}`,
    },
    {
      path: 'entities/by-query',
      body: {
        limit: 5,
        cursor: decodeURIComponent(inBase64(cursor({ query }))),
      },
    },
  ];
  const bySearchFilter = (filter: object): Guess[] => [
    {
      path: `entities/by-query?limit=5&cursor=${inBase64(cursor({ filter }))}`,
    },
  ];
  const item = `spec.dependsOn.${ref}`;
  const text = { term: name, fields: ['relations.hasPart'] };
  return [
    ...fieldsFor(name).flatMap(([key, value]) => [
      ...by(`${key}=${value}`),
      ...byPredicate({ [key]: value }),
      ...bySearchFilter({ key, values: [value] }),
    ]),
    ...by(`kind=domain,relations.hasPart=${ref},relations.hasPart=a:b/c`),
    ...by(`${item}`),
    ...by(`${item}=true`),
    ...byPredicate({ [item]: true }),
    ...byPredicate({ [item]: { $exists: true } }),
    ...byPredicate({ 'relations.hasPart': { $in: [ref, 'a:b/c'] } }),
    ...byPredicate({ 'relations.hasPart': { $hasPrefix: ref.slice(0, -1) } }),
    ...byPredicate({ 'relations.hasPart': { $contains: ref } }),
    ...byPredicate({
      relations: { $contains: { type: 'hasPart', targetRef: ref } },
    }),
    ...byPredicate({
      relations: { $contains: { Type: 'hasPart', targetREF: { $in: [ref] } } },
    }),
    ...byPredicate({
      $all: [
        { kind: 'domain' },
        { $any: [{ $not: { 'relations.hasPart': ref } }] },
      ],
    }),
    ...bySearchFilter({ key: item }),
    ...bySearchFilter({
      allOf: [
        { anyOf: [{ key: 'kind', values: ['domain'] }] },
        { not: { key: 'relations.hasPart', values: [ref] } },
      ],
    }),
    {
      path: `entities/by-query?limit=5&fullTextFilterTerm=${name}&fullTextFilterFields=relations.hasPart`,
    },
    {
      path: `entities/by-query?limit=5&fullTextFilterTerm=${name}&fullTextFilterFields=metadata.title,spec.dependsOn`,
    },
    {
      path: `entities/by-query?limit=5&fullTextFilterTerm=${name}&orderField=relations.hasPart,asc`,
    },
    { path: 'entities/by-query', body: { limit: 5, fullTextFilter: text } },
    {
      path: `entities/by-query?limit=5&cursor=${inBase64(
        cursor({ fullTextFilter: text }),
      )}`,
    },
    { path: `entity-facets?facet=${encodeURIComponent(item)}` },
    { path: 'entity-facets', body: { facets: [item] } },
    { path: 'refresh', body: { entityRef: ref } },
    { path: 'Refresh', body: { entityRef: ref } },
    { path: `locations/by-entity/dataproduct/default/${name}` },
    { path: `entities/by-name/dataproduct/default/${name}/ancestry` },
    { path: `entities/by-name/dataproduct/default/${name}` },
    { path: 'entities/by-refs', body: { entityRefs: [ref] } },
  ];
}

/** Questions whose answers could name what is hidden by themselves. */
export const OPEN_QUESTIONS: Guess[] = [
  { path: 'entities' },
  { path: 'Entities' },
  { path: 'entities?order=asc:relations.hasPart&limit=5' },
  { path: 'entities/by-query?limit=2&orderField=relations.hasPart,desc' },
  { path: 'entities/by-query?limit=2&orderField=spec.dependsOn,asc' },
  { path: 'entities/by-query?limit=2&orderField=relations.ownerOf,asc' },
  {
    path: 'entities/by-query',
    body: {
      limit: 2,
      orderBy: [{ field: 'relations.dependsOn', order: 'asc' }],
    },
  },
  {
    path: `entities/by-query?limit=2&cursor=${inBase64({
      orderFields: [{ field: 'relations.hasPart', order: 'asc' }],
      orderFieldValues: ['', ''],
      firstSortFieldValues: ['', ''],
      isPrevious: false,
    })}`,
  },
  ...[
    'relations.hasPart',
    'relations.ownerOf',
    'spec.dependsOn',
    'spec.outputPorts.contract',
    'spec.inputPorts.contract',
    'spec.providesApis',
    'spec.consumesApis',
    'metadata.name',
  ].flatMap((facet): Guess[] => [
    { path: `entity-facets?facet=${facet}` },
    { path: 'Entity-Facets/', body: { facets: [facet] } },
  ]),
  {
    path: 'entities/by-refs',
    body: {
      entityRefs: ['dataproduct:default/open', 'component:default/reader'],
    },
  },
  { path: 'entities/by-name/component/default/reader' },
  { path: 'entities/by-name/dataproduct/default/open' },
  { path: 'entities/by-name/dataproduct/default/open/ancestry' },
];
