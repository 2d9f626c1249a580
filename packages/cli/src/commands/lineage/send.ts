// SPDX-License-Identifier: Apache-2.0
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { Failure } from '../../failure';
import { clean } from '../../terminal/clean';

/** An event that a portal did not take. */
export interface Refusal {
  /** Position of the event, from 0. */
  index: number;
  /** Why, with the place in the event. */
  message: string;
}

const MOST_EVENTS = 500;
const MOST_LENGTH = 2 * 1024 * 1024;
const ATTEMPTS = 5;
const TIMEOUT = 60_000;
/** Answers after which trying again may help. */
const PASSING = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Events in portions that a portal takes at once. */
export function batches(events: readonly unknown[]): unknown[][] {
  const found: unknown[][] = [];
  let batch: unknown[] = [];
  let length = 0;
  for (const event of events) {
    const own = JSON.stringify(event).length;
    if (
      batch.length > 0 &&
      (batch.length >= MOST_EVENTS || length + own > MOST_LENGTH)
    ) {
      found.push(batch);
      batch = [];
      length = 0;
    }
    batch.push(event);
    length += own;
  }
  if (batch.length > 0) found.push(batch);
  return found;
}

const wait = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));

/** How long to wait before the next attempt: what the portal asks for, else twice as long each time. */
function pause(attempt: number, response: Response | undefined): number {
  const asked = Number(response?.headers.get('retry-after'));
  const own = 250 * 2 ** attempt * (0.5 + Math.random() / 2);
  return asked > 0 ? Math.min(asked * 1000, 30_000) : own;
}

/** What the portal says of single events; its answer to a batch is that of the OpenLineage batch interface. */
interface Answer {
  failed_events?: Array<{ index: number; reason?: string }>;
  error?: { message?: string };
}

async function refusalsOf(
  response: Response,
  batch: readonly unknown[],
): Promise<Refusal[]> {
  let body: Answer = {};
  try {
    body = await response.json();
  } catch {
    // A proxy may answer with a page, and a success with nothing.
  }
  if (Array.isArray(body?.failed_events)) {
    return body.failed_events.map(({ index, reason = 'no reason given' }) => ({
      index,
      message: reason,
    }));
  }
  if (response.ok) return [];
  const message =
    body?.error?.message ?? `The portal answered with ${response.status}.`;
  return batch.map((_, index) => ({ index, message }));
}

/**
 * Sends a portion of events, compressed. What may pass (a restart, too many requests) is tried again.
 *
 * @returns what the portal refused
 * @throws Failure when the portal cannot be reached, or does not accept the token
 */
export async function send(
  url: URL,
  batch: readonly unknown[],
  token: string | undefined,
): Promise<Refusal[]> {
  const body = await promisify(gzip)(JSON.stringify(batch));
  let reason = '';
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    let response: Response | undefined;
    try {
      response = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-encoding': 'gzip',
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
    if (response?.ok) return refusalsOf(response, batch);
    if (response && (response.status === 401 || response.status === 403)) {
      throw new Failure(
        `The portal did not accept the token (${response.status}).`,
        'Set MESHWRIGHT_TOKEN to a token of the portal that may write lineage.',
      );
    }
    if (response?.status === 404) {
      throw new Failure(
        `${clean(url.host)} has no lineage at ${clean(url.pathname)} (404).`,
        'Give the address of the portal itself, as a browser shows it.',
      );
    }
    if (response && !PASSING.has(response.status)) {
      return refusalsOf(response, batch);
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
    'What was sent before is taken; the same push may be repeated.',
  );
}
