// SPDX-License-Identifier: Apache-2.0
import { InputError } from '@backstage/errors';

/** Writes the place that a page ends at, as a text that only this backend reads. @internal */
export function writeCursor(place: readonly string[]): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/**
 * Reads the place that a page begins behind.
 *
 * @param parts - texts that it is made of
 * @throws InputError for one that this backend did not write
 * @internal
 */
export function readCursor(
  cursor: string | undefined,
  parts: number,
): string[] | undefined {
  if (cursor === undefined) return undefined;
  try {
    const place = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    const fits =
      Array.isArray(place) &&
      place.length === parts &&
      place.every(part => typeof part === 'string');
    if (fits) return place;
  } catch {
    // Told below, like anything else that is no cursor.
  }
  throw new InputError(
    "'cursor' must be 'nextCursor' of the page before, unchanged",
  );
}
