// SPDX-License-Identifier: Apache-2.0
import type { ResolvedEnvironment } from '../../../blueprint/types';
import type { CostComponent, GenerationContext } from '../../../generate/types';
import { usageOf } from '../support/usage';

/** Products that share a domain's network, for the share that an estimate gives to one. */
const SHARING = 5;
/** Private zones of the domain's network. */
const ZONES = 6;
/** Days that logs are kept without a price. */
const FREE_DAYS = 30;

/** What a product stands on costs little; most of it is search and logs. @internal */
export function cost(
  { blueprint }: GenerationContext,
  environment: ResolvedEnvironment,
): CostComponent[] {
  const { encryption, auditing, dataLossPrevention, network } = blueprint;
  const { storedGb } = usageOf(blueprint, environment);
  const loggedGb = Math.ceil(storedGb / 50);
  const keptMonths = Math.max(0, auditing.retentionDays - FREE_DAYS) / 30;
  const component = (
    name: string,
    price: string,
    quantity: number,
    assumption: string,
  ): CostComponent[] =>
    quantity > 0
      ? [{ name, service: 'foundation', price, quantity, assumption }]
      : [];
  return [
    ...component(
      'Key versions',
      encryption.hardware ? 'kms-version-hsm' : 'kms-version-software',
      encryption.ownKeys ? 10 : 0,
      'Two keys of the domain, each with the versions of about a year of rotation.',
    ),
    ...component(
      'Use of keys',
      'kms-operations',
      encryption.ownKeys ? 10 : 0,
      '100,000 operations in a month.',
    ),
    ...component(
      'Audit trail: taken in',
      'logging-storage',
      auditing.enabled ? loggedGb : 0,
      'One gigabyte of log for 50 of data.',
    ),
    ...component(
      'Audit trail: kept',
      'logging-retention',
      auditing.enabled ? Math.ceil(loggedGb * keptMonths) : 0,
      `The same for ${auditing.retentionDays} days, as it is once it has been for so long.`,
    ),
    ...component(
      'Search for personal data',
      'dlp-inspection',
      dataLossPrevention ? Math.ceil(storedGb * 0.04) : 0,
      'A tenth of what is new, each week.',
    ),
    ...component(
      "Share of the domain's private names",
      'dns-zone',
      ZONES / SHARING,
      `One of ${SHARING} products that share ${ZONES} zones.`,
    ),
    ...component(
      "Share of the domain's gateway",
      'nat-gateway',
      network.private ? 0 : 730 / SHARING,
      `One of ${SHARING} products that share it, all hours of the month.`,
    ),
  ];
}
