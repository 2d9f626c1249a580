// SPDX-License-Identifier: Apache-2.0
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
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

/** How long to wait before the next attempt: what the portal asks for, else twice as long each time. */
function pause(attempt: number, response: Response | undefined): number {
  const asked = Number(response?.headers.get('retry-after'));
  const own = 250 * 2 ** attempt * (0.5 + Math.random() / 2);
  return asked > 0 ? Math.min(asked * 1000, 30_000) : own;
}

/**
 * Sends a request to a portal, with the token of MESHWRIGHT_TOKEN. What may pass (a restart, too many requests) is tried
 * again.
 *
 * @param request - `compress`: sends the body in gzip; `hint`: what to do where the portal stays silent
 * @returns an answer that trying again would not change, whatever it says
 * @throws Failure when the portal cannot be reached; the token is in no message
 */
export async function reachPortal(
  url: URL,
  request: { body?: unknown; compress?: boolean; hint?: string } = {},
): Promise<Response> {
  const token = process.env.MESHWRIGHT_TOKEN;
  const text =
    request.body === undefined ? undefined : JSON.stringify(request.body);
  const body =
    text !== undefined && request.compress ? await promisify(gzip)(text) : text;
  let reason = '';
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    let response: Response | undefined;
    try {
      response = await fetch(url, {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(request.compress && { 'content-encoding': 'gzip' }),
          ...(token && { authorization: `Bearer ${token}` }),
        },
        body,
        // The token belongs to this host and to no other.
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT),
      });
    } catch (error) {
      const cause = (error as Error).cause as { code?: string } | undefined;
      reason = cause?.code ?? (error as Error).message;
    }
    if (response && (response.ok || !PASSING.has(response.status))) {
      return response;
    }
    if (response) {
      reason = String(response.status);
      await response.body?.cancel();
    }
    if (attempt < ATTEMPTS - 1) await wait(pause(attempt, response));
  }
  throw new Failure(
    `${clean(url.host)} cannot be reached (${clean(
      reason,
    )}), after ${ATTEMPTS} attempts.`,
    request.hint,
  );
}

/** Says that what answered is no portal, or one of another version. */
export function strangeAnswer(url: URL): Failure {
  return new Failure(
    `What ${clean(url.host)} answered is not what a portal says.`,
    'Look whether the address is that of the portal, and whether it is of the same version.',
  );
}

/**
 * Asks a portal a question that it answers with JSON.
 *
 * @throws Failure when the portal cannot be reached, refuses, or answers with something else
 */
export async function askPortal<T>(
  url: URL,
  body?: unknown,
  tokenHint = 'Set MESHWRIGHT_TOKEN to a token of the product, made on its page.',
): Promise<T> {
  const response = await reachPortal(url, { body });
  if (response.ok) {
    const answer: unknown = await response.json().catch(() => undefined);
    if (typeof answer !== 'object' || answer === null) throw strangeAnswer(url);
    return answer as T;
  }
  throw new Failure(
    `The portal refused (${response.status}). ${clean(
      await messageOf(response),
    )}`.trim(),
    response.status === 401 ? tokenHint : undefined,
  );
}
