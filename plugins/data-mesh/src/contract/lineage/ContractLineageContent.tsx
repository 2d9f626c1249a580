// SPDX-License-Identifier: Apache-2.0
import { stringifyEntityRef } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { useEntity } from '@backstage/plugin-catalog-react';
import { LineageExplorer } from '../../lineage/LineageExplorer';
import { useLineagePath } from '../../lineage/useLineagePath';

/** Where the datasets of a contract come from and go to; the address carries what is looked at. @internal */
export function ContractLineageContent() {
  const { entity } = useEntity();
  const lineagePath = useLineagePath();
  const node = stringifyEntityRef(entity);
  return (
    <LineageExplorer
      node={node}
      title={entity.metadata.title ?? entity.metadata.name}
      level="dataset"
      action={
        <Link to={lineagePath({ node, level: 'dataset' })}>
          Open on a page of its own
        </Link>
      }
    />
  );
}
