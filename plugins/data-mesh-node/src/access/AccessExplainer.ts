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

const refusalIn = (explained: AccessExplanationResponse | undefined) =>
  explained?.answers.find(({ result }) => result === 'deny');

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
    const given = Object.entries(query).filter(
      (entry): entry is [string, string] => entry[1] !== undefined,
    );
    return this.#ask(`${PATH}?${new URLSearchParams(given)}`, {}, credentials);
  }

  /** Why one permission is refused; undefined where nobody can say. Never throws: a refusal stays one without reasons. */
  async why(
    permission: string,
    credentials: BackstageCredentials,
    resource?: string,
  ): Promise<AccessAnswer | undefined> {
    if (!this.#auth.isPrincipal(credentials, 'user')) return undefined;
    try {
      return refusalIn(
        await this.explain({ permission, resource }, credentials),
      );
    } catch {
      return undefined;
    }
  }

  /**
   * Why somebody may not run a step of a template with its inputs; undefined where the permission policy of the data mesh
   * refuses nothing, or another policy is installed, which gives no reasons.
   *
   * @param step - id of the action, and its inputs as they are when it runs
   * @throws ResponseError with what the policy refuses to tell
   */
  async whyStep(
    step: { action: string; input: Record<string, unknown> },
    credentials: BackstageCredentials,
  ): Promise<AccessAnswer | undefined> {
    if (!this.#auth.isPrincipal(credentials, 'user')) return undefined;
    return refusalIn(
      await this.#ask(
        `${PATH}/action`,
        {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(step),
        },
        credentials,
      ),
    );
  }

  async #ask(
    path: string,
    request: { method?: string; headers?: object; body?: string },
    credentials: BackstageCredentials,
  ): Promise<AccessExplanationResponse | undefined> {
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: credentials,
      targetPluginId: 'permission',
    });
    const base = await this.#discovery.getBaseUrl('permission');
    const response = await fetch(`${base}${path}`, {
      ...request,
      headers: { ...request.headers, Authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    if (response.status === 404) return undefined;
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response.json();
  }
}
