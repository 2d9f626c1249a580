// SPDX-License-Identifier: Apache-2.0
import { useApi } from '@backstage/frontend-plugin-api';
import type { LineageGraphNode } from '@meshwright/plugin-data-mesh-common';
import {
  lineageApiRef,
  useAsyncData,
} from '@meshwright/plugin-data-mesh-react';

/** Columns and jobs that are shown of one dataset. */
const MOST = 2_000;

/** What is known of a dataset. @internal */
export interface Dataset {
  node: LineageGraphNode;
  otherNames: Array<{ namespace: string; name: string }>;
  /** As the source has them, else by name. */
  columns: LineageGraphNode[];
  writers: LineageGraphNode[];
  readers: LineageGraphNode[];
  /** When a run showed it last, ISO 8601 in UTC. */
  lastSeen?: string;
}

const byPosition = (a: LineageGraphNode, b: LineageGraphNode) =>
  (a.facts?.position ?? Infinity) - (b.facts?.position ?? Infinity) ||
  (a.column ?? '').localeCompare(b.column ?? '');

/**
 * Asks for a dataset with its columns and the jobs around it.
 *
 * @param id - id of its node
 * @internal
 */
export function useDataset(id: string) {
  const api = useApi(lineageApiRef);
  return useAsyncData<Dataset>(
    async signal => {
      const ask = (granularity: 'dataset' | 'column' | 'job', depth: number) =>
        api.getLineage(
          { node: id, granularity, depth, limit: MOST },
          { signal },
        );
      const [own, parts, around] = await Promise.all([
        ask('dataset', 0),
        ask('column', 0),
        ask('job', 1),
      ]);
      const [start] = own.start;
      const node = own.nodes.find(each => each.id === start);
      if (!node) throw new Error('It is no dataset, or you may not see it.');
      const jobs = around.nodes.filter(
        ({ type, closed }) => type === 'job' && !closed,
      );
      const seen = around.edges
        .flatMap(({ lastSeen }) => lastSeen ?? [])
        .sort();
      return {
        node,
        otherNames: own.otherNames ?? [],
        columns: parts.nodes
          .filter(({ type, dataset }) => type === 'column' && dataset === start)
          .sort(byPosition),
        writers: jobs.filter(job =>
          around.edges.some(({ from, to }) => from === job.id && to === start),
        ),
        readers: jobs.filter(job =>
          around.edges.some(({ from, to }) => from === start && to === job.id),
        ),
        lastSeen: seen[seen.length - 1],
      };
    },
    [api, id],
    { subject: id },
  );
}
