// SPDX-License-Identifier: Apache-2.0
import type { CloudService } from '../../../generate/types';
import { merged } from '../support/merge';
import { usageOf } from '../support/usage';
import { wantsWarehouse } from '../support/wanted';
import { snapshots } from './backup';
import { guide } from './guide';
import { masking } from './masking';
import { domainExchange, listing } from './sharing';
import { servedTables } from './tables';

/** BigQuery: the tables that the product serves, masked by the contract, and shared without copies. @internal */
export const warehouse: CloudService = {
  id: 'gcp/bigquery',
  kind: 'warehouse',
  title: 'BigQuery',
  wanted: wantsWarehouse,
  contribute(context) {
    if (context.stack === 'platform') return {};
    if (context.stack === 'domain') return domainExchange(context);
    return merged(
      servedTables(context),
      masking(context),
      listing(context),
      snapshots(context),
    );
  },
  cost({ blueprint }, environment) {
    const { queriedTib, storedGb } = usageOf(blueprint, environment);
    const served = storedGb / 4;
    return [
      {
        name: 'Queries',
        service: 'warehouse',
        price: 'bigquery-scanned',
        quantity: queriedTib,
        assumption: `People and reports read ${queriedTib} TiB.`,
      },
      {
        name: 'Tables that changed in 90 days',
        service: 'warehouse',
        price: 'bigquery-active',
        quantity: served / 2,
        assumption: `Half of ${served} GB of served tables.`,
      },
      {
        name: 'Older tables',
        service: 'warehouse',
        price: 'bigquery-long-term',
        quantity: served / 2,
        assumption: 'The other half.',
      },
      ...(environment.backupDays > 0
        ? [
            {
              name: 'Snapshots',
              service: 'warehouse' as const,
              price: 'bigquery-active',
              quantity: Math.ceil((served / 100) * environment.backupDays),
              assumption: `One per cent of the tables changes on a day, kept for ${environment.backupDays} days.`,
            },
          ]
        : []),
    ];
  },
  notEstimated: () => [
    'Slots, where max_slots of the domain buys them instead of paying for what queries read.',
  ],
  guide,
};
