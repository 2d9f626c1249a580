// SPDX-License-Identifier: Apache-2.0
import { type Entity, RELATION_OWNED_BY } from '@backstage/catalog-model';

/** Refs of the owners of an entity. @internal */
export const ownersOf = (entity: Entity): string[] =>
  (entity.relations ?? [])
    .filter(({ type }) => type === RELATION_OWNED_BY)
    .map(({ targetRef }) => targetRef);
