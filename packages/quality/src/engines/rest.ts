// SPDX-License-Identifier: Apache-2.0
import { setTimeout as sleep } from 'node:timers/promises';

/** Answers of a service that is busy, or not there for a moment. */
const BUSY = [429, 502, 503, 504];
/** How often it is asked once more. */
const AGAIN = 4;
/** Milliseconds before it is asked again, at first and at most. */
const FIRST = 500;
const LONGEST = 30_000;

/** How long a service asks to be left alone, or what is usual. */
function waitOf(response: Response, attempt: number): number {
  const asked = response.headers.get('retry-after');
  const wait =
    asked !== null && /^\d+$/.test(asked)
      ? Number(asked) * 1000
      : FIRST * 2 ** attempt * (1 - Math.random() / 2);
  return Math.min(wait, LONGEST);
}

/** An answer of a service. @internal */
export interface RestAnswer<T> {
  status: number;
  body: T;
}

/**
 * Asks a service of an engine. Redirects are not followed: the token is for this host only. One that is busy is asked again
 * after a while: what it refuses that way it has not begun.
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
  const ask = () =>
    fetch(url, {
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
  let response = await ask();
  for (
    let attempt = 0;
    BUSY.includes(response.status) && attempt < AGAIN;
    attempt++
  ) {
    await response.body?.cancel();
    await sleep(waitOf(response, attempt), undefined, { signal });
    response = await ask();
  }
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
