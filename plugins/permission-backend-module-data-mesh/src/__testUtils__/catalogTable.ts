// SPDX-License-Identifier: Apache-2.0
import { PRODUCTS } from './matrixMesh';

/** Paths below `/api` of the catalog and the search that show many things at once, and bodies for those that take one. */
export const CATALOG: Array<[string, object | undefined]> = [
  ['catalog/entities', undefined],
  ['catalog/entities?filter=kind=dataproduct', undefined],
  ['catalog/entities?filter=kind=domain', undefined],
  ['catalog/entities?filter=kind=group', undefined],
  ['catalog/entities/by-query?limit=100', undefined],
  [
    'catalog/entities/by-query?limit=100&fullTextFilterTerm=restricted',
    undefined,
  ],
  ['catalog/entities/by-name/domain/default/finance', undefined],
  ['catalog/entities/by-name/domain/default/finance/ancestry', undefined],
  ['catalog/entities/by-name/group/default/finance-team', undefined],
  [
    'catalog/entity-facets?facet=spec.classification&facet=metadata.tags',
    undefined,
  ],
  ['catalog/entity-facets?facet=metadata.name', undefined],
  [
    'catalog/entity-facets?facet=relations.hasPart&facet=relations.ownerOf',
    undefined,
  ],
  ['catalog/entity-facets?facet=spec.dependsOn', undefined],
  [
    'catalog/entities/by-refs',
    {
      entityRefs: [
        'domain:default/finance',
        ...PRODUCTS.map(({ name }) => `dataproduct:default/${name}`),
      ],
    },
  ],
  ['catalog/refresh', { entityRef: 'dataproduct:default/finance-restricted' }],
  ['search/query?term=restricted&pageLimit=100', undefined],
  ['search/query?term=secret&pageLimit=100', undefined],
  ['search/query?term=finance&pageLimit=100', undefined],
];
