// SPDX-License-Identifier: Apache-2.0
import type { Lineage, LineageFinding } from '@meshwright/lineage';

/** What `lineage read --format json` prints. */
export interface LineageJson {
  nodes: Array<{ id: string; type: string; namespace: string; name: string }>;
  edges: Array<{
    from: string;
    to: string;
    kind: 'direct' | 'indirect';
    source: string;
  }>;
  findings: LineageFinding[];
}

/** A lineage as the documented JSON. */
export function lineageJson({ nodes, edges, findings }: Lineage): LineageJson {
  return {
    nodes: nodes.map(({ id, type, namespace, name }) => ({
      id,
      type,
      namespace,
      name,
    })),
    edges: edges.map(({ from, to, kind, source }) => ({
      from,
      to,
      kind,
      source,
    })),
    findings,
  };
}
