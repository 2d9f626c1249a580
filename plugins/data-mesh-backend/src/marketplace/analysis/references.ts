// SPDX-License-Identifier: Apache-2.0
import {
  DEFAULT_NAMESPACE,
  Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { Reference, ReferenceField } from './types';
import { cut } from './values';

/** Longest real ref: three parts of 63 characters and two separators. Others resolve to nothing, and are only shown. */
const MAX_REF_LENGTH = 191;
const MAX_WRITTEN_LENGTH = 500;

/** Kind that is meant where a reference names none. */
const DEFAULT_KINDS: Record<ReferenceField, string> = {
  owner: 'Group',
  domain: 'Domain',
  additionalDomain: 'Domain',
  subdomainOf: 'Domain',
  input: 'API',
  output: 'API',
  dependsOn: 'DataProduct',
};

/**
 * Makes a reference out of what an entity has written. Namespace and kind are filled in as the catalog does for
 * relations: the entity's own namespace, and the kind that fits the field.
 *
 * @internal
 */
export function referenceOf(
  entity: Entity,
  field: ReferenceField,
  text: string,
): Reference {
  const written = cut(text.trim(), MAX_WRITTEN_LENGTH);
  return { field, ref: refOf(entity, field, written), written };
}

function refOf(entity: Entity, field: ReferenceField, written: string): string {
  try {
    const ref = stringifyEntityRef(
      parseEntityRef(written, {
        defaultKind: DEFAULT_KINDS[field],
        defaultNamespace: entity.metadata.namespace ?? DEFAULT_NAMESPACE,
      }),
    );
    return cut(ref, MAX_REF_LENGTH);
  } catch {
    return cut(written.toLocaleLowerCase('en-US'), MAX_REF_LENGTH);
  }
}
