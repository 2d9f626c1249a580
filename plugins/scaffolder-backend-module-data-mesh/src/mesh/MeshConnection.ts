// SPDX-License-Identifier: Apache-2.0
import type {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  type AccessApi,
  AccessClient,
  DataMeshClient,
  GitHostClient,
  type GitHostApi,
  GovernanceClient,
  type GovernanceApi,
} from '@meshwright/plugin-data-mesh-common';

/** Talks to the data mesh backend in the name of the person who started the task. @internal */
export class MeshConnection {
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;

  constructor(options: { auth: AuthService; discovery: DiscoveryService }) {
    this.#auth = options.auth;
    this.#discovery = options.discovery;
  }

  access(credentials: BackstageCredentials): AccessApi {
    return new AccessClient({ fetchApi: this.#fetchApi(credentials) });
  }

  gitHost(credentials: BackstageCredentials): GitHostApi {
    return new GitHostClient({ fetchApi: this.#fetchApi(credentials) });
  }

  governance(credentials: BackstageCredentials): GovernanceApi {
    return new GovernanceClient({ fetchApi: this.#fetchApi(credentials) });
  }

  mesh(credentials: BackstageCredentials): DataMeshClient {
    return new DataMeshClient({ fetchApi: this.#fetchApi(credentials) });
  }

  /** Asks the mesh to look at the catalog now and not at its next round. */
  async refreshIndex(
    credentials: BackstageCredentials,
    signal?: AbortSignal,
  ): Promise<void> {
    await this.#fetchApi(credentials).fetch(
      'plugin://data-mesh/v1/index/refresh',
      { method: 'POST', signal },
    );
  }

  #fetchApi(credentials: BackstageCredentials): { fetch: typeof fetch } {
    return {
      fetch: async (input, init) => {
        const base = await this.#discovery.getBaseUrl('data-mesh');
        const { token } = await this.#auth.getPluginRequestToken({
          onBehalfOf: credentials,
          targetPluginId: 'data-mesh',
        });
        const url = String(input).replace(/^plugin:\/\/data-mesh/, base);
        const response = await fetch(url, {
          ...init,
          headers: {
            ...(init?.headers as Record<string, string>),
            Authorization: `Bearer ${token}`,
          },
        });
        if (!response.ok) {
          // What the mesh itself says is written for people; the status is not.
          throw (await ResponseError.fromResponse(response)).cause;
        }
        return response;
      },
    };
  }
}
