// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';

/** A product with ports that are called as their contracts, owned by a group of its own name. */
export const productEntity = (
  name: string,
  inputs: string[],
  outputs: string[],
): Entity => ({
  apiVersion: 'meshwright.io/v1alpha1',
  kind: 'DataProduct',
  metadata: { name, namespace: 'default', title: `The ${name}` },
  spec: {
    owner: `group:default/${name}`,
    inputPorts: inputs.map(port => ({ name: port, contract: port })),
    outputPorts: outputs.map(port => ({ name: port, contract: port })),
  },
});
