// SPDX-License-Identifier: Apache-2.0
import type { LineageNode } from '@meshwright/lineage';
import type { LineageFound } from '@meshwright/plugin-data-mesh-common';

/** A node as lists show it. @internal */
export function foundOf({
  id,
  type,
  namespace,
  name,
  facts,
}: LineageNode): LineageFound {
  const { title, domain, product } = facts;
  const known = {
    ...(title !== undefined && { title }),
    ...(domain !== undefined && { domain }),
    ...(product !== undefined && { product }),
  };
  const found: LineageFound = { id, type, namespace, name };
  return Object.keys(known).length > 0 ? { ...found, facts: known } : found;
}
