// SPDX-License-Identifier: Apache-2.0
import { InputError, NotFoundError } from '@backstage/errors';

const MAX_REASON = 500;

/** The API of a code host, and who asks. @internal */
export interface HostApi {
  /** As messages call it, such as `GitLab`. */
  name: string;
  /** Beginning of all addresses, such as that of one repository. */
  base: string;
  /** With the credentials of the caller. */
  headers: Record<string, string>;
  signal?: AbortSignal;
}

/**
 * Asks the API of a code host for JSON.
 *
 * @param path - what follows the base, such as `/merge_requests`
 * @throws NotFoundError when there is no such thing, or the caller may not see it
 * @throws InputError with the reason that the host gives
 * @internal
 */
export async function callHost<T>(
  api: HostApi,
  method: 'GET' | 'POST',
  path: string,
  body?: object,
): Promise<T> {
  const response = await fetch(`${api.base}${path}`, {
    method,
    headers: {
      ...api.headers,
      Accept: 'application/json',
      ...(body && { 'Content-Type': 'application/json' }),
    },
    signal: api.signal,
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const what = `${api.name} refused ${method} ${path || 'the repository'}`;
  if (response.status === 404) {
    throw new NotFoundError(
      `${what}: there is none, or the portal may not see it`,
    );
  }
  if (response.status === 401 || response.status === 403) {
    throw new InputError(
      `${what}: ${response.status}, the credentials do not allow it. They need the right to push and to open pull requests.`,
    );
  }
  if (!response.ok) {
    throw new InputError(
      `${what}: ${response.status}, ${text.slice(0, MAX_REASON)}`,
    );
  }
  return JSON.parse(text);
}
