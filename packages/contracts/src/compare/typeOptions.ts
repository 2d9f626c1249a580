// SPDX-License-Identifier: Apache-2.0
import type { LogicalType, TypeOptions } from '../model';
import type { ChangeLog, Place } from './changeLog';
import {
  type Bound,
  type Direction,
  boundOf,
  compareBounds,
  compareFormats,
  compareLimits,
  compareMultiples,
  comparePatterns,
} from './limits';
import type { ChangeId } from './rules';
import { sameValue, show } from './values';

/** Options that limit from above: lowering one tightens. */
const UPPER = ['maxLength', 'maxItems', 'maxProperties', 'precision', 'scale'];
/** Options that limit from below: raising one tightens. */
const LOWER = ['minLength', 'minItems', 'minProperties'];
/** Handled by name, together or elsewhere. */
const KNOWN = new Set([
  ...UPPER,
  ...LOWER,
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'uniqueItems',
  'pattern',
  'format',
  'timezone',
  'defaultTimezone',
  'required',
  'dimensions',
]);

const effects: Record<Exclude<Direction, 'same'>, string> = {
  tightened:
    'values that were allowed so far may now be refused; readers see nothing new.',
  loosened: 'readers may now meet values that could not occur before.',
  changed:
    'whether the new values fit the old ones cannot be told from the contract, so check by hand.',
};

const ids: Record<Exclude<Direction, 'same'>, ChangeId> = {
  tightened: 'constraint-tightened',
  loosened: 'constraint-loosened',
  changed: 'constraint-changed',
};

const showBound = (bound: Bound | undefined) =>
  bound && (bound.exclusive ? `${bound.value} (not included)` : bound.value);

/** Compares lengths, ranges, patterns and formats of a property. @internal */
export function compareTypeOptions(
  log: ChangeLog,
  place: Place,
  before: TypeOptions,
  after: TypeOptions,
  type: LogicalType | undefined,
): void {
  if (Object.keys({ ...before, ...after }).length === 0) return;
  const report = (
    field: string,
    direction: Direction,
    old: unknown,
    next: unknown,
  ) => {
    if (direction === 'same') return;
    const from = old === undefined ? 'no limit' : show(old);
    const to = next === undefined ? 'no limit' : show(next);
    log.add(ids[direction], place, {
      field,
      reason: `${field} went from ${from} to ${to}: ${effects[direction]}`,
      before: old,
      after: next,
    });
  };

  for (const field of [...UPPER, ...LOWER]) {
    const direction = compareLimits(
      before[field],
      after[field],
      UPPER.includes(field),
    );
    report(field, direction, before[field], after[field]);
  }
  for (const side of ['minimum', 'maximum'] as const) {
    const old = boundOf(before, side, type === 'integer');
    const next = boundOf(after, side, type === 'integer');
    report(
      side,
      compareBounds(old, next, side),
      showBound(old),
      showBound(next),
    );
  }
  report(
    'multipleOf',
    compareMultiples(before.multipleOf, after.multipleOf),
    before.multipleOf,
    after.multipleOf,
  );
  const unique = (options: TypeOptions) => options.uniqueItems ?? false;
  if (unique(before) !== unique(after)) {
    const direction = unique(after) ? 'tightened' : 'loosened';
    report('uniqueItems', direction, unique(before), unique(after));
  }
  report(
    'pattern',
    comparePatterns(before.pattern, after.pattern),
    before.pattern,
    after.pattern,
  );
  compareFormat(log, place, before, after, report);
  compareZones(log, place, before, after);
  for (const field of otherOptions(before, after)) {
    report(field, 'changed', before[field], after[field]);
  }
  compareDimensions(log, place, before.dimensions, after.dimensions);
}

/** Vectors of ODCS 3.2: a model for one number of dimensions cannot use another. */
function compareDimensions(
  log: ChangeLog,
  place: Place,
  before: unknown,
  after: unknown,
): void {
  if (sameValue(before, after)) return;
  log.add('type-changed', place, {
    field: 'dimensions',
    reason: `dimensions went from ${show(before)} to ${show(
      after,
    )}: vectors of different lengths cannot be compared with each other.`,
    before,
    after,
  });
}

function compareFormat(
  log: ChangeLog,
  place: Place,
  before: TypeOptions,
  after: TypeOptions,
  report: (
    field: string,
    direction: Direction,
    old: unknown,
    next: unknown,
  ) => void,
): void {
  const direction = compareFormats(before.format, after.format);
  if (direction !== 'changed') {
    report('format', direction, before.format, after.format);
    return;
  }
  log.add('format-changed', place, {
    field: 'format',
    reason: `Values were written as ${show(
      before.format,
    )} and are now written as ${show(
      after.format,
    )}: code that takes the one apart cannot take the other apart.`,
    before: before.format,
    after: after.format,
  });
}

/** The default time zone of ODCS, stated or not. */
const isUtc = (zone: unknown) =>
  zone === undefined || /^(etc\/)?(utc|gmt)$|^z$/i.test(String(zone));

function compareZones(
  log: ChangeLog,
  place: Place,
  before: TypeOptions,
  after: TypeOptions,
): void {
  for (const field of ['timezone', 'defaultTimezone'] as const) {
    const old = before[field];
    const next = after[field];
    if (sameValue(old, next)) continue;
    if (field === 'defaultTimezone' && isUtc(old) && isUtc(next)) continue;
    if (old !== undefined && next !== undefined) {
      log.add('format-changed', place, {
        field,
        reason: `${field} went from ${show(old)} to ${show(
          next,
        )}: the same text now means another moment.`,
        before: old,
        after: next,
      });
    } else {
      log.add('constraint-changed', place, {
        field,
        reason: `${field} is ${
          next === undefined ? 'no longer' : 'now'
        } stated (${show(
          old ?? next,
        )}): check which time zone readers and writers assumed.`,
        before: old,
        after: next,
      });
    }
  }
}

function otherOptions(before: TypeOptions, after: TypeOptions): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names]
    .filter(name => !KNOWN.has(name) && !sameValue(before[name], after[name]))
    .sort();
}
