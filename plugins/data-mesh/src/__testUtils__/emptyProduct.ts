// SPDX-License-Identifier: Apache-2.0
import type { ProductDetail } from '@meshwright/plugin-data-mesh-common';
import { makeProduct } from './products';

/** A product with nothing in or out, and its entity, for pages whose content comes from elsewhere. */
export const emptyProduct = (title: string): ProductDetail => ({
  ...makeProduct(title),
  outputPorts: [],
  inputPorts: [],
  providers: [],
  consumers: [],
  serviceLevels: [],
  support: [],
  findings: [],
  unresolved: [],
});

export const productEntity = (name: string) => ({
  apiVersion: 'meshwright.io/v1alpha1',
  kind: 'DataProduct',
  metadata: { name, namespace: 'default' },
  spec: { owner: 'group:default/shop' },
});
