// SPDX-License-Identifier: Apache-2.0
import { stringifyEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { LineageExplorer } from '../../lineage/LineageExplorer';
import { useLineagePath } from '../../lineage/useLineagePath';

/** Where the data of a product comes from and goes to; the address carries what is looked at. @internal */
export function LineageContent() {
  const { entity } = useEntity();
  const lineagePath = useLineagePath();
  const node = stringifyEntityRef(entity);
  return (
    <LineageExplorer
      node={node}
      title={entity.metadata.title ?? entity.metadata.name}
      level="product"
      action={<Link to={lineagePath({ node })}>Open on a page of its own</Link>}
    />
  );
}
