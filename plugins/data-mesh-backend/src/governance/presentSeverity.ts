// SPDX-License-Identifier: Apache-2.0
import { inGrace, type Policy, severityToday } from '@meshwright/governance';
import type { GovernanceVerdict } from '@meshwright/plugin-data-mesh-common';
import { today } from './database';

/** What of a verdict the state of its policy decides. */
type Weighed = Pick<GovernanceVerdict, 'severity' | 'graceUntil'>;

/**
 * How much a verdict weighs under its policy as it is now: a policy that was enabled, or whose grace period has ended,
 * counts at once, and not only when it was asked again.
 *
 * @param policy - undefined where it is not known, which leaves the verdict as it was kept
 * @internal
 */
export function presentSeverity(
  verdict: Weighed & Pick<GovernanceVerdict, 'rule' | 'outcome'>,
  policy: Policy | undefined,
): Weighed {
  const { severity, graceUntil, outcome } = verdict;
  const rule = policy?.rules.find(({ id }) => id === verdict.rule);
  if (!policy || !rule) return { severity, graceUntil };
  const day = today();
  return {
    severity: severityToday(rule.severity ?? policy.severity, policy, day),
    graceUntil:
      outcome === 'fail' && inGrace(policy, day)
        ? policy.graceUntil
        : undefined,
  };
}
