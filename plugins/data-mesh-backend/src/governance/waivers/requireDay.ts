// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';
import { today } from '../database';

/** Longest time that somebody is let off, in days: what takes longer is a change of the policy. */
const LONGEST = 366;
const DAY = 24 * 60 * 60 * 1000;

/**
 * Holds that a waiver may last until a day.
 *
 * @throws InputError for a day that is past, or too far off
 * @internal
 */
export function requireDay(until: string): void {
  const latest = new Date(Date.now() + LONGEST * DAY)
    .toISOString()
    .slice(0, 10);
  if (until < today() || until > latest) {
    throw new InputError(
      `'until' must be a day from today to ${latest}: what takes longer is a change of the policy.`,
    );
  }
}
