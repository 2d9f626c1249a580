// SPDX-License-Identifier: Apache-2.0
import { useEntity, useEntityRefLink } from '@backstage/plugin-catalog-react';
import { TrustStrip } from '@meshwright/plugin-data-mesh-react';
import { ProductOverview } from '../product/overview/ProductOverview';
import { useProductDetail } from '../product/useProductDetail';

/** The overview in an app whose entity pages have a header of their own: the trust strip comes first. @internal */
export function LegacyProductOverview() {
  const { entity } = useEntity();
  const entityPath = useEntityRefLink();
  const { data: product } = useProductDetail();
  return (
    <>
      {product && (
        <TrustStrip
          variant="header"
          product={product}
          problemsHref={`${entityPath(entity)}#problems`}
        />
      )}
      <ProductOverview cards={[]} />
    </>
  );
}
