// SPDX-License-Identifier: Apache-2.0
import { plural, sentenceCase } from '../words';

/** A promise as a contract or product states it. @public */
export interface StatedServiceLevel {
  property: string;
  value: unknown;
  valueExt?: unknown;
  unit?: string;
}

/** A promise in words. @public */
export interface ServiceLevelWords {
  /** What is promised: "Latency". */
  name: string;
  /** The promise: "at most 4 hours". */
  promise: string;
}

const UNITS: Record<string, [one: string, many: string]> = {
  y: ['year', 'years'],
  mo: ['month', 'months'],
  // As ISO 8601 and many contracts have it; minutes are the small letter.
  M: ['month', 'months'],
  w: ['week', 'weeks'],
  d: ['day', 'days'],
  h: ['hour', 'hours'],
  m: ['minute', 'minutes'],
  min: ['minute', 'minutes'],
  s: ['second', 'seconds'],
  ms: ['millisecond', 'milliseconds'],
};

const NAMES: Record<string, string> = {
  timeofavailability: 'Available by',
  generalavailability: 'Available since',
  endofsupport: 'Supported until',
  endoflife: 'Ends',
  timetodetect: 'Time to detect',
  timetonotify: 'Time to notify',
  timetorepair: 'Time to repair',
  errorrate: 'Error rate',
};

const AT_MOST = new Set([
  'latency',
  'freshness',
  'timetodetect',
  'timetonotify',
  'timetorepair',
  'errorrate',
]);

const AT_LEAST = new Set(['availability', 'retention', 'throughput']);

/**
 * A service level of ODCS (`slaProperties`) in the words of a reader: latency of 4 `h` is "at most 4 hours".
 *
 * @public
 */
export function describeServiceLevel(
  level: StatedServiceLevel,
): ServiceLevelWords {
  const key = level.property.replace(/[^a-z]/gi, '').toLocaleLowerCase('en-US');
  const name = NAMES[key] ?? sentenceCase(splitWords(level.property));
  const amount =
    amountOf(level.value, level.unit) +
    (level.valueExt === undefined
      ? ''
      : ` to ${amountOf(level.valueExt, level.unit)}`);
  if (key === 'frequency' && level.unit && isNumeric(level.value)) {
    return {
      name,
      promise:
        Number(level.value) === 1
          ? `every ${unitWords(level.unit)?.[0] ?? level.unit}`
          : `every ${amount}`,
    };
  }
  if (!isNumeric(level.value)) {
    return { name, promise: amount };
  }
  if (AT_MOST.has(key)) {
    return { name, promise: `at most ${amount}` };
  }
  return { name, promise: AT_LEAST.has(key) ? `at least ${amount}` : amount };
}

function amountOf(value: unknown, unit: string | undefined): string {
  if (value === undefined || value === null) {
    return 'no value stated';
  }
  const text =
    typeof value === 'object'
      ? JSON.stringify(value)
      : dateWords(String(value));
  if (!unit) {
    return text;
  }
  if (unit === '%' || unit.toLocaleLowerCase('en-US') === 'percent') {
    return `${text} %`;
  }
  const words = unitWords(unit);
  return words && isNumeric(value)
    ? plural(Number(value), ...words)
    : `${text} ${unit}`;
}

/** Words of a unit, however it is written: `h`, `hour`, `Hours`. */
function unitWords(unit: string): [one: string, many: string] | undefined {
  const word = unit.toLocaleLowerCase('en-US');
  return (
    UNITS[unit] ??
    UNITS[word] ??
    Object.values(UNITS).find(words => words.includes(word))
  );
}

/** A day, a day and time, or a time of day, as people write it; anything else as it is. */
function dateWords(text: string): string {
  // With a minus it may as well be the time from and to.
  const daily = /^(\d{2}:\d{2})(?::00)?\+0?(\d{1,2})(?::?00)?$/.exec(text);
  if (daily) return `${daily[1]} (UTC+${daily[2]})`;
  const match = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}.*)?$/.exec(text);
  const time = match && new Date(text);
  if (!time || Number.isNaN(time.getTime())) {
    return text;
  }
  return time.toLocaleString('en-GB', {
    dateStyle: 'long',
    timeStyle: match[1] ? 'short' : undefined,
  });
}

function isNumeric(value: unknown): boolean {
  return (
    typeof value === 'number' ||
    (typeof value === 'string' &&
      value.trim() !== '' &&
      Number.isFinite(Number(value)))
  );
}

function splitWords(property: string): string {
  return property
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLocaleLowerCase('en-US');
}
