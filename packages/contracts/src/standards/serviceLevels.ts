// SPDX-License-Identifier: Apache-2.0
import type { ServiceLevel } from '../model';
import { defined, type Value } from './values';

/** Names of service levels in ODCS 3.1, each with its two-letter driver. */
const names: Record<string, string> = {
  av: 'availability',
  th: 'throughput',
  er: 'errorRate',
  ga: 'generalAvailability',
  es: 'endOfSupport',
  el: 'endOfLife',
  re: 'retention',
  fy: 'frequency',
  ly: 'latency',
  td: 'timeToDetect',
  tn: 'timeToNotify',
  tr: 'timeToRepair',
};

const plain = (word: string) => word.toLowerCase().replace(/[\s_-]/g, '');

const canonicalNames = new Map<string, string>([
  ...Object.entries(names),
  ...Object.values(names).map((name): [string, string] => [plain(name), name]),
  ['timeofavailability', 'timeOfAvailability'],
  // Words of other standards for the same promise.
  ['uptime', 'availability'],
  ['updatefrequency', 'frequency'],
  ['responsetime', 'responseTime'],
]);

/** The name that ODCS 3.1 gives a service level, in its long form; others as written. @internal */
export function canonicalServiceLevel(name: string): string {
  return canonicalNames.get(plain(name)) ?? name;
}

const units: Record<string, readonly string[]> = {
  ms: ['ms', 'millisecond', 'milliseconds'],
  s: ['s', 'sec', 'second', 'seconds'],
  min: ['min', 'mins', 'minute', 'minutes'],
  h: ['h', 'hr', 'hrs', 'hour', 'hours'],
  d: ['d', 'day', 'days'],
  w: ['w', 'week', 'weeks'],
  mo: ['mo', 'month', 'months'],
  y: ['y', 'yr', 'yrs', 'year', 'years'],
  percent: ['%', 'percent', 'percentage'],
};

const canonicalUnits = new Map(
  Object.entries(units).flatMap(([unit, words]) =>
    words.map((word): [string, string] => [word, unit]),
  ),
);

/** `d` for `days`, `percent` for `%`; unknown units as written. @internal */
export function canonicalUnit(unit: string): string {
  return canonicalUnits.get(unit.trim().toLowerCase()) ?? unit;
}

/** An amount of a known unit. @internal */
export interface Amount {
  value: number;
  unit: string;
}

const isoPeriod = /^P(?:(\d+(?:\.\d+)?)([YMWD]))?(?:T(\d+(?:\.\d+)?)([HMS]))?$/;
const isoDays: Record<string, string> = { Y: 'y', M: 'mo', W: 'w', D: 'd' };
const isoClock: Record<string, string> = { H: 'h', M: 'min', S: 's' };
const simple = /^(\d+(?:\.\d+)?)\s*([a-z%]+)$/i;

/**
 * Reads a duration or percentage that is written in one piece: `25h`, `1 year`, `P1Y`, `99.9%`.
 * ISO 8601 durations of more than one part are left alone, since no single unit says the same.
 *
 * @internal
 */
export function parseAmount(text: string): Amount | undefined {
  const trimmed = text.trim();
  const iso = isoPeriod.exec(trimmed);
  if (iso) {
    const [, days, dayUnit, clock, clockUnit] = iso;
    if (days !== undefined && clock === undefined) {
      return { value: Number(days), unit: isoDays[dayUnit] };
    }
    if (clock !== undefined && days === undefined) {
      return { value: Number(clock), unit: isoClock[clockUnit] };
    }
    return undefined;
  }
  const match = simple.exec(trimmed);
  const unit = match && canonicalUnits.get(match[2].toLowerCase());
  return match && unit ? { value: Number(match[1]), unit } : undefined;
}

/** Reads `slaProperties` as ODCS writes them; those without a property are left out. @internal */
export function readSlaProperties(list: Value): ServiceLevel[] {
  return list.records().flatMap(item => {
    const property = item.at('property').text();
    if (property === undefined) return [];
    const unit = item.at('unit').text();
    return defined<ServiceLevel>({
      id: item.at('id').text(),
      path: item.pointer,
      property: canonicalServiceLevel(property),
      value: item.at('value').raw,
      valueExt: item.at('valueExt').raw,
      unit: unit === undefined ? undefined : canonicalUnit(unit),
      elements: (item.first('element', 'column').text() ?? '')
        .split(',')
        .map(element => element.trim())
        .filter(element => element !== ''),
      driver: item.at('driver').text(),
      description: item.at('description').text(),
      schedule: item.at('schedule').text(),
      scheduler: item.at('scheduler').text(),
    });
  });
}
