// SPDX-License-Identifier: Apache-2.0
import type {
  EntityLink,
  ProductSummary,
} from '@meshwright/plugin-data-mesh-common';

/** A product as something that is mentioned. @internal */
export function linkOf(product: ProductSummary): EntityLink {
  return { entityRef: product.entityRef, title: product.title, resolved: true };
}
