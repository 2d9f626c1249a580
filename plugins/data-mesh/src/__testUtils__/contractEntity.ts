// SPDX-License-Identifier: Apache-2.0
import type { Entity } from '@backstage/catalog-model';

/** A contract of the catalog: the entity around a document. */
export function contractEntity(
  name: string,
  definition: string,
  given: {
    metadata?: Partial<Entity['metadata']>;
    owner?: string;
    relations?: Entity['relations'];
    type?: string;
  } = {},
): Entity {
  const { metadata, owner = 'group:default/x', relations } = given;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'API',
    metadata: { name, namespace: 'default', ...metadata },
    spec: {
      type: given.type ?? 'data-contract',
      lifecycle: 'active',
      owner,
      definition,
    },
    ...(relations && { relations }),
  };
}
