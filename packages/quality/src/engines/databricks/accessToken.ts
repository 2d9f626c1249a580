// SPDX-License-Identifier: Apache-2.0
import type { DatabricksSettings } from '../types';
import { unlessBusy } from '../unlessBusy';

/**
 * A token for a service principal, from the workspace itself. The driver could ask for one, but knows the usual domains of
 * the three clouds only, and sends the secret where a document of the workspace says. Redirects are not followed.
 *
 * @throws Error with what the workspace says is wrong
 * @internal
 */
export function accessToken(
  origin: string,
  { clientId, clientSecret }: DatabricksSettings,
  signal: AbortSignal,
): Promise<string> {
  return unlessBusy(async () => {
    const response = await fetch(`${origin}/oidc/v1/token`, {
      method: 'POST',
      redirect: 'error',
      signal,
      headers: {
        accept: 'application/json',
        authorization: `Basic ${Buffer.from(
          `${clientId}:${clientSecret}`,
        ).toString('base64')}`,
      },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        scope: 'all-apis',
      }),
    });
    const body = await response.json().catch(() => ({}));
    if (response.ok && typeof body.access_token === 'string') {
      return body.access_token;
    }
    throw Object.assign(
      new Error(
        String(
          body.error_description ??
            body.message ??
            `It answers ${response.status} to who asks for a token.`,
        ),
      ),
      { response },
    );
  }, signal);
}
