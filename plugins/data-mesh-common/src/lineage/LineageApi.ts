// SPDX-License-Identifier: Apache-2.0
import type { DataMeshRequestOptions } from '../api';
import type {
  LineageDifferencesAnswer,
  LineageGapAnswer,
  LineageGranularity,
  LineageGraphAnswer,
  LineageGraphQuery,
  LineageHistoryAnswer,
  LineageImpactAnswer,
  LineageImpactsAnswer,
  LineageNodeType,
  LineagePersonalDataAnswer,
  LineageReceipt,
  LineageSearchAnswer,
  LineageSourcesAnswer,
  LineageUnusedAnswer,
} from './types';

/**
 * The lineage of the mesh.
 *
 * Failures are `ResponseError`s of `@backstage/errors`; a node that the caller may not see is not found.
 *
 * @public
 */
export interface LineageApi {
  getLineage(
    query: LineageGraphQuery,
    options?: DataMeshRequestOptions,
  ): Promise<LineageGraphAnswer>;

  /** What a change of a column or a dataset would do, and to whom. */
  getLineageImpact(
    query: {
      node: string;
      change?: 'drop' | 'type' | 'late' | 'values';
      at?: string;
    },
    options?: DataMeshRequestOptions,
  ): Promise<LineageImpactAnswer>;

  /** What a change of up to 1,000 things together would do. */
  getLineageImpacts(
    query: {
      nodes: string[];
      change?: 'drop' | 'type' | 'late' | 'values';
      at?: string;
    },
    options?: DataMeshRequestOptions,
  ): Promise<LineageImpactsAnswer>;

  /** Where a value comes from. */
  getLineageSources(
    query: { node: string; at?: string },
    options?: DataMeshRequestOptions,
  ): Promise<LineageSourcesAnswer>;

  /** What changed between two days or times. */
  getLineageDifferences(
    query: {
      before: string;
      after: string;
      granularity?: LineageGranularity;
      limit?: number;
    },
    options?: DataMeshRequestOptions,
  ): Promise<LineageDifferencesAnswer>;

  /** Things by a part of their name; 100 at most. */
  searchLineage(
    query: { text: string; type?: LineageNodeType; limit?: number },
    options?: DataMeshRequestOptions,
  ): Promise<LineageSearchAnswer>;

  /** What is declared and never observed, and what is observed and never declared: of all, or of one node. */
  getLineageGap(
    query: {
      node?: string;
      granularity?: 'product' | 'dataset';
      at?: string;
      limit?: number;
    },
    options?: DataMeshRequestOptions,
  ): Promise<LineageGapAnswer>;

  /** What happened to a node: runs of a job, edges of anything else. */
  getLineageHistory(
    query: { node: string; offset?: number; limit?: number },
    options?: DataMeshRequestOptions,
  ): Promise<LineageHistoryAnswer>;

  /** Products that feed no other product and no dashboard. */
  getProductsWithoutConsumers(
    query?: { at?: string; offset?: number; limit?: number },
    options?: DataMeshRequestOptions,
  ): Promise<LineageUnusedAnswer>;

  /** Where personal data flows, and where it crosses a classification, or a domain without a contract. */
  getPersonalDataFlow(
    query?: { at?: string; limit?: number },
    options?: DataMeshRequestOptions,
  ): Promise<LineagePersonalDataAnswer>;

  /** @param events - OpenLineage events */
  sendLineage(
    events: unknown[],
    options?: DataMeshRequestOptions,
  ): Promise<LineageReceipt>;
}
