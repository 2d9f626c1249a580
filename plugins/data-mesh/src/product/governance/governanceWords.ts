// SPDX-License-Identifier: Apache-2.0
import type {
  GovernanceOutcome,
  GovernanceVerdict,
  SubjectGovernance,
} from '@meshwright/plugin-data-mesh-common';
import type { State, TrustFact } from '@meshwright/plugin-data-mesh-react';
import { plural } from '@meshwright/plugin-data-mesh-react';

/** An outcome in a word. @internal */
export const OUTCOMES: Record<GovernanceOutcome, string> = {
  fail: 'Fails',
  error: 'Undecided',
  waived: 'Waived',
  pass: 'Passes',
  'not-applicable': 'Does not apply',
};

/** How a verdict is drawn: a failure by its severity. @internal */
export function stateOfVerdict({
  outcome,
  severity,
}: Pick<GovernanceVerdict, 'outcome' | 'severity'>): State {
  if (outcome === 'fail') return severity === 'error' ? 'error' : 'warning';
  if (outcome === 'error' || outcome === 'waived') return 'warning';
  return outcome === 'pass' ? 'ok' : 'unknown';
}

/** How a product does under all policies. @internal */
export function stateOfGovernance({
  counts,
  verdicts,
}: SubjectGovernance): State {
  if (
    verdicts.some(
      ({ outcome, severity }) => outcome === 'fail' && severity === 'error',
    )
  ) {
    return 'error';
  }
  if (counts.fail + counts.error + counts.waived > 0) return 'warning';
  return counts.pass > 0 ? 'ok' : 'unknown';
}

/** A sentence on how a product does. @internal */
export function governanceSentence({ counts }: SubjectGovernance): string {
  const bound = counts.pass + counts.fail + counts.waived + counts.error;
  if (bound === 0) return 'No policy applies to this product.';
  const parts = [
    counts.fail > 0 &&
      `fails ${counts.fail} of ${plural(bound, 'rule', 'rules')}`,
    counts.waived > 0 &&
      (counts.fail > 0
        ? `is let off ${counts.waived}`
        : `is let off ${counts.waived} of ${plural(bound, 'rule', 'rules')}`),
    counts.error > 0 && `${counts.error} could not be decided`,
  ].filter(Boolean);
  return parts.length > 0
    ? `It ${parts.join(', ')}.`
    : `It keeps ${plural(bound, 'rule', 'rules')}.`;
}

/** What the trust strip says of policies; undefined where none was evaluated. @internal */
export function policiesFact(
  governance: SubjectGovernance | undefined,
  to: string,
): TrustFact | undefined {
  if (!governance) return undefined;
  const { counts } = governance;
  if (counts.pass + counts.fail + counts.waived + counts.error === 0) {
    return undefined;
  }
  return {
    state: stateOfGovernance(governance),
    text: counts.fail > 0 ? `${counts.fail} failing` : 'kept',
    evidence: governanceSentence(governance),
    to,
  };
}
