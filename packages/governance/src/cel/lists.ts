// SPDX-License-Identifier: Apache-2.0
import { add } from './arithmetic';
import type { Budget } from './budget';
import { type Result, type Value, Fault, compare, equal } from './values';

/** Whether a list has a value. @internal */
export function contains(
  list: readonly Value[],
  value: Value,
  budget: Budget,
): boolean {
  return list.some(item => equal(item, value, budget));
}

/** Each value once, in the order of first appearance. @internal */
export function distinct(list: readonly Value[], budget: Budget): Value[] {
  budget.allocate(list.length);
  const seen = new Set<Value>();
  const others: Value[] = [];
  return list.filter(item => {
    budget.spend(1);
    if (typeof item === 'string' || typeof item === 'boolean') {
      if (seen.has(item)) return false;
      seen.add(item);
      return true;
    }
    if (contains(others, item, budget)) return false;
    others.push(item);
    return true;
  });
}

/** Values in their order; all must be comparable. @internal */
export function sorted(list: readonly Value[], budget: Budget): Result {
  budget.allocate(list.length);
  let mixed = false;
  const result = [...list].sort((a, b) => {
    const order = compare(a, b, budget);
    if (order === undefined) mixed = true;
    return order ?? 0;
  });
  return mixed
    ? new Fault("'sort' takes values that can be compared with each other.")
    : result;
}

/** Sum of numbers or durations; 0 for an empty list. @internal */
export function sum(list: readonly Value[], budget: Budget): Result {
  budget.spend(list.length);
  if (list.length === 0) return 0n;
  let total: Result = list[0];
  for (const item of list.slice(1)) {
    if (total instanceof Fault) return total;
    total = add(total, item, budget);
  }
  return total;
}

/** Smallest (`-1`) or largest (`1`) value of a list. @internal */
export function extreme(
  list: readonly Value[],
  side: -1 | 1,
  budget: Budget,
): Result {
  if (list.length === 0) return new Fault('The list is empty.');
  let best = list[0];
  for (const item of list) {
    const order = compare(item, best, budget);
    if (order === undefined) {
      return new Fault(
        "'min' and 'max' take values that can be compared with each other.",
      );
    }
    if (order === side) best = item;
  }
  return best;
}
