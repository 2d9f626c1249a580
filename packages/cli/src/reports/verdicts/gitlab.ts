// SPDX-License-Identifier: Apache-2.0
import type { Verdict } from '@meshwright/governance';
import { firstPlace, isTold, wholeMessage } from './told';

const LEVELS = { error: 'major', warning: 'minor', info: 'info' };

/** A code quality report for GitLab, with one entry for each failure. */
export function verdictsForGitLab(verdicts: readonly Verdict[]) {
  return verdicts.filter(isTold).map(verdict => {
    const { file, line } = firstPlace(verdict);
    return {
      description: wholeMessage(verdict),
      check_name: `${verdict.policy}/${verdict.rule}`,
      fingerprint: verdict.id,
      severity: LEVELS[verdict.severity],
      location: { path: file, lines: { begin: line } },
    };
  });
}
