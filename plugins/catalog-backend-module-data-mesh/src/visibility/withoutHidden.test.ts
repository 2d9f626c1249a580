// SPDX-License-Identifier: Apache-2.0
import type { JsonObject, JsonValue } from '@backstage/types';
import { refsNamedIn, takeOutHidden } from './withoutHidden';

const product = (): JsonObject => ({
  kind: 'DataProduct',
  metadata: { name: 'a', namespace: 'Team' },
  spec: {
    dependsOn: ['dataproduct:default/hidden', 'seen', 'not a ref at all'],
    outputPorts: [{ contract: 'hidden' }, { contract: 'api:team/seen' }, {}],
    inputPorts: 'nonsense',
    providesApis: 'hidden',
  },
  relations: [
    { type: 'partOf', targetRef: 'domain:default/seen' },
    { type: 'dependsOn', targetRef: 'dataproduct:default/hidden' },
  ],
});

const cut: JsonObject = {
  kind: 'DataProduct',
  metadata: { name: 'a', namespace: 'Team' },
  spec: {
    dependsOn: ['seen', 'not a ref at all'],
    outputPorts: [{}, { contract: 'api:team/seen' }, {}],
    inputPorts: 'nonsense',
  },
  relations: [{ type: 'partOf', targetRef: 'domain:default/seen' }],
};

const isSeen = (ref: string) => ref.endsWith('/seen');

it.each<[string, JsonValue, JsonValue]>([
  ['one entity', product(), cut],
  ['a list', [product(), null], [cut, null]],
  ['a page', { items: [product()] }, { items: [cut] }],
  [
    'a trial of a location',
    { location: {}, entities: [product()] },
    { location: {}, entities: [cut] },
  ],
  [
    'where an entity comes from',
    {
      items: [
        {
          entity: product(),
          parentEntityRefs: ['location:default/hidden', 'location:x/seen'],
        },
      ],
    },
    { items: [{ entity: cut, parentEntityRefs: ['location:x/seen'] }] },
  ],
  [
    'facets',
    {
      facets: {
        'relations.partOf': [
          { value: 'domain:default/hidden', count: 1 },
          { value: 'domain:default/seen', count: 2 },
        ],
        'spec.dependsOn.hidden': [{ value: 'true', count: 1 }],
        'metadata.tags': [{ value: 'a:hidden', count: 1 }],
      },
    },
    {
      facets: {
        'relations.partOf': [{ value: 'domain:default/seen', count: 2 }],
        'spec.dependsOn.hidden': [],
        'metadata.tags': [{ value: 'a:hidden', count: 1 }],
      },
    },
  ],
])('takes what is hidden out of %s', (_, body, expected) => {
  takeOutHidden(body, isSeen);
  expect(body).toEqual(expected);
});

it('asks about names in the namespace of the entity that has them', () => {
  expect([...refsNamedIn(product())].sort()).toEqual([
    'api:team/hidden',
    'api:team/seen',
    'component:team/seen',
    'dataproduct:default/hidden',
    'dataproduct:team/seen',
    'domain:default/seen',
    'resource:team/seen',
  ]);
});
