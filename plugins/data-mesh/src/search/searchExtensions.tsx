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

const columnFilter = SearchFilterResultTypeBlueprint.make({
  name: 'column',
  params: {
    value: COLUMN_DOCUMENT_TYPE,
    name: 'Data columns',
    icon: <RiLayoutColumnLine />,
  },
});

/** What the portal's search shows of the mesh beyond entities. @internal */
export const searchExtensions = [columnResult, columnFilter];
