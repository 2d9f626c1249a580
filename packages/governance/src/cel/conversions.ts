// SPDX-License-Identifier: Apache-2.0
import { int, noOverload, uint } from './arithmetic';
import type { Budget } from './budget';
import {
  checkedTimestamp,
  durationText,
  parseDuration,
  parseTimestamp,
  timestampText,
} from './time';
import {
  type Result,
  type Value,
  Duration,
  Fault,
  Timestamp,
  TypeValue,
  Uint,
  typeName,
} from './values';

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

const shown = (text: string) => `'${text.slice(0, 40)}'`;

/** The number that a double stands for without its fraction, where an integer can hold it. */
function whole(value: number): bigint | undefined {
  return Number.isFinite(value) ? BigInt(Math.trunc(value)) : undefined;
}

function toInt(value: Value): Result {
  if (typeof value === 'bigint') return value;
  if (value instanceof Uint) return int(value.value);
  if (typeof value === 'number') {
    const cut = whole(value);
    // The largest double below 2^63 is far below it: the limit itself does not convert without loss.
    return cut === undefined || Math.abs(value) >= 2 ** 63
      ? new Fault('The double is outside the range of integers.')
      : int(cut);
  }
  if (typeof value === 'string') {
    return /^[+-]?\d{1,19}$/.test(value)
      ? int(BigInt(value.replace('+', '')))
      : new Fault(`${shown(value)} is no integer.`);
  }
  if (value instanceof Timestamp) {
    const rest =
      ((value.nanos % 1_000_000_000n) + 1_000_000_000n) % 1_000_000_000n;
    return (value.nanos - rest) / 1_000_000_000n;
  }
  if (value instanceof Duration) return value.nanos / 1_000_000_000n;
  return noOverload('int', value);
}

function toUint(value: Value): Result {
  if (value instanceof Uint) return value;
  if (typeof value === 'bigint') return uint(value);
  if (typeof value === 'number') {
    const cut = whole(value);
    return cut === undefined || value < 0 || value >= 2 ** 64
      ? new Fault('The double is outside the range of unsigned integers.')
      : uint(cut);
  }
  if (typeof value === 'string') {
    return /^\d{1,20}$/.test(value)
      ? uint(BigInt(value))
      : new Fault(`${shown(value)} is no unsigned integer.`);
  }
  return noOverload('uint', value);
}

const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

function toDouble(value: Value): Result {
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof Uint) return Number(value.value);
  if (typeof value === 'string') {
    if (NUMBER.test(value)) return Number(value);
    const special = /^([+-]?)(inf|infinity)$/i.exec(value);
    if (special) return special[1] === '-' ? -Infinity : Infinity;
    return /^nan$/i.test(value)
      ? NaN
      : new Fault(`${shown(value)} is no number.`);
  }
  return noOverload('double', value);
}

function doubleText(value: number): string {
  if (value === Infinity) return '+Inf';
  if (value === -Infinity) return '-Inf';
  if (Number.isNaN(value)) return 'NaN';
  return String(value);
}

function toText(value: Value, budget: Budget): Result {
  switch (typeof value) {
    case 'string':
      return value;
    case 'bigint':
    case 'boolean':
      return String(value);
    case 'number':
      return doubleText(value);
    default:
  }
  if (value instanceof Uint) return String(value.value);
  if (value instanceof Timestamp) return timestampText(value);
  if (value instanceof Duration) return durationText(value);
  if (value instanceof Uint8Array) {
    budget.allocate(value.length);
    try {
      return decoder.decode(value);
    } catch {
      return new Fault('The bytes are no text in UTF-8.');
    }
  }
  return noOverload('string', value);
}

const TRUE = new Set(['1', 't', 'true', 'TRUE', 'True']);
const FALSE = new Set(['0', 'f', 'false', 'FALSE', 'False']);

function toBool(value: Value): Result {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return noOverload('bool', value);
  if (TRUE.has(value)) return true;
  return FALSE.has(value)
    ? false
    : new Fault(`${shown(value)} is neither true nor false.`);
}

function toBytes(value: Value, budget: Budget): Result {
  if (value instanceof Uint8Array) return value;
  if (typeof value !== 'string') return noOverload('bytes', value);
  budget.allocate(value.length);
  // A copy, as the encoder may belong to another realm of JavaScript, such as that of a page.
  return Uint8Array.from(encoder.encode(value));
}

function toTimestamp(value: Value): Result {
  if (value instanceof Timestamp) return value;
  if (typeof value === 'string') return parseTimestamp(value);
  if (typeof value === 'bigint') {
    return checkedTimestamp(value * 1_000_000_000n);
  }
  return noOverload('timestamp', value);
}

function toDuration(value: Value): Result {
  if (value instanceof Duration) return value;
  return typeof value === 'string'
    ? parseDuration(value)
    : noOverload('duration', value);
}

/** Functions that turn a value into another type, by name. @internal */
export const conversions: Record<
  string,
  (value: Value, budget: Budget) => Result
> = {
  int: toInt,
  uint: toUint,
  double: toDouble,
  string: toText,
  bool: toBool,
  bytes: toBytes,
  timestamp: toTimestamp,
  duration: toDuration,
  dyn: value => value,
  type: value => new TypeValue(typeName(value)),
};
