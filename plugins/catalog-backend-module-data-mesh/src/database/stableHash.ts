// SPDX-License-Identifier: Apache-2.0
import { sha256 } from './keys';

/** Hash of plain data that does not depend on the order of members. @internal */
export function stableHash(value: unknown): string {
  return sha256(
    JSON.stringify(value, (_key, member) =>
      typeof member === 'object' && member !== null && !Array.isArray(member)
        ? Object.fromEntries(
            Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)),
          )
        : member,
    ),
  );
}
