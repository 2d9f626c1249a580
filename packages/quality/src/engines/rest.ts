// SPDX-License-Identifier: Apache-2.0

/** An answer of a service. @internal */
export interface RestAnswer<T> {
  status: number;
  body: T;
}

/**
 * Asks a service of an engine. Redirects are not followed: the token is for this host only.
 *
 * @throws Error with what the service says is wrong
 * @internal
 */
export async function askRest<T>(
  url: string,
  {
    method = 'GET',
    headers,
    json,
    form,
    signal,
  }: {
    method?: 'GET' | 'POST';
    headers: Record<string, string>;
    json?: unknown;
    form?: Record<string, string>;
    signal?: AbortSignal;
  },
): Promise<RestAnswer<T>> {
  const response = await fetch(url, {
    method,
    redirect: 'error',
    signal,
    headers: {
      accept: 'application/json',
      'user-agent': 'meshwright-quality/1.0',
      ...(json !== undefined && { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(json !== undefined && { body: JSON.stringify(json) }),
    ...(form && { body: new URLSearchParams(form) }),
  });
  const text = await response.text();
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    body = {};
  }
  if (!response.ok) {
    const { message, error_description: description } = body as Record<
      string,
      unknown
    >;
    throw new Error(
      String(message ?? description ?? `It answers ${response.status}.`),
    );
  }
  return { status: response.status, body: body as T };
}
