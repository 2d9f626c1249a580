// SPDX-License-Identifier: Apache-2.0
import {
  add,
  divide,
  modulo,
  multiply,
  negate,
  noOverload,
  subtract,
} from './arithmetic';
import type { Budget } from './budget';
import { contains } from './lists';
import {
  type Result,
  type Value,
  Fault,
  compare,
  equal,
  isMap,
  lookUp,
  numeric,
} from './values';

/** A function of the language: takes evaluated arguments, the receiver of a method first. @internal */
export type Callable = (args: Value[], budget: Budget) => Result;

function ordering(name: string, test: (order: number) => boolean): Callable {
  return ([a, b], budget) => {
    const order = compare(a, b, budget);
    return order === undefined ? noOverload(name, a, b) : test(order);
  };
}

const isIn: Callable = ([value, container], budget) => {
  if (Array.isArray(container)) return contains(container, value, budget);
  if (isMap(container)) return lookUp(container, value) !== undefined;
  return noOverload('in', value, container);
};

/** `container[key]`. @internal */
export const index: Callable = ([container, key]) => {
  if (Array.isArray(container)) {
    const at = numeric(key);
    if (at === undefined || (typeof at === 'number' && !Number.isInteger(at))) {
      return noOverload('[]', container, key);
    }
    const item = at < 0 ? undefined : container[Number(at)];
    return item === undefined
      ? new Fault(`The list has no item ${at}; it has ${container.length}.`)
      : item;
  }
  if (isMap(container)) {
    const value = lookUp(container, key);
    return value === undefined
      ? new Fault(`There is no key ${String(key)}.`)
      : value;
  }
  return noOverload('[]', container, key);
};

/** Operators by the names that the parser gives them. @internal */
export const operators: Record<string, Callable> = {
  '_+_': ([a, b], budget) => add(a, b, budget),
  '_-_': ([a, b]) => subtract(a, b),
  '_*_': ([a, b]) => multiply(a, b),
  '_/_': ([a, b]) => divide(a, b),
  '_%_': ([a, b]) => modulo(a, b),
  '-_': ([a]) => negate(a),
  '!_': ([a]) => (typeof a === 'boolean' ? !a : noOverload('!', a)),
  '_==_': ([a, b], budget) => equal(a, b, budget),
  '_!=_': ([a, b], budget) => !equal(a, b, budget),
  '_<_': ordering('<', order => order < 0),
  '_<=_': ordering('<=', order => order <= 0),
  '_>_': ordering('>', order => order > 0),
  '_>=_': ordering('>=', order => order >= 0),
  '@in': isIn,
  '_[_]': index,
};
