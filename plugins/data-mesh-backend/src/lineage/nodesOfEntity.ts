// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import { nodeId } from '@meshwright/lineage';
import type { LiveLineage } from './live/LiveGraph';

/**
 * The nodes that an entity of the catalog stands for: of a product its node, of a contract its datasets.
 *
 * @returns nothing for a text that is no ref, and for an entity without lineage
 * @internal
 */
export function nodesOfEntity(text: string, live: LiveLineage): string[] {
  let ref: { kind: string; namespace: string; name: string };
  try {
    ref = parseEntityRef(text);
  } catch {
    return [];
  }
  const lower = (word: string) => word.toLocaleLowerCase('en-US');
  const [namespace, name] = [lower(ref.namespace), lower(ref.name)];
  if (lower(ref.kind) === 'dataproduct') {
    const id = nodeId('product', namespace, name);
    return live.about(id) ? [id] : [];
  }
  return lower(ref.kind) === 'api'
    ? live.datasetsOf(`api:${namespace}/${name}`)
    : [];
}

/** The nodes that an id, or the ref of an entity, stands for. @internal */
export function nodesCalled(asked: string, live: LiveLineage): string[] {
  const own = live.resolve(asked);
  return live.about(own) ? [own] : nodesOfEntity(asked, live);
}
