// SPDX-License-Identifier: Apache-2.0
import type { Contract, Property, SchemaObject } from '@meshwright/contracts';
import type { Drafted } from './checks';
import { none } from './limits';

const HOURS: Array<[unit: RegExp, hours: number]> = [
  [/^(m|min|mins|minutes?)$/, 1 / 60],
  [/^(h|hr|hrs|hours?)$/i, 1],
  [/^(d|days?)$/i, 24],
  [/^(w|wk|weeks?)$/i, 168],
];

/** Whole hours of a promise, rounded up; undefined where it is no duration. */
function hoursOf(value: unknown, unit = ''): number | undefined {
  const [, digits, own = ''] =
    /^\s*(\d+(?:\.\d+)?)\s*([a-z]*)\s*$/i.exec(String(value)) ?? [];
  const factor = HOURS.find(([words]) => words.test(own || unit))?.[1];
  return digits && factor
    ? Math.max(1, Math.ceil(Number(digits) * factor))
    : undefined;
}

/** The promise on freshness as a check of the column that it names. @internal */
export function freshnessOf(
  contract: Contract,
  object: SchemaObject,
  columns: ReadonlyMap<Property, string | undefined>,
): Drafted[] {
  return contract.serviceLevels.flatMap((level): Drafted[] => {
    if (!/^(latency|freshness)$/i.test(level.property)) return [];
    const mine = [...columns].find(([{ name }]) =>
      level.elements.includes(`${object.name}.${name}`),
    );
    if (!mine) return [];
    const [, column] = mine;
    const hours = hoursOf(level.value, level.unit);
    if (!column || !hours) {
      return [
        {
          path: level.path,
          reason: `The promise on ${level.property} is not in minutes, hours, days or weeks of one column.`,
        },
      ];
    }
    return [
      {
        path: level.path,
        description: `The newest row is at most ${hours} hours old.`,
        measure: { kind: 'age', column, hours },
        unit: 'rows',
        limits: none,
        dimension: 'timeliness',
        severity: 'error',
      },
    ];
  });
}
