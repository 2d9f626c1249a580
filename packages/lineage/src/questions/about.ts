// SPDX-License-Identifier: Apache-2.0
import type { Lineage, LineageNode } from '../model';

/** What is known of a node; undefined for one that nobody described. @public */
export type AboutNode = (id: string) => LineageNode | undefined;

/** Looks nodes of a lineage up by their ids. @public */
export function aboutNodes({ nodes }: Pick<Lineage, 'nodes'>): AboutNode {
  const byId = new Map(nodes.map(node => [node.id, node]));
  return id => byId.get(id);
}
