// SPDX-License-Identifier: Apache-2.0
import type { Standard } from '../standard';
import { readDescriptorProduct } from './product';
import { checkDescriptor } from './rules';
import { shape100 } from './shapes';

/** Data Product Descriptor Specification (Open Data Mesh Initiative). @internal */
export const dpds: Standard = {
  id: 'dpds',
  type: 'product',
  title: 'Data Product Descriptor Specification, DPDS',
  versions: [{ version: '1.0.0', shape: shape100 }],
  detect(data) {
    if (data.dataProductDescriptor === undefined) return undefined;
    const { dataProductDescriptor: stated } = data;
    const text =
      typeof stated === 'string' || typeof stated === 'number'
        ? String(stated)
        : '';
    return {
      certainty: 1,
      // Some documents repeat the name of the standard here, which the shape tells.
      version: /^v?(\d+(?:\.\d+)*(?:[-+].*)?)$/.exec(text)?.[1],
      versionPath: ['dataProductDescriptor'],
    };
  },
  // Generators leave even required fields empty, and the product is worth showing all the same.
  severities: { 'empty-value': 'warning', 'wrong-length': 'warning' },
  check: checkDescriptor,
  toProduct: readDescriptorProduct,
};
