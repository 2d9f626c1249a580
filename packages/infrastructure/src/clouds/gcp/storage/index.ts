// SPDX-License-Identifier: Apache-2.0
import type { CloudService } from '../../../generate/types';
import { icebergTables } from '../lakehouse/icebergTables';
import { commonProgram } from '../processing/common';
import { merged } from '../support/merge';
import { usageOf } from '../support/usage';
import { wantsLakehouse } from '../support/wanted';
import { publishing } from '../warehouse/publish';
import { guide } from './guide';
import { lakeLayers } from './layers';

/** Cloud Storage, with curated tables in Apache Iceberg. Every other service reads from it or writes to it. @internal */
export const storage: CloudService = {
  id: 'gcp/cloud-storage',
  kind: 'storage',
  title: 'Cloud Storage',
  wanted: () => true,
  contribute(context) {
    if (context.stack !== 'product') return {};
    return merged(
      lakeLayers(context),
      wantsLakehouse(context.blueprint) ? icebergTables(context) : {},
      publishing(context),
      { files: commonProgram(context) },
    );
  },
  cost({ blueprint }, environment) {
    const { storedGb, runGb, runs } = usageOf(blueprint, environment);
    const { enabled, recoveryPointHours } = environment.disasterRecovery;
    return [
      {
        name: 'Objects of the lake',
        service: 'storage',
        price: enabled ? 'storage-dual-region' : 'storage-standard',
        quantity: storedGb,
        assumption: `${storedGb} GB in all layers, as a ${environment.size} environment has.`,
      },
      {
        name: 'Requests that write',
        service: 'storage',
        price: 'storage-operations-a',
        quantity: Math.ceil((runs * runGb) / 10),
        assumption: `${runs} runs of ${runGb} GB, a thousand requests for each gigabyte.`,
      },
      ...(blueprint.services.orchestration === 'none'
        ? [
            {
              name: 'Starting runs by the clock',
              service: 'storage' as const,
              price: 'scheduler-job',
              quantity: 2,
              assumption: 'Two jobs of Cloud Scheduler.',
            },
          ]
        : []),
      ...(enabled && recoveryPointHours < 12
        ? [
            {
              name: 'Fast replication',
              service: 'storage' as const,
              price: 'storage-turbo',
              quantity: runs * runGb,
              assumption: `Every gigabyte of ${runs} runs goes to the other region within 15 minutes.`,
            },
          ]
        : []),
    ];
  },
  notEstimated: () => [
    'Reading objects, and reading those that went to cheaper storage.',
  ],
  guide,
};
