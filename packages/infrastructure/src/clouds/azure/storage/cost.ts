// SPDX-License-Identifier: Apache-2.0
import type { CloudService } from '../../../generate/types';
import { HOURS_PER_MONTH, volumesOf } from '../shared/volumes';
import { replicationOf } from './layout';

/** @internal */
export const cost: CloudService['cost'] = ({ blueprint }, environment) => {
  const { gigabytes, operations10k } = volumesOf(environment);
  const replication = replicationOf(environment);
  return [
    {
      name: `Data at rest, hot tier, ${replication}`,
      service: 'storage',
      price: `storage.${replication.toLowerCase()}.gb`,
      quantity: gigabytes,
      assumption: `${gigabytes} GB for size ${environment.size}, none of it moved to a cooler tier yet.`,
    },
    {
      name: 'Write operations',
      service: 'storage',
      price: 'storage.write.10k',
      quantity: operations10k,
      assumption: `${operations10k * 10} thousand writes.`,
    },
    {
      name: 'Read operations',
      service: 'storage',
      price: 'storage.read.10k',
      quantity: operations10k * 4,
      assumption: 'Four reads for each write.',
    },
    ...(blueprint.network.private
      ? [
          {
            name: 'Private endpoints of the lake',
            service: 'storage' as const,
            price: 'network.private-endpoint.hour',
            quantity: 2 * HOURS_PER_MONTH,
            assumption: 'One for dfs and one for blob, all hours.',
          },
        ]
      : []),
    ...(blueprint.dataLossPrevention
      ? [
          {
            name: 'Defender for Storage',
            service: 'storage' as const,
            price: 'defender.storage.account',
            quantity: 1,
            assumption:
              'One account; the price for transactions above 73 million is left out.',
          },
        ]
      : []),
    ...(environment.backupDays > 0
      ? [
          {
            name: 'Backup vault',
            service: 'storage' as const,
            price: environment.disasterRecovery.enabled
              ? 'backup.vault.gb.grs'
              : 'backup.vault.gb.zrs',
            quantity: gigabytes * 1.2,
            assumption: `The lake once, and a fifth more for ${environment.backupDays} days of changes.`,
          },
        ]
      : []),
  ];
};
