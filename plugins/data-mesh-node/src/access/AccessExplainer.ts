// SPDX-License-Identifier: Apache-2.0
import type {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import type {
  AccessAnswer,
  AccessExplanationResponse,
} from '@meshwright/plugin-data-mesh-common';

const PATH = '/data-mesh/v1/explain';
/** Reasons are no use to somebody who waits longer for them. */
const PATIENCE_MS = 5_000;

/** Asks the permission policy of the data mesh why. @public */
export class AccessExplainer {
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;

  constructor(options: { auth: AuthService; discovery: DiscoveryService }) {
    this.#auth = options.auth;
    this.#discovery = options.discovery;
  }

  /**
   * What a person is and may.
   *
   * @returns undefined where another permission policy is installed, which gives no reasons
   * @throws ResponseError with what the policy refuses to tell
   */
  async explain(
    query: { permission?: string; resource?: string; person?: string },
    credentials: BackstageCredentials,
  ): Promise<AccessExplanationResponse | undefined> {
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: credentials,
      targetPluginId: 'permission',
    });
    const base = await this.#discovery.getBaseUrl('permission');
    const given = Object.entries(query).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    const response = await fetch(
      `${base}${PATH}?${new URLSearchParams(given)}`,
      {
        headers: { Authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(PATIENCE_MS),
      },
    );
    if (response.status === 404) return undefined;
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.json();
  }

  /** Why one permission is refused; undefined where nobody can say. Never throws: a refusal stays one without reasons. */
  async why(
    permission: string,
    credentials: BackstageCredentials,
    resource?: string,
  ): Promise<AccessAnswer | undefined> {
    if (!this.#auth.isPrincipal(credentials, 'user')) return undefined;
    try {
      const explained = await this.explain(
        { permission, resource },
        credentials,
      );
      return explained?.answers.find(({ result }) => result === 'deny');
    } catch {
      return undefined;
    }
  }
}
