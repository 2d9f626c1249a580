// SPDX-License-Identifier: Apache-2.0
import type { Contract } from '@meshwright/contracts';
import { hoursOf } from '../../../generate/hoursOf';
import type { PortContract } from '../../../generate/types';

function shortest(
  contracts: readonly Contract[],
  ...properties: string[]
): number | undefined {
  const found = contracts
    .flatMap(({ serviceLevels }) => serviceLevels)
    .filter(({ property }) => properties.includes(property))
    .map(hoursOf)
    .filter((hours): hours is number => hours !== undefined);
  return found.length > 0 ? Math.min(...found) : undefined;
}

/** What the contracts of the outputs promise, where the promises are numbers. @internal */
export interface Promises {
  /** Hours after which data is late. */
  freshnessHours?: number;
  /** Days that data is kept. */
  retentionDays?: number;
  /** Share of time in per cent. */
  availability?: number;
}

/** The strictest of all promises, as one pipeline keeps them all. @internal */
export function promisesOf(outputs: readonly PortContract[]): Promises {
  const contracts = outputs.map(({ contract }) => contract);
  const freshnessHours = shortest(
    contracts,
    'latency',
    'freshness',
    'frequency',
  );
  const retentions = contracts
    .flatMap(({ serviceLevels }) => serviceLevels)
    .filter(({ property }) => property === 'retention')
    .map(hoursOf)
    .filter((hours): hours is number => hours !== undefined);
  const availabilities = contracts
    .flatMap(({ serviceLevels }) => serviceLevels)
    .filter(({ property }) => property === 'availability')
    .map(({ value }) => Number(String(value).replace('%', '')))
    .filter(share => share > 0 && share <= 100);
  return {
    ...(freshnessHours !== undefined && { freshnessHours }),
    ...(retentions.length > 0 && {
      retentionDays: Math.ceil(Math.max(...retentions) / 24),
    }),
    ...(availabilities.length > 0 && {
      availability: Math.max(...availabilities),
    }),
  };
}
