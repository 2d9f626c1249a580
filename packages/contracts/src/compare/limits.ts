// SPDX-License-Identifier: Apache-2.0
import type { TypeOptions } from '../model';
import { plain, sameValue } from './values';

type Scalar = number | string;

/** A bound of a range; an exclusive one is not itself in the range. @internal */
export interface Bound {
  value: Scalar;
  exclusive: boolean;
}

/** How a new limit lies to an old one. @internal */
export type Direction = 'tightened' | 'loosened' | 'same' | 'changed';

/** Numeric formats of ODCS by width; a wider one holds every value of a narrower one. */
const widths: ReadonlyMap<string, [family: string, bits: number]> = new Map<
  string,
  [family: string, bits: number]
>([
  ['i8', ['i', 8]],
  ['i16', ['i', 16]],
  ['i32', ['i', 32]],
  ['i64', ['i', 64]],
  ['i128', ['i', 128]],
  ['u8', ['u', 8]],
  ['u16', ['u', 16]],
  ['u32', ['u', 32]],
  ['u64', ['u', 64]],
  ['u128', ['u', 128]],
  ['f32', ['f', 32]],
  ['f64', ['f', 64]],
]);

function compareScalars(a: Scalar, b: Scalar): number {
  const left = Number(a);
  const right = Number(b);
  if (!Number.isNaN(left) && !Number.isNaN(right)) return left - right;
  if (a === b) return 0;
  // Dates and times in ISO 8601 sort as texts.
  return String(a) < String(b) ? -1 : 1;
}

/** The bound of a range on one side, whether stated inclusive, exclusive or by a flag (ODCS 3.0). @internal */
export function boundOf(
  options: TypeOptions,
  side: 'minimum' | 'maximum',
  whole: boolean,
): Bound | undefined {
  const exclusiveOption =
    options[side === 'minimum' ? 'exclusiveMinimum' : 'exclusiveMaximum'];
  const inclusive = options[side];
  const bounds: Bound[] = [];
  if (inclusive !== undefined) {
    bounds.push({ value: inclusive, exclusive: exclusiveOption === true });
  }
  if (exclusiveOption !== undefined && typeof exclusiveOption !== 'boolean') {
    bounds.push({ value: exclusiveOption, exclusive: true });
  }
  // Of two bounds the one that allows less counts.
  bounds.sort((a, b) => {
    const byValue = compareScalars(a.value, b.value);
    if (byValue === 0) return Number(b.exclusive) - Number(a.exclusive);
    return side === 'minimum' ? -byValue : byValue;
  });
  const [bound] = bounds;
  const number = Number(bound?.value);
  if (bound?.exclusive && whole && Number.isInteger(number)) {
    // Of whole numbers, more than 0 is the same as at least 1.
    return {
      value: side === 'minimum' ? number + 1 : number - 1,
      exclusive: false,
    };
  }
  return bound;
}

/** Compares the bounds of two ranges on one side. @internal */
export function compareBounds(
  before: Bound | undefined,
  after: Bound | undefined,
  side: 'minimum' | 'maximum',
): Direction {
  if (!before || !after) {
    if (!before && !after) return 'same';
    return after ? 'tightened' : 'loosened';
  }
  const byValue = compareScalars(before.value, after.value);
  const steps =
    side === 'minimum'
      ? -byValue || Number(after.exclusive) - Number(before.exclusive)
      : byValue || Number(after.exclusive) - Number(before.exclusive);
  if (steps === 0) return 'same';
  return steps > 0 ? 'tightened' : 'loosened';
}

/** Compares two limits; an absent one allows everything. @internal */
export function compareLimits(
  before: unknown,
  after: unknown,
  upper: boolean,
): Direction {
  const absent = (value: unknown) => value === undefined || value === null;
  if (absent(before) || absent(after)) {
    if (absent(before) && absent(after)) return 'same';
    return absent(before) ? 'tightened' : 'loosened';
  }
  const step = Number(after) - Number(before);
  if (step === 0 || sameValue(before, after)) return 'same';
  if (Number.isNaN(step)) return 'changed';
  return step < 0 === upper ? 'tightened' : 'loosened';
}

/** Compares two steps that values come in. @internal */
export function compareMultiples(before?: number, after?: number): Direction {
  if (before === after) return 'same';
  if (before === undefined) return 'tightened';
  if (after === undefined) return 'loosened';
  if (after % before === 0) return 'tightened';
  return before % after === 0 ? 'loosened' : 'changed';
}

/** Compares formats; those of numbers have widths. @internal */
export function compareFormats(before?: string, after?: string): Direction {
  if (plain(before) === plain(after)) return 'same';
  if (!before) return 'tightened';
  if (!after) return 'loosened';
  const old = widths.get(before.toLowerCase());
  const next = widths.get(after.toLowerCase());
  if (old && next && old[0] === next[0]) {
    return next[1] > old[1] ? 'loosened' : 'tightened';
  }
  return 'changed';
}

/** Compares patterns. Which of two allows more cannot be computed in general. @internal */
export function comparePatterns(before?: string, after?: string): Direction {
  if ((before ?? '') === (after ?? '')) return 'same';
  if (!before) return 'tightened';
  return after ? 'changed' : 'loosened';
}
