// SPDX-License-Identifier: Apache-2.0
import { NotFoundError } from '@backstage/errors';
import { RateLimitedError } from '../types';

const TIMEOUT_MILLISECONDS = 30_000;
/** Longer than this no host is believed. */
const MAX_PATIENCE_MILLISECONDS = 6 * 60 * 60 * 1000;

/** A page of an answer. @internal */
export interface ScmPage<T> {
  body: T;
  headers: Headers;
}

/**
 * Asks the API of a host for JSON.
 *
 * @param url - within the API that the integration names; redirects to other places are not followed
 * @throws RateLimitedError when the host asks for patience; NotFoundError for 404
 * @internal
 */
export async function scmRequest<T>(
  url: string,
  options: { headers?: Record<string, string>; signal: AbortSignal },
): Promise<ScmPage<T>> {
  const { host } = new URL(url);
  let response: Response;
  try {
    response = await fetch(url, {
      headers: { Accept: 'application/json', ...options.headers },
      redirect: 'error',
      signal: AbortSignal.any([
        options.signal,
        AbortSignal.timeout(TIMEOUT_MILLISECONDS),
      ]),
    });
  } catch (error) {
    options.signal.throwIfAborted();
    const cause = (error as { cause?: { code?: unknown } }).cause?.code;
    throw new Error(
      `${host} does not answer${
        typeof cause === 'string' ? ` (${cause})` : ''
      }`,
    );
  }
  if (isRateLimited(response)) {
    throw new RateLimitedError(host, retryAt(response.headers));
  }
  const path = new URL(url).pathname;
  if (response.status === 404) {
    throw new NotFoundError(
      `${host} has no ${path}, or the portal's account may not see it`,
    );
  }
  if (response.status === 401 || response.status === 403) {
    throw new Error(
      `${host} refuses ${path} (${response.status}). Check the credentials of the integration for ${host}.`,
    );
  }
  if (!response.ok) {
    throw new Error(`${host} answers ${path} with ${response.status}`);
  }
  return { body: (await response.json()) as T, headers: response.headers };
}

function isRateLimited({ status, headers }: Response): boolean {
  return (
    status === 429 ||
    ((status === 403 || status === 503) &&
      (headers.has('retry-after') ||
        headers.get('x-ratelimit-remaining') === '0'))
  );
}

/**
 * When a host may be asked again: `Retry-After` (RFC 9110) in seconds or as a date, else the time at which GitHub
 * or GitLab reset their counters.
 *
 * @internal
 */
export function retryAt(
  headers: Headers,
  now: number = Date.now(),
): Date | undefined {
  const after = headers.get('retry-after')?.trim();
  const reset =
    headers.get('x-ratelimit-reset') ?? headers.get('ratelimit-reset');
  let time: number | undefined;
  if (after && /^\d+$/.test(after)) {
    time = now + Number(after) * 1000;
  } else if (after && !Number.isNaN(Date.parse(after))) {
    time = Date.parse(after);
  } else if (reset && /^\d+$/.test(reset)) {
    time = Number(reset) * 1000;
  }
  return time === undefined
    ? undefined
    : new Date(Math.min(Math.max(time, now), now + MAX_PATIENCE_MILLISECONDS));
}

/**
 * The page that an answer names as the next.
 *
 * @throws Error when it is on another host: credentials are not sent there
 * @internal
 */
export function nextPage(next: unknown, current: string): string | undefined {
  if (typeof next !== 'string' || next === '') {
    return undefined;
  }
  const url = new URL(next, current);
  if (url.origin !== new URL(current).origin) {
    throw new Error(
      `${new URL(current).host} names a next page on another host, ${url.host}`,
    );
  }
  return url.toString();
}
