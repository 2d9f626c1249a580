// SPDX-License-Identifier: Apache-2.0
import { ResponseError } from '@backstage/errors';
import type { DataMeshFetchApi, DataMeshRequestOptions } from '../api';
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

interface Call extends DataMeshRequestOptions {
  body?: unknown;
}

function paramsOf(query: object): URLSearchParams {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined) params.set(key, String(value));
  }
  return params;
}

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
    return this.#call(`?${paramsOf(query)}`, { ...options });
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
    return this.#call(`/${number}/timeline?${paramsOf(query)}`, {
      ...options,
    });
  }

  async getIncidentStates(
    products: readonly string[],
    options?: DataMeshRequestOptions,
  ): Promise<Map<string, IncidentStates>> {
    const all = [...new Set(products)];
    const found = new Map<string, IncidentStates>();
    for (let from = 0; from < all.length; from += PORTION) {
      const params = new URLSearchParams(
        all.slice(from, from + PORTION).map(ref => ['product', ref]),
      );
      const { items } = await this.#call<{ items: IncidentStates[] }>(
        `/states?${params}`,
        { ...options },
      );
      for (const item of items) found.set(item.product, item);
    }
    return found;
  }

  async openIncident(
    incident: NewIncident,
    options?: DataMeshRequestOptions,
  ): Promise<IncidentDetail> {
    return this.#call('', { body: incident, ...options });
  }

  async acknowledgeIncident(
    number: number,
    options?: DataMeshRequestOptions,
  ): Promise<IncidentDetail> {
    return this.#call(`/${number}/acknowledge`, { body: {}, ...options });
  }

  async assignIncident(
    number: number,
    assignee: string | null,
    options?: DataMeshRequestOptions,
  ): Promise<IncidentDetail> {
    return this.#call(`/${number}/assign`, { body: { assignee }, ...options });
  }

  async rateIncident(
    number: number,
    severity: IncidentSeverity,
    options?: DataMeshRequestOptions,
  ): Promise<IncidentDetail> {
    return this.#call(`/${number}/rate`, { body: { severity }, ...options });
  }

  async commentIncident(
    number: number,
    text: string,
    options?: DataMeshRequestOptions,
  ): Promise<IncidentDetail> {
    return this.#call(`/${number}/comment`, { body: { text }, ...options });
  }

  async resolveIncident(
    number: number,
    how: { resolution: 'fixed' | 'false-alarm' | 'accepted'; text?: string },
    options?: DataMeshRequestOptions,
  ): Promise<IncidentDetail> {
    return this.#call(`/${number}/resolve`, { body: how, ...options });
  }

  async reopenIncident(
    number: number,
    text?: string,
    options?: DataMeshRequestOptions,
  ): Promise<IncidentDetail> {
    return this.#call(`/${number}/reopen`, { body: { text }, ...options });
  }

  async #call<T>(path: string, { body, signal }: Call): Promise<T> {
    const response = await this.#fetchApi.fetch(
      `plugin://data-mesh/v1/incidents${path}`,
      {
        method: body === undefined ? 'GET' : 'POST',
        signal,
        ...(body !== undefined && {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      },
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response.json();
  }
}
