// SPDX-License-Identifier: Apache-2.0
import { ResponseError } from '@backstage/errors';
import type { DataMeshRequestOptions } from './DataMeshApi';

/** Something that fetches with the caller's credentials and knows `plugin://` addresses. @public */
export interface DataMeshFetchApi {
  fetch: typeof fetch;
}

/** What a client asks of the portal. @internal */
export interface PortalCall extends DataMeshRequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Names and values behind the address; a list is a name with several values, and what is empty is left out. */
  query?: object;
  /** Sent as JSON. */
  body?: unknown;
}

function queryOf(query: object): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item !== undefined && item !== '') params.append(name, String(item));
    }
  }
  const text = params.toString();
  return text && `?${text}`;
}

/**
 * Asks a backend of the portal.
 *
 * @returns its answer; undefined where there is none to give
 * @throws ResponseError with the words of the backend, which are written for people: the status alone is not
 * @internal
 */
export async function callPortal<T>(
  fetchApi: DataMeshFetchApi,
  address: string,
  call: PortalCall = {},
): Promise<T> {
  const { method = 'GET', query = {}, body, signal } = call;
  const response = await fetchApi.fetch(`${address}${queryOf(query)}`, {
    method,
    signal,
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  if (!response.ok) {
    const failure = await ResponseError.fromResponse(response);
    throw Object.assign(failure, {
      message: failure.cause.message || failure.message,
    });
  }
  return (response.status === 204 ? undefined : await response.json()) as T;
}
