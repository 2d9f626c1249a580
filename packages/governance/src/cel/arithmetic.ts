// SPDX-License-Identifier: Apache-2.0
import type { Budget } from './budget';
import { checkedDuration, checkedTimestamp } from './time';
import {
  type Result,
  type Value,
  Duration,
  Fault,
  Timestamp,
  Uint,
  typeName,
} from './values';

const MIN_INT = -(2n ** 63n);
const MAX_INT = 2n ** 63n - 1n;
const MAX_UINT = 2n ** 64n - 1n;

/** An integer of 64 bits, or a fault. @internal */
export function int(value: bigint): Result {
  return value < MIN_INT || value > MAX_INT
    ? new Fault('The integer is outside the range of 64 bits.')
    : value;
}

/** An unsigned integer of 64 bits, or a fault. @internal */
export function uint(value: bigint): Result {
  return value < 0n || value > MAX_UINT
    ? new Fault('The unsigned integer is outside the range of 64 bits.')
    : new Uint(value);
}

/** Says that an operator does not take such values. @internal */
export function noOverload(name: string, ...values: Value[]): Fault {
  const types = values.map(typeName).join(', ');
  return new Fault(`'${name}' does not take (${types}).`);
}

function addTimes(a: Value, b: Value): Result | undefined {
  if (a instanceof Duration && b instanceof Duration) {
    return checkedDuration(a.nanos + b.nanos);
  }
  if (a instanceof Timestamp && b instanceof Duration) {
    return checkedTimestamp(a.nanos + b.nanos);
  }
  if (a instanceof Duration && b instanceof Timestamp) {
    return checkedTimestamp(a.nanos + b.nanos);
  }
  return undefined;
}

/** `a + b`: sums, and texts, bytes and lists one behind the other. @internal */
export function add(a: Value, b: Value, budget: Budget): Result {
  if (typeof a === 'bigint' && typeof b === 'bigint') return int(a + b);
  if (typeof a === 'string' && typeof b === 'string') {
    budget.allocate(a.length + b.length);
    return a + b;
  }
  if (typeof a === 'number' && typeof b === 'number') return a + b;
  if (Array.isArray(a) && Array.isArray(b)) {
    budget.allocate(a.length + b.length);
    return a.concat(b);
  }
  if (a instanceof Uint && b instanceof Uint) return uint(a.value + b.value);
  if (a instanceof Uint8Array && b instanceof Uint8Array) {
    budget.allocate(a.length + b.length);
    const joined = new Uint8Array(a.length + b.length);
    joined.set(a);
    joined.set(b, a.length);
    return joined;
  }
  return addTimes(a, b) ?? noOverload('+', a, b);
}

/** `a - b`. @internal */
export function subtract(a: Value, b: Value): Result {
  if (typeof a === 'bigint' && typeof b === 'bigint') return int(a - b);
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (a instanceof Uint && b instanceof Uint) return uint(a.value - b.value);
  if (a instanceof Timestamp && b instanceof Timestamp) {
    return checkedDuration(a.nanos - b.nanos);
  }
  if (a instanceof Timestamp && b instanceof Duration) {
    return checkedTimestamp(a.nanos - b.nanos);
  }
  if (a instanceof Duration && b instanceof Duration) {
    return checkedDuration(a.nanos - b.nanos);
  }
  return noOverload('-', a, b);
}

/** `a * b`. @internal */
export function multiply(a: Value, b: Value): Result {
  if (typeof a === 'bigint' && typeof b === 'bigint') return int(a * b);
  if (typeof a === 'number' && typeof b === 'number') return a * b;
  if (a instanceof Uint && b instanceof Uint) return uint(a.value * b.value);
  return noOverload('*', a, b);
}

/** `a / b`; integers are cut towards zero. @internal */
export function divide(a: Value, b: Value): Result {
  if (typeof a === 'number' && typeof b === 'number') return a / b;
  if (typeof a === 'bigint' && typeof b === 'bigint') {
    return b === 0n ? new Fault('Division by zero.') : int(a / b);
  }
  if (a instanceof Uint && b instanceof Uint) {
    return b.value === 0n
      ? new Fault('Division by zero.')
      : uint(a.value / b.value);
  }
  return noOverload('/', a, b);
}

/** `a % b`, of integers only. @internal */
export function modulo(a: Value, b: Value): Result {
  if (typeof a === 'bigint' && typeof b === 'bigint') {
    return b === 0n ? new Fault('Modulus by zero.') : a % b;
  }
  if (a instanceof Uint && b instanceof Uint) {
    return b.value === 0n
      ? new Fault('Modulus by zero.')
      : uint(a.value % b.value);
  }
  return noOverload('%', a, b);
}

/** `-a`. @internal */
export function negate(a: Value): Result {
  if (typeof a === 'bigint') return int(-a);
  if (typeof a === 'number') return -a;
  return noOverload('-', a);
}
