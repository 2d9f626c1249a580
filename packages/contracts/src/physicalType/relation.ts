// SPDX-License-Identifier: Apache-2.0
import type { PhysicalType } from './types';

/**
 * How the values of one type lie to those of another: `widened` holds every old value and more,
 * `narrowed` holds fewer, `changed` is neither.
 *
 * @public
 */
export type TypeRelation = 'same' | 'widened' | 'narrowed' | 'changed';

/** @public */
export interface TypeComparison {
  relation: TypeRelation;
  /** True when both are the same kind of value, so that code that reads one reads the other. */
  sameKind: boolean;
}

const same: TypeComparison = { relation: 'same', sameKind: true };
const widened: TypeComparison = { relation: 'widened', sameKind: true };
const narrowed: TypeComparison = { relation: 'narrowed', sameKind: true };
const otherKind: TypeComparison = { relation: 'changed', sameKind: false };

/** Compares two sizes of which an absent one is without limit. */
function bySize(before = Infinity, after = Infinity): TypeComparison {
  if (before === after) return same;
  return after > before ? widened : narrowed;
}

/** Joins two findings about independent sides of a type. */
function both(a: TypeComparison, b: TypeComparison): TypeComparison {
  if (a.relation === 'same') return b;
  if (b.relation === 'same' || a.relation === b.relation) {
    return { ...a, sameKind: a.sameKind && b.sameKind };
  }
  return { relation: 'changed', sameKind: a.sameKind && b.sameKind };
}

/** Decimal digits that an integer of this width needs. */
function digitsOfInteger(bits: number, unsigned: boolean): number {
  const steps = unsigned ? bits : bits - 1;
  return Math.floor(steps * Math.log10(2)) + 1;
}

/** Exact digits of a float: what its mantissa carries. */
function digitsOfFloat(bits: number): number {
  if (bits >= 64) return 15;
  return bits >= 32 ? 6 : 3;
}

/** Digits before and after the decimal point. */
function digits(type: PhysicalType): { whole: number; fraction: number } {
  if (type.family === 'integer') {
    const bits = type.bits ?? 64;
    return {
      whole: digitsOfInteger(bits, type.unsigned ?? false),
      fraction: 0,
    };
  }
  if (type.precision === undefined) {
    return { whole: Infinity, fraction: Infinity };
  }
  const fraction = type.scale ?? 0;
  return { whole: type.precision - fraction, fraction };
}

function compareIntegers(
  before: PhysicalType,
  after: PhysicalType,
): TypeComparison {
  const oldUnsigned = before.unsigned ?? false;
  const newUnsigned = after.unsigned ?? false;
  const width = bySize(before.bits, after.bits);
  if (oldUnsigned === newUnsigned) return width;
  if (newUnsigned)
    return width.relation === 'narrowed'
      ? narrowed
      : { relation: 'changed', sameKind: true };
  return width.relation === 'widened'
    ? widened
    : { relation: 'changed', sameKind: true };
}

function compareNumbers(
  before: PhysicalType,
  after: PhysicalType,
): TypeComparison {
  if (before.family === after.family && before.family === 'integer') {
    return compareIntegers(before, after);
  }
  if (before.family === after.family && before.family === 'float') {
    return bySize(before.bits, after.bits);
  }
  if (after.family === 'float') {
    const { whole, fraction } = digits(before);
    const fits = whole + fraction <= digitsOfFloat(after.bits ?? 64);
    return { relation: fits ? 'widened' : 'changed', sameKind: false };
  }
  if (before.family === 'float') {
    return { relation: 'narrowed', sameKind: false };
  }
  const from = digits(before);
  const to = digits(after);
  const result = both(
    bySize(from.whole, to.whole),
    bySize(from.fraction, to.fraction),
  );
  // decimal(10,0) and bigint are both whole numbers: code that reads one reads the other.
  const sameKind = (from.fraction === 0) === (to.fraction === 0);
  return { relation: result.relation, sameKind };
}

function compareTexts(
  before: PhysicalType,
  after: PhysicalType,
): TypeComparison {
  const length = (type: PhysicalType) =>
    type.length ?? (type.fixed && type.name !== 'bpchar' ? 1 : undefined);
  const size = bySize(length(before), length(after));
  const padding = (before.fixed ?? false) !== (after.fixed ?? false);
  return padding ? both(size, { relation: 'changed', sameKind: true }) : size;
}

function compareMoments(
  before: PhysicalType,
  after: PhysicalType,
): TypeComparison {
  if ((before.zoned ?? false) !== (after.zoned ?? false)) return otherKind;
  if (before.precision === undefined || after.precision === undefined) {
    return same;
  }
  return bySize(before.precision, after.precision);
}

function compareFields(
  before: PhysicalType,
  after: PhysicalType,
): TypeComparison {
  if (!before.fields || !after.fields) return same;
  const next = new Map(
    after.fields.map(field => [field.name.toLowerCase(), field.type]),
  );
  let result = same;
  for (const field of before.fields) {
    const type = next.get(field.name.toLowerCase());
    if (!type) return otherKind;
    result = both(result, comparePhysicalTypes(field.type, type));
  }
  return after.fields.length > before.fields.length
    ? both(result, widened)
    : result;
}

function compareMembers(
  before: PhysicalType | undefined,
  after: PhysicalType | undefined,
): TypeComparison {
  return before && after ? comparePhysicalTypes(before, after) : same;
}

function compareLabels(
  before: PhysicalType,
  after: PhysicalType,
): TypeComparison {
  const old = new Set(before.values);
  const next = new Set(after.values);
  const gone = [...old].some(value => !next.has(value));
  const fresh = [...next].some(value => !old.has(value));
  if (gone && fresh) return { relation: 'changed', sameKind: true };
  if (gone) return narrowed;
  return fresh ? widened : same;
}

const NUMBERS = new Set(['integer', 'decimal', 'float']);

function compareFamilies(
  before: PhysicalType,
  after: PhysicalType,
): TypeComparison {
  if (before.family === 'date' && after.family === 'timestamp') {
    return { relation: 'widened', sameKind: false };
  }
  if (before.family === 'timestamp' && after.family === 'date') {
    return { relation: 'narrowed', sameKind: false };
  }
  // An enumerated type reads like a text; everything else must be parsed or formatted.
  if (after.family === 'string') {
    return { relation: 'widened', sameKind: before.family === 'enum' };
  }
  if (before.family === 'string') {
    return { relation: 'narrowed', sameKind: after.family === 'enum' };
  }
  return otherKind;
}

/**
 * Says whether a type holds more, fewer, the same or other values than another.
 *
 * Names do not matter: `int8` and `bigint`, `text` and `string` are the same.
 *
 * @public
 */
export function comparePhysicalTypes(
  before: PhysicalType,
  after: PhysicalType,
): TypeComparison {
  if (NUMBERS.has(before.family) && NUMBERS.has(after.family)) {
    return compareNumbers(before, after);
  }
  if (before.family !== after.family) return compareFamilies(before, after);
  switch (before.family) {
    case 'string':
      return compareTexts(before, after);
    case 'binary':
      return bySize(before.length, after.length);
    case 'time':
    case 'timestamp':
      return compareMoments(before, after);
    case 'enum':
      return compareLabels(before, after);
    case 'array':
      return compareMembers(before.element, after.element);
    case 'map':
      return both(
        compareMembers(before.key, after.key),
        compareMembers(before.element, after.element),
      );
    case 'struct':
      return compareFields(before, after);
    case 'vector':
      return before.precision === after.precision ? same : otherKind;
    case 'other':
      return before.name === after.name ? same : otherKind;
    default:
      return same;
  }
}
