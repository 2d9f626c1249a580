// SPDX-License-Identifier: Apache-2.0
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { DATASET_ANNOTATION } from '@meshwright/plugin-data-mesh-common';

const lineageContent = EntityContentBlueprint.make({
  name: 'resource-lineage',
  params: {
    path: 'lineage',
    title: 'Lineage',
    filter: {
      kind: 'resource',
      [`metadata.annotations.${DATASET_ANNOTATION}`]: { $exists: true },
    },
    loader: () =>
      import('./ResourceLineageContent').then(m => (
        <m.ResourceLineageContent />
      )),
  },
});

/** What the data mesh adds to the page of a resource that is a dataset. @internal */
export const resourceExtensions = [lineageContent];
