// SPDX-License-Identifier: Apache-2.0
import type { DataMeshFetchApi, DataMeshRequestOptions } from '../api';
import { callPortal } from '../api/callPortal';
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
    return callPortal(this.#fetchApi, 'plugin://data-mesh/v1/access/explain', {
      query,
      ...options,
    });
  }
}
