// SPDX-License-Identifier: Apache-2.0
import type { Budget } from './budget';

/**
 * An unsigned integer of CEL, which JavaScript has no type for.
 *
 * @internal
 */
export class Uint {
  constructor(readonly value: bigint) {}
}

/** A moment, in nanoseconds since 1970-01-01T00:00:00Z. @internal */
export class Timestamp {
  constructor(readonly nanos: bigint) {}
}

/** A span of time in nanoseconds. @internal */
export class Duration {
  constructor(readonly nanos: bigint) {}
}

/** A type as a value, which `type(x)` gives. @internal */
export class TypeValue {
  constructor(readonly name: string) {}
}

/**
 * A map that an expression builds. Its keys may be texts, integers or truth values; data has text keys only and stays
 * a record.
 *
 * @internal
 */
export class CelMap {
  readonly entries = new Map<string, [Value, Value]>();

  get(key: Value): Value | undefined {
    const name = keyOf(key);
    return name === undefined ? undefined : this.entries.get(name)?.[1];
  }
}

/** A record of data: no prototype, text keys. @internal */
export interface DataMap {
  [key: string]: Value;
}

/**
 * A value of CEL. Integers are `bigint`, doubles are `number`.
 *
 * @internal
 */
export type Value =
  | null
  | boolean
  | bigint
  | number
  | string
  | Uint8Array
  | Uint
  | Timestamp
  | Duration
  | TypeValue
  | CelMap
  | Value[]
  | DataMap;

/**
 * Something that went wrong in an expression, as a value: `||` and `&&` let it pass where the other side decides.
 *
 * @internal
 */
export class Fault {
  constructor(readonly message: string) {}
}

/** What evaluation gives. @internal */
export type Result = Value | Fault;

/** Whether a value is a record of data. @internal */
export function isDataMap(value: Value): value is DataMap {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === null
  );
}

/** Whether a value is a map, of data or built. @internal */
export function isMap(value: Value): value is CelMap | DataMap {
  return value instanceof CelMap || isDataMap(value);
}

/** Name of the type of a value, in the words of the language. @internal */
export function typeName(value: Value): string {
  switch (typeof value) {
    case 'boolean':
      return 'bool';
    case 'bigint':
      return 'int';
    case 'number':
      return 'double';
    case 'string':
      return 'string';
    default:
  }
  if (value === null) return 'null_type';
  if (Array.isArray(value)) return 'list';
  if (value instanceof Uint) return 'uint';
  if (value instanceof Uint8Array) return 'bytes';
  if (value instanceof Timestamp) return 'google.protobuf.Timestamp';
  if (value instanceof Duration) return 'google.protobuf.Duration';
  if (value instanceof TypeValue) return 'type';
  return 'map';
}

/** The key of a map as a name that is the same for equal keys; undefined for what cannot be a key. */
export function keyOf(key: Value): string | undefined {
  if (typeof key === 'string') return `s${key}`;
  if (typeof key === 'bigint') return `n${key}`;
  if (key instanceof Uint) return `n${key.value}`;
  if (typeof key === 'boolean') return `b${key}`;
  if (typeof key === 'number' && Number.isInteger(key)) {
    return `n${BigInt(key)}`;
  }
  return undefined;
}

/** Number of entries of a map. @internal */
export function sizeOfMap(map: CelMap | DataMap): number {
  return map instanceof CelMap ? map.entries.size : Object.keys(map).length;
}

/** Keys of a map, in the order they were written. @internal */
export function keysOfMap(map: CelMap | DataMap): Value[] {
  return map instanceof CelMap
    ? [...map.entries.values()].map(([key]) => key)
    : Object.keys(map);
}

/** Value of a key; undefined where the map has none. @internal */
export function lookUp(map: CelMap | DataMap, key: Value): Value | undefined {
  if (map instanceof CelMap) return map.get(key);
  return typeof key === 'string' ? map[key] : undefined;
}

/** Two numbers of any type in order: -1, 0, 1, or undefined when one is not a number. */
function orderNumbers(
  a: bigint | number,
  b: bigint | number,
): number | undefined {
  if (a < b) return -1;
  if (a > b) return 1;
  return a === b || (!Number.isNaN(a) && !Number.isNaN(b)) ? 0 : undefined;
}

/** A number of any type as one that JavaScript compares; undefined for anything else. @internal */
export function numeric(value: Value): bigint | number | undefined {
  if (typeof value === 'bigint' || typeof value === 'number') return value;
  return value instanceof Uint ? value.value : undefined;
}

function equalLists(a: Value[], b: Value[], budget: Budget): boolean {
  if (a.length !== b.length) return false;
  return a.every((item, index) => equal(item, b[index], budget));
}

function equalMaps(
  a: CelMap | DataMap,
  b: CelMap | DataMap,
  budget: Budget,
): boolean {
  if (sizeOfMap(a) !== sizeOfMap(b)) return false;
  return keysOfMap(a).every(key => {
    const other = lookUp(b, key);
    return other !== undefined && equal(lookUp(a, key)!, other, budget);
  });
}

/** Equality of CEL: numbers by their value, whatever their type; values of other types differ. @internal */
export function equal(a: Value, b: Value, budget: Budget): boolean {
  budget.spend(1);
  if (a === b) return true;
  if (typeof a === 'string' || typeof a === 'boolean') return false;
  const left = numeric(a);
  if (left !== undefined) {
    const right = numeric(b);
    return right !== undefined && orderNumbers(left, right) === 0;
  }
  if (Array.isArray(a)) return Array.isArray(b) && equalLists(a, b, budget);
  if (a === null || b === null) return false;
  if (isMap(a)) return isMap(b) && equalMaps(a, b, budget);
  if (a instanceof Timestamp) {
    return b instanceof Timestamp && a.nanos === b.nanos;
  }
  if (a instanceof Duration) {
    return b instanceof Duration && a.nanos === b.nanos;
  }
  if (a instanceof TypeValue) {
    return b instanceof TypeValue && a.name === b.name;
  }
  if (a instanceof Uint8Array) {
    budget.spend(a.length >> 4);
    return b instanceof Uint8Array && orderBytes(a, b) === 0;
  }
  return false;
}

function orderBytes(a: Uint8Array, b: Uint8Array): number {
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    if (a[i] !== b[i]) return a[i] < b[i] ? -1 : 1;
  }
  return Math.sign(a.length - b.length);
}

/** Texts in the order of their code points, which is not that of their UTF-16 units. */
function orderTexts(a: string, b: string): number {
  if (a === b) return 0;
  const shorter = Math.min(a.length, b.length);
  for (let i = 0; i < shorter; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) {
      const surrogates = left >= 0xd800 || right >= 0xd800;
      const [x, y] = surrogates
        ? [a.codePointAt(i)!, b.codePointAt(i)!]
        : [left, right];
      return x < y ? -1 : 1;
    }
  }
  return a.length < b.length ? -1 : 1;
}

/**
 * Which of two values comes first.
 *
 * @returns -1, 0 or 1; NaN where a double is no number; undefined where the types have no order
 * @internal
 */
export function compare(
  a: Value,
  b: Value,
  budget: Budget,
): number | undefined {
  if (typeof a === 'string' && typeof b === 'string') {
    budget.spend(1 + (Math.min(a.length, b.length) >> 4));
    return orderTexts(a, b);
  }
  const left = numeric(a);
  const right = numeric(b);
  if (left !== undefined && right !== undefined) {
    // The language compares an integer with a double as doubles.
    return typeof left === typeof right
      ? orderNumbers(left, right) ?? NaN
      : orderNumbers(Number(left), Number(right)) ?? NaN;
  }
  if (typeof a === 'boolean' && typeof b === 'boolean') {
    return Number(a) - Number(b);
  }
  if (a instanceof Timestamp && b instanceof Timestamp) {
    return orderNumbers(a.nanos, b.nanos);
  }
  if (a instanceof Duration && b instanceof Duration) {
    return orderNumbers(a.nanos, b.nanos);
  }
  if (a instanceof Uint8Array && b instanceof Uint8Array) {
    budget.spend(Math.min(a.length, b.length) >> 4);
    return orderBytes(a, b);
  }
  return undefined;
}
