// SPDX-License-Identifier: Apache-2.0
import type { ProductPage } from '@meshwright/plugin-data-mesh-common';
import { plural } from '@meshwright/plugin-data-mesh-react';

/** The number of results in words; what was known stays while it is renewed. @internal */
export function summarize(page?: ProductPage, error?: Error): string {
  if (page) {
    return plural(page.totalItems, 'data product', 'data products');
  }
  return error ? 'Not searched' : 'Looking for data products…';
}
