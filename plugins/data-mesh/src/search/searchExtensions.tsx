// SPDX-License-Identifier: Apache-2.0
import {
  SearchFilterResultTypeBlueprint,
  SearchResultListItemBlueprint,
} from '@backstage/plugin-search-react/alpha';
import { RiLayoutColumnLine } from '@remixicon/react';
import { COLUMN_DOCUMENT_TYPE } from './columnDocumentType';

const columnResult = SearchResultListItemBlueprint.make({
  name: 'column',
  params: {
    predicate: result => result.type === COLUMN_DOCUMENT_TYPE,
    icon: <RiLayoutColumnLine />,
    component: async () => (await import('./ColumnResult')).ColumnResult,
  },
});

// The catalog draws entities too, with raw refs: the app's configuration says which of the two comes first.
const entityResult = SearchResultListItemBlueprint.make({
  name: 'entity',
  params: {
    predicate: result => result.type === 'software-catalog',
    component: async () => (await import('./EntityResult')).EntityResult,
  },
});

const columnFilter = SearchFilterResultTypeBlueprint.make({
  name: 'column',
  params: {
    value: COLUMN_DOCUMENT_TYPE,
    name: 'Data columns',
    icon: <RiLayoutColumnLine />,
  },
});

/** How the portal's search shows the mesh. @internal */
export const searchExtensions = [columnResult, entityResult, columnFilter];
