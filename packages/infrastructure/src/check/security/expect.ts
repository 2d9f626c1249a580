// SPDX-License-Identifier: Apache-2.0
import { placeOf, UNKNOWN, type Value, valueAt } from '../evaluate';
import type { SecurityCheck } from './types';

function written(value: Value | undefined): string {
  if (value === undefined) return 'not set';
  return typeof value === 'symbol' ? 'unknown' : JSON.stringify(value);
}

interface Options {
  /** Whether the provider's own default is the safe one. */
  absent?: 'safe' | 'unsafe';
  production?: boolean;
}

/**
 * An argument that must have one of some values.
 *
 * @param path - names of blocks and of the argument, with dots
 * @internal
 */
export function expectValue(
  types: string | readonly string[],
  path: string,
  wanted: readonly (string | number | boolean)[],
  { absent = 'unsafe', production }: Options = {},
): SecurityCheck {
  return {
    types: typeof types === 'string' ? [types] : types,
    ...(production && { production }),
    check: view => {
      const value = valueAt(view, path);
      if (value === UNKNOWN) return [];
      if (value === undefined && absent === 'safe') return [];
      if (wanted.some(one => one === value)) return [];
      return [
        {
          at: placeOf(view, path),
          message: `'${path}' of ${view.address} is ${written(value)}.`,
          fix: `Set ${path} = ${JSON.stringify(wanted[0])}`,
        },
      ];
    },
  };
}

/** An argument or a block that must be there. @internal */
export function expectSet(
  types: string | readonly string[],
  path: string,
  production = false,
): SecurityCheck {
  return {
    types: typeof types === 'string' ? [types] : types,
    ...(production && { production }),
    check: view =>
      valueAt(view, path) === undefined
        ? [
            {
              at: view.at,
              message: `${view.address} has no '${path}'.`,
              fix: `Set '${path}'`,
            },
          ]
        : [],
  };
}

/** A resource that must be completed by another one that names it. @internal */
export function expectBeside(
  type: string,
  others: readonly string[],
  production = false,
): SecurityCheck {
  return {
    types: [type],
    ...(production && { production }),
    check: (view, context) =>
      context.isNamedBy(view, others)
        ? []
        : [
            {
              at: view.at,
              message: `No ${others[0]} belongs to ${view.address}.`,
              fix: `Add ${others.join(' or ')}`,
            },
          ],
  };
}

/** A type that should not be there at all. @internal */
export function expectAbsent(
  types: readonly string[],
  why: string,
  fix: string,
): SecurityCheck {
  return {
    types,
    check: view => [{ at: view.at, message: `${view.address}: ${why}.`, fix }],
  };
}
