// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import type {
  ProductQuality,
  ProductStatus,
  QualityApi,
  StatusApi,
} from '@meshwright/plugin-data-mesh-common';
import {
  type AsyncData,
  qualityApiRef,
  shareAnswers,
  statusApiRef,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';

/** Checks on one page. @internal */
export const CHECKS_PER_PAGE = 50;

const loadFirst = shareAnswers((api: QualityApi, ref: string) =>
  api.getProductQuality(ref, { limit: CHECKS_PER_PAGE }),
);
const loadStatus = shareAnswers((api: StatusApi, ref: string) =>
  api.getProductStatus(ref),
);

/** Whose quality is shown: a product, or what one of its contracts asks for. @internal */
export interface QualitySubject {
  /** Entity ref of the product. */
  product: string;
  /** Entity ref of the contract; absent for the whole product. */
  contract?: string;
}

/** Quality of a product or contract; header, cards and first page of the checks share one answer. @internal */
export function useQuality(
  { product, contract }: QualitySubject,
  offset = 0,
  renewed = 0,
): AsyncData<ProductQuality> {
  const api = useApi(qualityApiRef);
  return useAsyncData(
    () =>
      offset === 0 && contract === undefined && renewed === 0
        ? loadFirst(api, product)
        : api.getProductQuality(product, {
            offset,
            limit: CHECKS_PER_PAGE,
            ...(contract !== undefined && { contract }),
          }),
    [api, product, contract, offset, renewed],
    { subject: `${product} ${contract}` },
  );
}

/** Status of a product; everything on one page shares one answer. @internal */
export function useProductStatus(
  product: string,
  renewed = 0,
): AsyncData<ProductStatus> {
  const api = useApi(statusApiRef);
  return useAsyncData(
    () =>
      renewed === 0 ? loadStatus(api, product) : api.getProductStatus(product),
    [api, product, renewed],
    { subject: product },
  );
}
