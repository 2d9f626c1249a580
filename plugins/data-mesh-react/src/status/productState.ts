// SPDX-License-Identifier: Apache-2.0
import type { ProductState } from '@meshwright/plugin-data-mesh-common';
import type { State } from '../state';

/** How the state of a product is drawn and said. @public */
export const PRODUCT_STATES: Readonly<
  Record<ProductState, { state: State; word: string; meaning: string }>
> = {
  operational: {
    state: 'ok',
    word: 'Operational',
    meaning: 'Everything that is checked is as promised.',
  },
  degraded: {
    state: 'warning',
    word: 'Degraded',
    meaning: 'It can be used with care: something is not as promised.',
  },
  down: {
    state: 'error',
    word: 'Down',
    meaning: 'Do not use it until it is mended.',
  },
  unknown: {
    state: 'unknown',
    word: 'Not known',
    meaning: 'Nothing recent is known, which is not the same as well.',
  },
};
