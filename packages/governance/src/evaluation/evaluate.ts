// SPDX-License-Identifier: Apache-2.0
import { adopt } from '../cel/adopt';
import { parseTimestamp } from '../cel/time';
import { type DataMap, Timestamp } from '../cel/values';
import type { Subject } from '../estate';
import { type PolicySet, askPolicy } from './policySet';
import { rootsOf } from './roots';
import type { EvaluationContext, Verdict } from './types';

/** Facts of a subject and the circumstances, as expressions see them. @internal */
export function baseRoots(
  subject: Subject,
  { now, environment = '' }: EvaluationContext,
): DataMap {
  const roots = rootsOf(subject.facts);
  const moment = parseTimestamp(now);
  roots.now =
    moment instanceof Timestamp ? moment : adopt(new Date(Date.parse(now)));
  roots.environment = environment;
  return roots;
}

/**
 * Asks policies about one subject: the one function that every form, command, catalog and permission check calls.
 *
 * The same policies, facts and context give the same verdicts, in the same order: by policy, then as the policy lists
 * its rules. Policies that are drafts, retired, or of another kind, domain, environment or enforcement point give none.
 *
 * @throws RangeError when `now` is no moment
 * @public
 */
export function evaluate(
  policies: PolicySet,
  subject: Subject,
  context: EvaluationContext,
): Verdict[] {
  if (Number.isNaN(Date.parse(context.now))) {
    throw new RangeError(`'${context.now}' is no moment.`);
  }
  const roots = baseRoots(subject, context);
  return policies.prepared.flatMap(policy =>
    askPolicy(policy, subject, roots, context),
  );
}

/** Whether a verdict stops what is checked. @public */
export function isBlocking({ outcome, severity }: Verdict): boolean {
  return severity === 'error' && (outcome === 'fail' || outcome === 'error');
}
