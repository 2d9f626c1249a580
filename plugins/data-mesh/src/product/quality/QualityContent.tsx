// SPDX-License-Identifier: Apache-2.0
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity, useEntityOwnership } from '@backstage/plugin-catalog-react';
import { QualityView } from '../../quality/QualityView';

/** Whether the data of a product is as promised, and what that rests on. @internal */
export function QualityContent() {
  const { entity } = useEntity();
  const { isOwnedEntity } = useEntityOwnership();
  return (
    <QualityView
      subject={{ product: stringifyEntityRef(entity) }}
      owned={isOwnedEntity(entity)}
    />
  );
}
