// SPDX-License-Identifier: Apache-2.0
import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';

/** A first synchronisation of a large catalog takes minutes; one that is cut off goes on where it was. */
const DEFAULT_SCHEDULE: SchedulerServiceTaskScheduleDefinition = {
  frequency: { seconds: 10 },
  timeout: { minutes: 15 },
};

/**
 * How often the index is compared with the catalog: `dataMesh.index.schedule`.
 *
 * @param shared - whether other processes use the same database
 * @internal
 */
export function readIndexSchedule(
  config: Config,
  shared: boolean,
): SchedulerServiceTaskScheduleDefinition {
  const schedule = config.getOptionalConfig('dataMesh.index.schedule');
  const definition = schedule
    ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
    : DEFAULT_SCHEDULE;
  // The index is in the database that all replicas share; a task of one process alone starts at once when triggered.
  return { ...definition, scope: shared ? 'global' : 'local' };
}
