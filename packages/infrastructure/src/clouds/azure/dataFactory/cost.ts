// SPDX-License-Identifier: Apache-2.0
import type { CloudService } from '../../../generate/types';
import { runsPerMonth } from '../shared/cron';
import { HOURS_PER_MONTH, volumesOf } from '../shared/volumes';

const CORES = { small: 8, medium: 16, large: 32 };

/** @internal */
export const cost: CloudService['cost'] = (
  { blueprint, outputs },
  environment,
) => {
  const runs = runsPerMonth(blueprint.schedule.cron);
  const tables = outputs.reduce(
    (sum, { contract }) => sum + contract.schema.length,
    0,
  );
  const { runHours } = volumesOf(environment);
  const activities = Math.max(1, tables) * 4 * runs;
  const cores = CORES[environment.size];
  return [
    {
      name: 'Activity runs',
      service: 'processing',
      price: 'datafactory.activity.1k',
      quantity: activities / 1000,
      assumption: `${runs} runs a month by the schedule, four activities for each of ${Math.max(
        1,
        tables,
      )} tables.`,
    },
    ...(blueprint.network.private
      ? [
          {
            name: 'Private endpoint of the factory',
            service: 'processing' as const,
            price: 'network.private-endpoint.hour',
            quantity: HOURS_PER_MONTH,
            assumption: 'All hours; those inside its own network are free.',
          },
        ]
      : []),
    ...(blueprint.services.processing === 'spark'
      ? []
      : [
          {
            name: 'Data flow cluster',
            service: 'processing' as const,
            price: 'datafactory.dataflow.vcore-hour',
            quantity: cores * (runHours + 0.25) * runs,
            assumption: `${cores} cores for ${runHours} hours a run, and a quarter of an hour to start and to wait for more.`,
          },
        ]),
  ];
};
