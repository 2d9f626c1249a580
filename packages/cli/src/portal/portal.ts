// SPDX-License-Identifier: Apache-2.0
import { Failure } from '../failure';
import { clean } from '../terminal/clean';

const ATTEMPTS = 5;
const TIMEOUT = 60_000;
/** Answers after which trying again may help. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

/**
 * Address of the data mesh backend of a portal.
 *
 * @param given - address of the portal; else MESHWRIGHT_URL
 * @throws Failure where there is none, or it is no address
 */
export function portalUrl(given: string | undefined, path: string): URL {
  const address = given ?? process.env.MESHWRIGHT_URL;
  if (!address) {
    throw new Failure(
      'Say which portal it is: --url https://portal.example.com, or MESHWRIGHT_URL.',
    );
  }
  let base: URL;
  try {
    base = new URL(address);
  } catch {
    throw new Failure(`${clean(address)} is no URL.`);
  }
  if (!/^https?:$/.test(base.protocol)) {
    throw new Failure('The portal is reached by http or https.');
  }
  return new URL(
    `${base.origin}${base.pathname.replace(
      /\/+$/,
      '',
    )}/api/data-mesh/v1/${path}`,
  );
}

async function messageOf(response: Response): Promise<string> {
  try {
    const body = (await response.json()) as { error?: { message?: string } };
    return body.error?.message ?? '';
  } catch {
    // A proxy may answer with a page.
    return '';
  }
}

/**
 * Asks a portal, with the token of MESHWRIGHT_TOKEN. What may pass (a restart, too many requests) is tried again.
 *
 * @throws Failure when the portal cannot be reached or refuses; the token is in no message
 */
export async function askPortal<T>(url: URL, body?: unknown): Promise<T> {
  const token = process.env.MESHWRIGHT_TOKEN;
  let reason = '';
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    try {
      const response = await fetch(url, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(token && { authorization: `Bearer ${token}` }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        // The token belongs to this host and to no other.
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT),
      });
      if (response.ok) return (await response.json()) as T;
      if (!PASSING.has(response.status)) {
        throw new Failure(
          `The portal refused (${response.status}). ${clean(
            await messageOf(response),
          )}`.trim(),
          response.status === 401
            ? 'Set MESHWRIGHT_TOKEN to a token of the product, made on its page.'
            : undefined,
        );
      }
      reason = String(response.status);
      await response.body?.cancel();
    } catch (error) {
      if (error instanceof Failure) throw error;
      const cause = (error as Error).cause as { code?: string } | undefined;
      reason = cause?.code ?? (error as Error).message;
    }
    if (attempt < ATTEMPTS - 1) await wait(250 * 2 ** attempt);
  }
  throw new Failure(
    `${clean(url.host)} cannot be reached (${clean(
      reason,
    )}), after ${ATTEMPTS} attempts.`,
  );
}
