// SPDX-License-Identifier: Apache-2.0
import type {
  Contract,
  SchemaObject,
  ServiceLevel,
} from '@meshwright/contracts';

const HOURS: Record<string, number> = {
  ms: 1 / 3_600_000,
  s: 1 / 3600,
  min: 1 / 60,
  h: 1,
  d: 24,
  w: 24 * 7,
  mo: 24 * 30,
  M: 24 * 30,
  q: 24 * 91,
  y: 24 * 365,
};

/** The length of time that a service level states, in hours; nothing where it states none. @internal */
export function hoursOf({ value, unit }: ServiceLevel): number | undefined {
  const amount = typeof value === 'string' ? Number(value) : value;
  const each = HOURS[unit ?? ''];
  return typeof amount === 'number' && amount > 0 && each
    ? amount * each
    : undefined;
}

/** Whether a service level is about an object, or about all. */
const concerns = ({ elements }: ServiceLevel, { name }: SchemaObject) =>
  elements.length === 0 ||
  elements.some(element => element.split('.')[0] === name);

function first(
  contract: Contract,
  object: SchemaObject,
  ...properties: string[]
): ServiceLevel | undefined {
  return contract.serviceLevels.find(
    level => properties.includes(level.property) && concerns(level, object),
  );
}

/** Days that rows of an object are kept, as promised; nothing where there is no promise. @internal */
export function retentionDays(
  contract: Contract,
  object: SchemaObject,
): number | undefined {
  const level = first(contract, object, 'retention');
  const hours = level && hoursOf(level);
  return hours === undefined ? undefined : Math.ceil(hours / 24);
}

/** A promise on how old data may be. @internal */
export interface FreshnessPromise {
  hours: number;
  /** Column that says how old a row is, where the promise names one. */
  column?: string;
}

/** How old the rows of an object may be, by its latency or freshness. @internal */
export function freshnessOf(
  contract: Contract,
  object: SchemaObject,
): FreshnessPromise | undefined {
  const level = first(contract, object, 'latency', 'freshness');
  const hours = level && hoursOf(level);
  if (!level || hours === undefined) return undefined;
  const column = level.elements
    .map(element => element.split('.'))
    .find(([name, member]) => name === object.name && member)?.[1];
  return { hours, ...(column && { column }) };
}

/** Hours after which no new run is a missed promise, over all contracts; nothing where none promises a rhythm. @internal */
export function shortestRhythm(
  contracts: readonly Contract[],
): number | undefined {
  const hours = contracts
    .flatMap(({ serviceLevels }) => serviceLevels)
    .filter(({ property }) => property === 'frequency')
    .map(level => {
      const length = hoursOf(level);
      return length ?? undefined;
    })
    .filter((length): length is number => length !== undefined);
  return hours.length > 0 ? Math.min(...hours) : undefined;
}
