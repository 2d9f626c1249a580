// SPDX-License-Identifier: Apache-2.0
import {
  type LineageEdge,
  type LineageNode,
  type NodeFacts,
  nodeId,
  parseNodeId,
} from '@meshwright/lineage';
import type { EdgeRow, NodeRow } from '../database/rows';

/** An edge of a row; undefined where nobody shows it at any time. @internal */
export function edgeOf(row: EdgeRow): LineageEdge | undefined {
  const spans = JSON.parse(row.spans) as Array<{ from: number; to?: number }>;
  if (spans.length === 0) return undefined;
  return {
    from: row.from_id,
    to: row.to_id,
    kind: row.kind as LineageEdge['kind'],
    source: row.source as LineageEdge['source'],
    spans,
    ...(row.transformations && {
      transformations: JSON.parse(row.transformations),
    }),
    ...(row.jobs && { jobs: JSON.parse(row.jobs) }),
    ...(row.last_seen !== null && { lastSeen: Number(row.last_seen) }),
  };
}

/** A node with its facts; undefined for what is no id. @internal */
export function nodeOf(id: string, facts: NodeFacts): LineageNode | undefined {
  const parts = parseNodeId(id);
  if (!parts) return undefined;
  const { type, namespace, name, column } = parts;
  return {
    id,
    type,
    namespace,
    name: column === undefined ? name : `${name}.${column}`,
    ...(column !== undefined && {
      dataset: nodeId('dataset', namespace, name),
      column,
    }),
    facts,
  };
}

/** Runs that showed all that their jobs show. @internal */
export const runsOf = (rows: readonly NodeRow[]) =>
  rows.flatMap(({ id, settled_at }) =>
    settled_at === null ? [] : [{ job: id, at: Number(settled_at) }],
  );

/**
 * Name of a dataset without what spellings of one name differ in; where it is, may differ as well.
 *
 * @internal
 */
export function plainName(id: string): string | undefined {
  const parts = parseNodeId(id);
  return parts?.type === 'dataset'
    ? parts.name.replace(/^\/+|\/+$/g, '').toLowerCase()
    : undefined;
}
