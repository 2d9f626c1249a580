// SPDX-License-Identifier: Apache-2.0
import { resolve } from 'node:path';
import {
  type RootConfigService,
  type SchedulerServiceTaskScheduleDefinition,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { type Policy, policiesOfPacks } from '@meshwright/governance';
import { portalFolder } from '@meshwright/plugin-data-mesh-node';
import { globalPolicyPlaces } from './policyPlaces';
import type { WaiverFile } from './waivers/DeclaredWaivers';

/** What the configuration says about governance. @internal */
export interface GovernanceSettings {
  library: Policy[];
  /** Beginnings of origins whose policies may bind all domains. */
  globalPolicies: string[];
  /** Days that changes of verdicts are kept. */
  historyDays: number;
  schedule: SchedulerServiceTaskScheduleDefinition;
  /** Files whose waivers count. */
  waiverFiles: WaiverFile[];
}

/** A file as the configuration names it: an address, or a path below the folder that the portal runs in. */
function waiverFile(name: string): WaiverFile {
  return /^https?:\/\//i.test(name)
    ? { name, url: name }
    : { name, path: resolve(portalFolder(), name) };
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
  const owner = own?.getOptionalString('libraryOwner');
  let library: Policy[];
  try {
    library = policiesOfPacks(words).map(policy =>
      owner === undefined ? policy : { ...policy, owner },
    );
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InputError(`dataMesh.governance.library: ${error.message}`);
  }
  return {
    library,
    globalPolicies: globalPolicyPlaces(config),
    historyDays: own?.getOptionalNumber('historyDays') ?? 400,
    waiverFiles: (own?.getOptionalStringArray('waivers') ?? []).map(waiverFile),
    schedule: schedule
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule)
      : {
          frequency: { seconds: 15 },
          timeout: { minutes: 15 },
          initialDelay: { seconds: 10 },
        },
  };
}
