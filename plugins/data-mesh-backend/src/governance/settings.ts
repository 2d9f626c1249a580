// SPDX-License-Identifier: Apache-2.0
import {
  type RootConfigService,
  type SchedulerServiceTaskScheduleDefinition,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { type Policy, policiesOfPacks } from '@meshwright/governance';

/** What the configuration says about governance. @internal */
export interface GovernanceSettings {
  library: Policy[];
  /** Origins whose policies may bind all domains; every origin when undefined. */
  globalPolicies?: string[];
  /** Days that changes of verdicts are kept. */
  historyDays: number;
  schedule: SchedulerServiceTaskScheduleDefinition;
}

/**
 * Reads `dataMesh.governance`.
 *
 * @throws InputError for a pack that the library does not have
 * @internal
 */
export function readGovernanceSettings(
  config: RootConfigService,
): GovernanceSettings {
  const own = config.getOptionalConfig('dataMesh.governance');
  const schedule = own?.getOptionalConfig('schedule');
  const words = own?.getOptionalStringArray('library') ?? [];
  let library: Policy[];
  try {
    library = policiesOfPacks(words);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InputError(`dataMesh.governance.library: ${error.message}`);
  }
  return {
    library,
    globalPolicies: own?.getOptionalStringArray('globalPolicies'),
    historyDays: own?.getOptionalNumber('historyDays') ?? 400,
    schedule: schedule
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
      : {
          frequency: { seconds: 15 },
          timeout: { minutes: 15 },
          initialDelay: { seconds: 10 },
        },
  };
}
