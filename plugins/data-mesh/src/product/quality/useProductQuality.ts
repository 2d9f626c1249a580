// SPDX-License-Identifier: Apache-2.0
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import type { ProductQuality } from '@meshwright/plugin-data-mesh-common';
import type { AsyncData } from '@meshwright/plugin-data-mesh-react';
import { useQuality } from '../../quality/useQuality';

/** Quality of the product whose page this is. @internal */
export function useProductQuality(): AsyncData<ProductQuality> {
  const { entity } = useEntity();
  return useQuality({ product: stringifyEntityRef(entity) });
}
