// SPDX-License-Identifier: Apache-2.0
import {
  type DataMap,
  type Value,
  CelMap,
  Duration,
  Timestamp,
  TypeValue,
  Uint,
} from './values';

/** Nesting past which data is refused: nobody writes it, and it would exhaust the stack. */
const MOST_DEPTH = 200;

function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

/**
 * Plain data as values of CEL: a copy without prototypes and getters, so that an expression reads the data and nothing
 * else. Whole numbers become integers, as JSON has no other way to write them.
 *
 * @throws TypeError for what is no plain data, and for data that is nested too deep
 * @internal
 */
export function adopt(data: unknown, depth = 0): Value {
  if (depth > MOST_DEPTH) throw new TypeError('The data is nested too deep.');
  switch (typeof data) {
    case 'string':
    case 'boolean':
    case 'bigint':
      return data;
    case 'number':
      return Number.isSafeInteger(data) ? BigInt(data) : data;
    case 'undefined':
      return null;
    default:
  }
  if (data === null) return null;
  if (Array.isArray(data)) return data.map(item => adopt(item, depth + 1));
  if (
    data instanceof Uint ||
    data instanceof Timestamp ||
    data instanceof Duration ||
    data instanceof Uint8Array ||
    data instanceof CelMap ||
    data instanceof TypeValue
  ) {
    return data;
  }
  if (data instanceof Date) {
    return new Timestamp(BigInt(data.getTime()) * 1_000_000n);
  }
  if (isRecord(data)) {
    const record: DataMap = Object.create(null);
    for (const key of Object.keys(data)) {
      const value = data[key];
      if (value !== undefined) record[key] = adopt(value, depth + 1);
    }
    return record;
  }
  throw new TypeError('Only plain data can be given to an expression.');
}

/**
 * A value of CEL as plain data that can be written as JSON: integers that fit become numbers, others texts.
 *
 * @internal
 */
export function release(value: Value): unknown {
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : String(value);
  }
  if (value instanceof Uint) return release(value.value);
  if (Array.isArray(value)) return value.map(release);
  if (value instanceof Timestamp) {
    return new Date(Number(value.nanos / 1_000_000n)).toISOString();
  }
  if (value instanceof Duration) return `${Number(value.nanos) / 1e9}s`;
  if (value instanceof TypeValue) return value.name;
  if (value instanceof Uint8Array) return [...value];
  if (value instanceof CelMap) {
    return Object.fromEntries(
      [...value.entries.values()].map(([key, member]) => [
        String(release(key)),
        release(member),
      ]),
    );
  }
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [key, release(member)]),
    );
  }
  return value;
}
