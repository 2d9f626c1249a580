// SPDX-License-Identifier: Apache-2.0
import type { EngineRow } from './types';

/**
 * A row as a driver gives it, with the names of its columns in lower case.
 *
 * @param plain - what its values become; nothing else, unless stated
 * @internal
 */
export function inLowerCase(
  row: object,
  plain: (value: unknown) => unknown = value => value,
): EngineRow {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name.toLocaleLowerCase('en-US'),
      plain(value),
    ]),
  );
}
