// SPDX-License-Identifier: Apache-2.0
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity, useEntityRefLink } from '@backstage/plugin-catalog-react';
import { QualityCard } from '../../quality/QualityCard';

/** How the product is whose page this is. @internal */
export function ProductQualityCard() {
  const { entity } = useEntity();
  const entityPath = useEntityRefLink();
  return (
    <QualityCard
      subject={{ product: stringifyEntityRef(entity) }}
      to={`${entityPath(entity)}/quality`}
    />
  );
}
