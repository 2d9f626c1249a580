// SPDX-License-Identifier: Apache-2.0
import type { DataMeshFetchApi, DataMeshRequestOptions } from '../api';
import { type PortalCall, callPortal } from '../api/callPortal';
import type { IncidentsApi } from './IncidentsApi';
import type {
  IncidentDetail,
  IncidentEvent,
  IncidentList,
  IncidentQuery,
  IncidentSeverity,
  IncidentStates,
  NewIncident,
} from './types';

const PORTION = 200;

/** Talks to the data mesh backend about incidents over HTTP. @public */
export class IncidentsClient implements IncidentsApi {
  readonly #fetchApi: DataMeshFetchApi;

  constructor(options: { fetchApi: DataMeshFetchApi }) {
    this.#fetchApi = options.fetchApi;
  }

  async listIncidents(
    query: IncidentQuery = {},
    options?: DataMeshRequestOptions,
  ): Promise<IncidentList> {
    return this.#call('', { query, ...options });
  }

  async getIncident(
    number: number,
    options?: DataMeshRequestOptions,
  ): Promise<IncidentDetail> {
    return this.#call(`/${number}`, { ...options });
  }

  async getIncidentTimeline(
    number: number,
    query: { offset?: number; limit?: number } = {},
    options?: DataMeshRequestOptions,
  ): Promise<{ items: IncidentEvent[]; total: number }> {
    return this.#call(`/${number}/timeline`, { query, ...options });
  }

  async getIncidentStates(
    products: readonly string[],
    options?: DataMeshRequestOptions,
  ): Promise<Map<string, IncidentStates>> {
    const all = [...new Set(products)];
    const found = new Map<string, IncidentStates>();
    for (let from = 0; from < all.length; from += PORTION) {
      const { items } = await this.#call<{ items: IncidentStates[] }>(
        '/states',
        { query: { product: all.slice(from, from + PORTION) }, ...options },
      );
      for (const item of items) found.set(item.product, item);
    }
    return found;
  }

  async openIncident(
    incident: NewIncident,
    options?: DataMeshRequestOptions,
  ): Promise<IncidentDetail> {
    return this.#call('', { method: 'POST', body: incident, ...options });
  }

  async acknowledgeIncident(
    number: number,
    options?: DataMeshRequestOptions,
  ): Promise<IncidentDetail> {
    return this.#call(`/${number}/acknowledge`, {
      method: 'POST',
      body: {},
      ...options,
    });
  }

  async assignIncident(
    number: number,
    assignee: string | null,
    options?: DataMeshRequestOptions,
  ): Promise<IncidentDetail> {
    return this.#call(`/${number}/assign`, {
      method: 'POST',
      body: { assignee },
      ...options,
    });
  }

  async rateIncident(
    number: number,
    severity: IncidentSeverity,
    options?: DataMeshRequestOptions,
  ): Promise<IncidentDetail> {
    return this.#call(`/${number}/rate`, {
      method: 'POST',
      body: { severity },
      ...options,
    });
  }

  async commentIncident(
    number: number,
    text: string,
    options?: DataMeshRequestOptions,
  ): Promise<IncidentDetail> {
    return this.#call(`/${number}/comment`, {
      method: 'POST',
      body: { text },
      ...options,
    });
  }

  async resolveIncident(
    number: number,
    how: { resolution: 'fixed' | 'false-alarm' | 'accepted'; text?: string },
    options?: DataMeshRequestOptions,
  ): Promise<IncidentDetail> {
    return this.#call(`/${number}/resolve`, {
      method: 'POST',
      body: how,
      ...options,
    });
  }

  async reopenIncident(
    number: number,
    text?: string,
    options?: DataMeshRequestOptions,
  ): Promise<IncidentDetail> {
    return this.#call(`/${number}/reopen`, {
      method: 'POST',
      body: { text },
      ...options,
    });
  }

  #call<T>(path: string, call: PortalCall): Promise<T> {
    return callPortal(
      this.#fetchApi,
      `plugin://data-mesh/v1/incidents${path}`,
      call,
    );
  }
}
