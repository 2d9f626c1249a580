// SPDX-License-Identifier: Apache-2.0
import { Link } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { DATASET_ANNOTATION } from '@meshwright/plugin-data-mesh-common';
import { LineageExplorer } from '../lineage/LineageExplorer';
import { useDatasetPath } from '../lineage/useLineagePath';

/** Where the dataset that a resource stands for comes from and goes to. @internal */
export function ResourceLineageContent() {
  const { entity } = useEntity();
  const datasetPath = useDatasetPath();
  const { annotations, name, title } = entity.metadata;
  const node = `dataset:${annotations?.[DATASET_ANNOTATION]?.trim()}`;
  return (
    <LineageExplorer
      node={node}
      title={title ?? name}
      level="dataset"
      action={<Link to={datasetPath(node)}>Columns and jobs</Link>}
    />
  );
}
