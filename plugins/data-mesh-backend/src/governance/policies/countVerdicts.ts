// SPDX-License-Identifier: Apache-2.0
import type { GovernanceTally } from '@meshwright/plugin-data-mesh-common';
import type { PolicyTally, SubjectTally } from '../database';

/** @internal */
export const noTally = (): GovernanceTally => ({
  pass: 0,
  fail: 0,
  waived: 0,
  error: 0,
});

/** Adds the numbers of one policy to others. @internal */
export function addTally(
  to: GovernanceTally,
  [pass, fail, waived, error]: PolicyTally,
): void {
  to.pass += pass;
  to.fail += fail;
  to.waived += waived;
  to.error += error;
}

/** Numbers of verdicts, and of subjects that are asked about, by policy. @internal */
export function countByPolicy(
  subjects: readonly SubjectTally[],
): Map<string, { counts: GovernanceTally; subjects: number }> {
  const found = new Map<
    string,
    { counts: GovernanceTally; subjects: number }
  >();
  for (const { policies } of subjects) {
    for (const [name, tally] of policies) {
      const known = found.get(name) ?? { counts: noTally(), subjects: 0 };
      addTally(known.counts, tally);
      known.subjects++;
      found.set(name, known);
    }
  }
  return found;
}
