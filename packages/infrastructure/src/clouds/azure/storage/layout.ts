// SPDX-License-Identifier: Apache-2.0
import type { ResolvedEnvironment } from '../../../blueprint/types';

/**
 * How many copies Azure keeps, and where.
 *
 * Vaulted backup exists for LRS, ZRS and GRS accounts only. So an environment with backup takes its copy in the other
 * region from the vault (a day old) where that is recent enough, else from GRS, which copies within minutes; without
 * backup, GZRS has both.
 *
 * @internal
 */
export function replicationOf({
  highAvailability,
  disasterRecovery,
  backupDays,
}: ResolvedEnvironment): 'LRS' | 'ZRS' | 'GRS' | 'GZRS' {
  const copied = disasterRecovery.enabled;
  const vaultIsEnough =
    backupDays > 0 && disasterRecovery.recoveryPointHours >= 24;
  if (!copied || vaultIsEnough) return highAvailability ? 'ZRS' : 'LRS';
  return backupDays > 0 || !highAvailability ? 'GRS' : 'GZRS';
}
