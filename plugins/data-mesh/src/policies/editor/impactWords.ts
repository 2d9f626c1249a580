// SPDX-License-Identifier: Apache-2.0
import type { GovernanceImpact } from '@meshwright/plugin-data-mesh-common';
import { type State, plural } from '@meshwright/plugin-data-mesh-react';
import { workText } from '../policyWords';

/** How what a policy would do is drawn. @internal */
export function impactState(impact: GovernanceImpact): State {
  if (impact.subjects === 0) return 'unknown';
  return impact.newlyFailing.length + impact.undecided > 0 ? 'warning' : 'ok';
}

/** What a policy would do, in a sentence or two. @internal */
export function impactText(impact: GovernanceImpact): string {
  const { subjects, newlyFailing, more, owners, minutes } = impact;
  if (subjects === 0) {
    return 'It looks at nothing that you may see: nothing would change.';
  }
  const failures = newlyFailing.length + more;
  const rest = [
    impact.unchanged > 0 &&
      `${plural(impact.unchanged, 'failure stays', 'failures stay')}`,
    impact.resolved > 0 &&
      `${plural(impact.resolved, 'failure ends', 'failures end')}`,
    impact.undecided > 0 &&
      `${plural(impact.undecided, 'verdict', 'verdicts')} could not be decided`,
  ].filter(Boolean);
  const first =
    failures === 0
      ? `Nothing would newly fail among the ${plural(
          subjects,
          'product or contract',
          'products and contracts',
        )} that it looks at.`
      : `${plural(failures, 'new failure', 'new failures')} among ${plural(
          subjects,
          'product or contract',
          'products and contracts',
        )}, for ${plural(owners.length, 'owner', 'owners')}: about ${workText(
          minutes,
        )} of work.`;
  return rest.length > 0 ? `${first} ${rest.join(', ')}.` : first;
}

/** The changes a machine can make: for each file a JSON Patch (RFC 6902). @internal */
export function jsonPatches(
  impact: GovernanceImpact,
): Record<string, Array<{ op: string; path: string; value?: unknown }>> {
  const files: ReturnType<typeof jsonPatches> = {};
  for (const { file, path, value, remove } of impact.patches) {
    files[file] ??= [];
    files[file].push(
      remove ? { op: 'remove', path } : { op: 'add', path, value },
    );
  }
  return files;
}
