// SPDX-License-Identifier: Apache-2.0
import type { Contract, Property, SchemaObject } from '@meshwright/contracts';
import type { Drafted } from './drafts';
import { none } from './limits';

/** Hours of a unit; `m` alone is minutes, since no freshness is promised in months by it. */
const HOURS: Array<[unit: RegExp, hours: number]> = [
  [/^(ms|milliseconds?)$/i, 1 / 3_600_000],
  [/^(s|sec|seconds?)$/i, 1 / 3600],
  [/^(m|min|mins|minutes?)$/i, 1 / 60],
  [/^(h|hr|hrs|hours?)$/i, 1],
  [/^(d|days?)$/i, 24],
  [/^(w|wk|weeks?)$/i, 168],
  [/^(mo|months?)$/i, 720],
  [/^(y|yrs?|years?)$/i, 8760],
];

const ISO = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i;

/** Hours of a promise, to the second; undefined where it is no duration. */
function hoursOf(value: unknown, unit = ''): number | undefined {
  const text = String(value).trim();
  const iso = ISO.exec(text);
  if (iso) {
    const [days, hours, minutes, seconds] = iso
      .slice(1)
      .map(part => Number(part ?? 0));
    return days * 24 + hours + minutes / 60 + seconds / 3600 || undefined;
  }
  const [, digits, own = ''] = /^(\d+(?:\.\d+)?)\s*([a-z]*)$/i.exec(text) ?? [];
  const factor = HOURS.find(([words]) => words.test(own || unit))?.[1];
  return digits && factor ? Number(digits) * factor || undefined : undefined;
}

/** A number of hours in words, in minutes or seconds where it is no whole one. @internal */
export function hoursText(hours: number): string {
  const [figure, unit] =
    [
      [hours, 'hour'] as const,
      [hours * 60, 'minute'] as const,
      [hours * 3600, 'second'] as const,
    ].find(
      ([amount]) => amount >= 1 && Math.abs(amount - Math.round(amount)) < 1e-6,
    ) ?? ([Number(hours.toFixed(4)), 'hour'] as const);
  const amount = Number(figure.toFixed(4));
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`;
}

/** The promise on freshness as a check of the column that it names. @internal */
export function freshnessOf(
  contract: Contract,
  object: SchemaObject,
  columns: ReadonlyMap<Property, string | undefined>,
): Drafted[] {
  return contract.serviceLevels.flatMap((level): Drafted[] => {
    if (!/^(latency|freshness)$/i.test(level.property)) return [];
    if (level.elements.length === 0) {
      return object === contract.schema[0]
        ? [
            {
              path: level.path,
              reason: `The promise on ${level.property} names no column (element: table.column) whose newest value tells its age.`,
            },
          ]
        : [];
    }
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
          reason: `The promise on ${level.property} is no duration with a unit (such as 24 and h) of one column.`,
        },
      ];
    }
    return [
      {
        path: level.path,
        description: `The newest row is at most ${hoursText(hours)} old.`,
        measure: { kind: 'age', column, hours },
        unit: 'rows',
        limits: none,
        dimension: 'timeliness',
        severity: 'error',
      },
    ];
  });
}
