// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import type { DataMeshFetchApi, DataMeshRequestOptions } from '../api';
import { type PortalCall, callPortal } from '../api/callPortal';
import type { GovernanceApi } from './GovernanceApi';
import type {
  GovernanceChange,
  GovernanceCheck,
  GovernanceFailure,
  GovernanceFile,
  GovernanceImpact,
  GovernancePage,
  GovernancePageQuery,
  GovernancePolicyDetail,
  GovernancePolicyPage,
  GovernancePolicyQuery,
  GovernanceScorecard,
  GovernanceTrendPoint,
  GovernanceWaiver,
  GovernanceWaiverQuery,
  SubjectGovernance,
} from './types';

function pathOf(entityRef: string): string {
  const { kind, namespace, name } = parseEntityRef(entityRef, {
    defaultKind: 'DataProduct',
  });
  const parts = [kind.toLowerCase(), namespace, name].map(encodeURIComponent);
  return `subjects/${parts.join('/')}`;
}

/** Talks to the data mesh backend about governance over HTTP. @public */
export class GovernanceClient implements GovernanceApi {
  readonly #fetchApi: DataMeshFetchApi;

  constructor(options: { fetchApi: DataMeshFetchApi }) {
    this.#fetchApi = options.fetchApi;
  }

  async listPolicies(
    query: GovernancePolicyQuery = {},
    options?: DataMeshRequestOptions,
  ): Promise<GovernancePolicyPage> {
    return this.#call('policies', { query, ...options });
  }

  async getPolicy(
    policy: string,
    options?: DataMeshRequestOptions,
  ): Promise<GovernancePolicyDetail> {
    return this.#call(`policies/${encodeURIComponent(policy)}`, {
      ...options,
    });
  }

  async getPolicyTrend(
    policy: string,
    query: { days?: number } = {},
    options?: DataMeshRequestOptions,
  ): Promise<{ items: GovernanceTrendPoint[] }> {
    return this.#call(`policies/${encodeURIComponent(policy)}/trend`, {
      query,
      ...options,
    });
  }

  async getScorecard(
    entityRef?: string,
    options?: DataMeshRequestOptions,
  ): Promise<GovernanceScorecard> {
    return this.#call(
      entityRef === undefined ? 'scorecard' : `${pathOf(entityRef)}/scorecard`,
      { ...options },
    );
  }

  async listFailures(
    policy: string,
    query: GovernancePageQuery = {},
    options?: DataMeshRequestOptions,
  ): Promise<GovernancePage<GovernanceFailure>> {
    return this.#call(`policies/${encodeURIComponent(policy)}/failures`, {
      query,
      ...options,
    });
  }

  async getSubject(
    entityRef: string,
    options?: DataMeshRequestOptions,
  ): Promise<SubjectGovernance> {
    return this.#call(pathOf(entityRef), { ...options });
  }

  async getHistory(
    entityRef: string,
    query: GovernancePageQuery = {},
    options?: DataMeshRequestOptions,
  ): Promise<GovernancePage<GovernanceChange>> {
    return this.#call(`${pathOf(entityRef)}/history`, { query, ...options });
  }

  async rehearse(
    policy: string,
    options?: DataMeshRequestOptions,
  ): Promise<GovernanceImpact> {
    return this.#call('impact', {
      method: 'POST',
      body: { policy },
      ...options,
    });
  }

  async check(
    files: GovernanceFile[],
    options?: DataMeshRequestOptions,
  ): Promise<GovernanceCheck> {
    return this.#call('check', { method: 'POST', body: { files }, ...options });
  }

  async listWaivers(
    query: GovernanceWaiverQuery = {},
    options?: DataMeshRequestOptions,
  ): Promise<GovernancePage<GovernanceWaiver>> {
    return this.#call('waivers', { query, ...options });
  }

  async requestWaiver(
    waiver: {
      product: string;
      policy: string;
      rule: string;
      reason: string;
      until: string;
    },
    options?: DataMeshRequestOptions,
  ): Promise<GovernanceWaiver> {
    return this.#call('waivers', { method: 'POST', body: waiver, ...options });
  }

  async decideWaiver(
    id: string,
    decision: { approve: boolean; comment: string },
    options?: DataMeshRequestOptions,
  ): Promise<GovernanceWaiver> {
    return this.#call(`waivers/${encodeURIComponent(id)}/decision`, {
      method: 'POST',
      body: decision,
      ...options,
    });
  }

  async deleteWaiver(
    id: string,
    options?: DataMeshRequestOptions,
  ): Promise<void> {
    await this.#call(`waivers/${encodeURIComponent(id)}`, {
      method: 'DELETE',
      ...options,
    });
  }

  #call<T>(path: string, call: PortalCall): Promise<T> {
    return callPortal(
      this.#fetchApi,
      `plugin://data-mesh/v1/governance/${path}`,
      call,
    );
  }
}
