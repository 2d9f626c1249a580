// SPDX-License-Identifier: Apache-2.0
import type { Contract, ServiceLevel } from '@meshwright/contracts';
import type { PortContract } from '../../../generate/types';

const HOURS: Readonly<Record<string, number>> = {
  s: 1 / 3600,
  m: 1 / 60,
  min: 1 / 60,
  h: 1,
  d: 24,
  w: 168,
  mo: 730,
  y: 8760,
};

/** A promised duration in hours; undefined where the contract says it in a way that is no duration. */
function hoursOf({ value, unit }: ServiceLevel): number | undefined {
  const amount = typeof value === 'string' ? Number(value) : value;
  if (typeof amount !== 'number' || !Number.isFinite(amount) || amount <= 0) {
    return undefined;
  }
  const factor = HOURS[(unit ?? 'h').toLowerCase()];
  return factor === undefined ? undefined : amount * factor;
}

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
