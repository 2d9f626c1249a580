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
