// SPDX-License-Identifier: Apache-2.0
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import type {
  DataMeshApi,
  ProductDetail,
} from '@meshwright/plugin-data-mesh-common';
import {
  dataMeshApiRef,
  shareAnswers,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';
import type { AsyncData } from '@meshwright/plugin-data-mesh-react';

const loadProduct = shareAnswers((api: DataMeshApi, ref: string) =>
  api.getProduct(ref),
);

/** What the mesh knows of the product whose page this is; header and content share one answer. @internal */
export function useProductDetail(): AsyncData<ProductDetail> {
  const { entity } = useEntity();
  const ref = stringifyEntityRef(entity);
  const api = useApi(dataMeshApiRef);
  // The entity is renewed when a person refreshes it; the answer may be another then.
  const { etag } = entity.metadata;
  return useAsyncData(() => loadProduct(api, ref), [api, ref, etag], {
    subject: ref,
  });
}
