// SPDX-License-Identifier: Apache-2.0
import type { ProductState } from '@meshwright/plugin-data-mesh-common';
import { StateLabel } from '../state';
import { PRODUCT_STATES } from './productState';

/** Props of {@link ProductStateLabel}. @public */
export interface ProductStateLabelProps {
  state: ProductState;
}

/** The state of a product or port as a mark and its word. @public */
export function ProductStateLabel({ state }: ProductStateLabelProps) {
  const { state: drawn, word } = PRODUCT_STATES[state];
  return <StateLabel state={drawn}>{word}</StateLabel>;
}
