// SPDX-License-Identifier: Apache-2.0
import {
  type Entity,
  parseEntityRef,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { AccessDomain } from '@meshwright/governance';

function refOf(
  text: unknown,
  defaultKind: string,
  defaultNamespace: string,
): string | undefined {
  if (typeof text !== 'string') return undefined;
  try {
    return stringifyEntityRef(
      parseEntityRef(text, { defaultKind, defaultNamespace }),
    );
  } catch {
    // No ref at all: the domain has no such owner or parent.
    return undefined;
  }
}

/** What access needs to know of a domain. @internal */
export function readDomain(entity: Entity): AccessDomain {
  const { metadata, spec } = entity;
  const namespace = metadata.namespace ?? 'default';
  const owner = refOf(spec?.owner, 'group', namespace);
  const parent = refOf(spec?.subdomainOf, 'domain', namespace);
  return {
    ref: stringifyEntityRef(entity),
    ...(parent !== undefined && { parent }),
    owners: owner === undefined ? [] : [owner],
  };
}
