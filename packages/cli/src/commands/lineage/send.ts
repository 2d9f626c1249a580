// SPDX-License-Identifier: Apache-2.0
import { Failure } from '../../failure';
import { reachPortal } from '../../portal/portal';
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
/** Refusals that are told one by one. */
const MOST_REFUSALS = 20;

/** Events in portions that a portal takes at once. */
function batches(events: readonly unknown[]): unknown[][] {
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

async function sendBatch(
  url: URL,
  batch: readonly unknown[],
): Promise<Refusal[]> {
  const response = await reachPortal(url, {
    body: batch,
    compress: true,
    hint: 'What was sent before is taken; the same push may be repeated.',
  });
  if (response.status === 401 || response.status === 403) {
    throw new Failure(
      `The portal did not accept the token (${response.status}).`,
      'Set MESHWRIGHT_TOKEN to a token of the portal that may write lineage.',
    );
  }
  if (response.status === 404) {
    throw new Failure(
      `${clean(url.host)} has no lineage at ${clean(url.pathname)} (404).`,
      'Give the address of the portal itself, as a browser shows it.',
    );
  }
  return refusalsOf(response, batch);
}

/**
 * Sends events to a portal in portions, compressed. What may pass (a restart, too many requests) is tried again.
 *
 * @returns what the portal refused
 * @throws Failure when the portal cannot be reached, or does not accept the token
 */
export async function sendEvents(
  url: URL,
  events: readonly unknown[],
): Promise<Refusal[]> {
  const refusals: Refusal[] = [];
  let sent = 0;
  for (const batch of batches(events)) {
    for (const { index, message } of await sendBatch(url, batch)) {
      refusals.push({ index: index + sent, message });
    }
    sent += batch.length;
  }
  return refusals;
}

/** What a portal took and what it refused, in words. */
export function reportOf(
  url: URL,
  events: readonly unknown[],
  refusals: readonly Refusal[],
): { taken: string; refused: string[] } {
  const count =
    events.length - new Set(refusals.map(({ index }) => index)).size;
  return {
    taken: `${count} ${count === 1 ? 'event' : 'events'} taken by ${clean(
      url.host,
    )}.`,
    refused: refusals
      .slice(0, MOST_REFUSALS)
      .map(({ index, message }) => `  event ${index + 1}: ${clean(message)}`),
  };
}
