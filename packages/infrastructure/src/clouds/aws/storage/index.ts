// SPDX-License-Identifier: Apache-2.0
import type { CloudService, GenerationContext } from '../../../generate/types';
import { declare } from '../build/declare';
import { variables } from '../build/variables';
import { lakeTables } from '../terms/lakeTables';
import { backup } from './backup';
import { buckets } from './buckets';
import { guide } from './guide';
import { replication } from './replication';

/** Days that what landed is kept: as long as any promise, else two years, so that a table can be made again. */
function rawDays(context: GenerationContext): number {
  const promised = lakeTables(context).map(
    ({ retentionDays = 0 }) => retentionDays,
  );
  return Math.max(...promised, 0) || 730;
}

/** Amazon S3: the lake of the product. @internal */
export const storage: CloudService = {
  id: 'aws/s3',
  kind: 'storage',
  title: 'Amazon S3',
  // All other services keep code, logs or results in it.
  wanted: () => true,
  contribute: context =>
    context.stack === 'product'
      ? declare(
          context,
          {
            terraform: {
              storage: buckets(context, rawDays(context)),
              backup: [...replication(), ...backup()],
            },
            outputs: [
              {
                name: 'buckets',
                value:
                  '{ for layer, bucket in aws_s3_bucket.layer : layer => bucket.id }',
                description: 'Bucket of each layer.',
              },
            ],
          },
          variables,
        )
      : {},
  cost: (_, environment) => {
    const gigabytes = { small: 100, medium: 1000, large: 10000 }[
      environment.size
    ];
    return [
      {
        name: 'Objects in S3',
        service: 'storage',
        price: 's3.gbMonth',
        quantity: gigabytes * 2,
        assumption: `${gigabytes} GB served, and as much again landed and cleaned.`,
      },
      {
        name: 'Requests to S3',
        service: 'storage',
        price: 's3.thousandWrites',
        quantity: gigabytes,
        assumption: 'A thousand writes for each GB served.',
      },
      ...(environment.backupDays > 0
        ? [
            {
              name: 'Backups of S3',
              service: 'storage' as const,
              price: 'backup.gbMonth',
              quantity: gigabytes * 1.5,
              assumption: `Landed and served data, kept for ${environment.backupDays} days.`,
            },
          ]
        : []),
      ...(environment.disasterRecovery.enabled
        ? [
            {
              name: 'Copy in the recovery region',
              service: 'storage' as const,
              price: 's3.infrequentGbMonth',
              quantity: gigabytes,
              assumption: 'Everything that is served.',
            },
            {
              name: 'Transfer to the recovery region',
              service: 'storage' as const,
              price: 'transfer.interRegionGb',
              quantity: gigabytes / 10,
              assumption: 'A tenth of what is served changes in a month.',
            },
          ]
        : []),
    ];
  },
  notEstimated: () => [
    'Reads from S3 and transfer to consumers, which depend on how often the data is read.',
    'Versions of overwritten objects, which are kept for 30 days.',
  ],
  guide,
};
