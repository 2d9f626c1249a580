// SPDX-License-Identifier: Apache-2.0
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import type {
  ProductQuality,
  QualityApi,
} from '@meshwright/plugin-data-mesh-common';
import {
  type AsyncData,
  qualityApiRef,
  shareAnswers,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';

/** Checks on one page. @internal */
export const CHECKS_PER_PAGE = 50;

const loadFirst = shareAnswers((api: QualityApi, ref: string) =>
  api.getProductQuality(ref, { limit: CHECKS_PER_PAGE }),
);

/** Quality of the product whose page this is; header and first page of the checks share one answer. @internal */
export function useProductQuality(offset = 0): AsyncData<ProductQuality> {
  const { entity } = useEntity();
  const ref = stringifyEntityRef(entity);
  const api = useApi(qualityApiRef);
  return useAsyncData(
    () =>
      offset === 0
        ? loadFirst(api, ref)
        : api.getProductQuality(ref, { offset, limit: CHECKS_PER_PAGE }),
    [api, ref, offset],
    { subject: ref },
  );
}
