// SPDX-License-Identifier: Apache-2.0
import { ResponseError } from '@backstage/errors';
import type { DataMeshFetchApi, DataMeshRequestOptions } from '../api';
import type { AccessApi } from './AccessApi';
import type { AccessExplanationResponse } from './types';

/** Asks the data mesh backend about access over HTTP. @public */
export class AccessClient implements AccessApi {
  readonly #fetchApi: DataMeshFetchApi;

  constructor(options: { fetchApi: DataMeshFetchApi }) {
    this.#fetchApi = options.fetchApi;
  }

  async explain(
    query: { permission?: string; resource?: string; person?: string } = {},
    options?: DataMeshRequestOptions,
  ): Promise<AccessExplanationResponse> {
    const params = new URLSearchParams();
    for (const [key, value] of Object.entries(query)) {
      if (value !== undefined) params.set(key, value);
    }
    const response = await this.#fetchApi.fetch(
      `plugin://data-mesh/v1/access/explain?${params}`,
      { signal: options?.signal },
    );
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.json();
  }
}
