// SPDX-License-Identifier: Apache-2.0
import type { Comparison } from '@meshwright/contracts';

/** What `diff --format json` prints, with members in the order that is documented and further ones after them. */
export function diffJson({
  verdict,
  nextVersion,
  changes,
  version,
}: Comparison): Comparison {
  return {
    verdict,
    nextVersion,
    changes: changes.map(({ path, change, impact, reason, ...others }) => ({
      path,
      change,
      impact,
      reason,
      ...others,
    })),
    version,
  };
}
