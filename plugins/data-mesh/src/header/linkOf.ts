// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import type { EntityLink } from '@meshwright/plugin-data-mesh-common';

/** A reference of an entity as a link, before the mesh has said what it is called. Broken references give nothing. @internal */
export function linkOf(
  ref: string | undefined,
  defaultKind: string,
): EntityLink | undefined {
  if (!ref) {
    return undefined;
  }
  try {
    const parsed = parseEntityRef(ref, { defaultKind });
    return {
      entityRef: stringifyEntityRef(parsed),
      title: parsed.name,
      resolved: true,
    };
  } catch {
    return undefined;
  }
}
