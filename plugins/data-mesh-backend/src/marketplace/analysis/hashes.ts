// SPDX-License-Identifier: Apache-2.0
import { createHash } from 'node:crypto';
import type { Entity } from '@backstage/catalog-model';
import { isObject } from './values';

/** What the catalog makes of an entity by itself. */
const CATALOG_ETAG = /^[0-9a-f]{40}$/;

/** Where the catalog and its readers keep notes that people do not see. */
const TECHNICAL_ANNOTATION = /^backstage\.io\//;

/** Hash of plain data that does not depend on the order of keys. @internal */
export function hashOf(value: unknown): string {
  const text = JSON.stringify(value, (_key, member) =>
    isObject(member)
      ? Object.fromEntries(
          Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : member,
  );
  return createHash('sha256')
    .update(text ?? '')
    .digest('hex');
}

/** Hash of all that an entity says, its etag aside. @internal */
export function entityHashOf(entity: Entity): string {
  const { etag: _etag, ...metadata } = entity.metadata;
  return hashOf({ ...entity, metadata });
}

/**
 * Hash of what people see of an entity: not its relations, which change when others change, and not what the catalog
 * notes for itself.
 *
 * @internal
 */
export function contentHashOf(entity: Entity): string {
  const { uid: _uid, etag: _etag, annotations, ...metadata } = entity.metadata;
  const told = Object.entries(annotations ?? {}).filter(
    ([key]) => !TECHNICAL_ANNOTATION.test(key),
  );
  return hashOf({
    metadata: { ...metadata, annotations: Object.fromEntries(told) },
    spec: entity.spec,
  });
}

/**
 * An etag that changes whenever the entity changes, if the entity has one. A descriptor can state an etag of its own,
 * which the catalog then keeps for ever; such an etag proves nothing.
 *
 * @internal
 */
export function reliableEtagOf(entity: Entity): string | undefined {
  const { etag } = entity.metadata;
  return etag && CATALOG_ETAG.test(etag) ? etag : undefined;
}
