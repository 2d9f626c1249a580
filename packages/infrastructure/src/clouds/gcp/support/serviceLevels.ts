// SPDX-License-Identifier: Apache-2.0
import type {
  Contract,
  SchemaObject,
  ServiceLevel,
} from '@meshwright/contracts';
import { hoursOf } from '../../../generate/hoursOf';

/** Whether a service level is about an object, or about all. */
const concerns = ({ elements }: ServiceLevel, { name }: SchemaObject) =>
  elements.length === 0 ||
  elements.some(element => element.split('.')[0] === name);

/** Days that rows of an object are kept, as promised; nothing where there is no promise. @internal */
export function retentionDays(
  contract: Contract,
  object: SchemaObject,
): number | undefined {
  const kept = contract.serviceLevels.find(
    level => level.property === 'retention' && concerns(level, object),
  );
  const hours = kept && hoursOf(kept);
  return hours === undefined ? undefined : Math.ceil(hours / 24);
}

/** Hours after which no new run is a missed promise, over all contracts; nothing where none promises a rhythm. @internal */
export function shortestRhythm(
  contracts: readonly Contract[],
): number | undefined {
  const hours = contracts
    .flatMap(({ serviceLevels }) => serviceLevels)
    .filter(({ property }) => property === 'frequency')
    .map(hoursOf)
    .filter((length): length is number => length !== undefined);
  return hours.length > 0 ? Math.min(...hours) : undefined;
}
