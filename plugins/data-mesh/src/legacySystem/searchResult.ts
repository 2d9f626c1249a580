// SPDX-License-Identifier: Apache-2.0
import { createSearchResultListItemExtension } from '@backstage/plugin-search-react';
import { COLUMN_DOCUMENT_TYPE } from '../search/columnDocumentType';
import { dataMeshPlugin } from './dataMeshPlugin';

/** A column of a contract among the results of the search page. @public */
export const DataColumnSearchResultListItem = dataMeshPlugin.provide(
  createSearchResultListItemExtension({
    name: 'DataColumnSearchResultListItem',
    component: () => import('../search/ColumnResult').then(m => m.ColumnResult),
    predicate: result => result.type === COLUMN_DOCUMENT_TYPE,
  }),
);

/** An entity among the results of the search page, by the names that people know; stands before the catalog's own. @public */
export const EntitySearchResultListItem = dataMeshPlugin.provide(
  createSearchResultListItemExtension({
    name: 'EntitySearchResultListItem',
    component: () => import('../search/EntityResult').then(m => m.EntityResult),
    predicate: result => result.type === 'software-catalog',
  }),
);
