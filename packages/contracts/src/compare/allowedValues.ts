// SPDX-License-Identifier: Apache-2.0
import type { Property } from '../model';
import type { ChangeLog, Place } from './changeLog';
import { inOrder, list } from './values';

type Values = NonNullable<Property['enum']>;

/** Compares the lists of allowed values of a property. @internal */
export function compareAllowedValues(
  log: ChangeLog,
  place: Place,
  oldValues: Values | undefined,
  newValues: Values | undefined,
): void {
  const field = 'enum';
  const before = oldValues && inOrder(oldValues);
  const after = newValues && inOrder(newValues);
  if (!before || !after) {
    if (after) {
      log.add('enum-added', place, {
        field,
        reason: `Only ${list(
          after,
        )} are allowed now; other values that were written so far are refused.`,
        after,
      });
    } else if (before) {
      log.add('enum-removed', place, {
        field,
        reason: `Values were limited to ${list(
          before,
        )} and may now be anything, so readers that handle each value one by one may miss some.`,
        before,
      });
    }
    return;
  }
  const old = new Set<unknown>(before);
  const next = new Set<unknown>(after);
  const removed = [...old].filter(value => !next.has(value));
  const added = [...next].filter(value => !old.has(value));
  if (removed.length > 0) {
    log.add('enum-values-removed', place, {
      field,
      reason: `${list(removed)} ${
        removed.length === 1 ? 'is' : 'are'
      } no longer allowed, so data that holds ${
        removed.length === 1 ? 'it' : 'them'
      } is refused.`,
      before: removed,
    });
  }
  if (added.length > 0) {
    log.add('enum-values-added', place, {
      field,
      reason: `Readers may now meet ${list(
        added,
      )}, which code that handles each value one by one does not know.`,
      after: added,
    });
  }
}
