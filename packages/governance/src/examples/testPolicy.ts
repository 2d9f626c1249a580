// SPDX-License-Identifier: Apache-2.0
import { testAccess } from '../access/testAccess';
import { evaluate } from '../evaluation/evaluate';
import { policySet } from '../evaluation/policySet';
import type { Outcome, Verdict } from '../evaluation/types';
import type { Policy, PolicyExample, SubjectKind } from '../policy';
import { exampleSubject } from './exampleSubject';

/** How an example of a policy came out. @public */
export interface ExampleResult {
  policy: string;
  example: string;
  ok: boolean;
  /** What came out, in words, where it is not what was expected. */
  message: string;
  file: string;
  line: number;
  verdicts: Verdict[];
}

/** Moment of examples that name none, so that they come out the same every day. */
const EXAMPLE_MOMENT = '2026-01-15T12:00:00Z';

function kindOf(example: PolicyExample, policy: Policy): SubjectKind {
  const { kinds } = policy.target;
  const stated = example.facts.contract ? 'contract' : 'product';
  return kinds.includes(stated) ? stated : kinds[0] ?? stated;
}

function isAsExpected(
  { expect }: PolicyExample,
  outcomes: readonly Outcome[],
  named: boolean,
): boolean {
  if (expect === 'fail') {
    return named
      ? outcomes.every(outcome => outcome === 'fail')
      : outcomes.includes('fail') && !outcomes.includes('error');
  }
  if (expect === 'not-applicable') {
    return outcomes.every(outcome => outcome === 'not-applicable');
  }
  // A rule that does not apply does not keep an example from passing; one that applies must.
  return (
    outcomes.includes('pass') &&
    outcomes.every(
      outcome => outcome === 'pass' || (!named && outcome === 'not-applicable'),
    )
  );
}

/**
 * Runs the examples of a policy.
 *
 * @param others - policies that it may strengthen
 * @public
 */
export function testPolicy(
  policy: Policy,
  others: readonly Policy[] = [],
): ExampleResult[] {
  const set = policySet([
    { ...policy, lifecycle: 'enabled' },
    ...others.filter(({ name }) => name === policy.strengthens),
  ]);
  const complete = set.policies.find(({ name }) => name === policy.name)!;
  const ofRules = policy.examples.map((example, index): ExampleResult => {
    const subject = exampleSubject(
      example,
      kindOf(example, complete),
      policy.domain,
    );
    const verdicts = evaluate(set, subject, {
      now: example.now ?? EXAMPLE_MOMENT,
      environment: example.environment,
    }).filter(
      verdict =>
        verdict.policy === policy.name &&
        (example.rules.length === 0 || example.rules.includes(verdict.rule)),
    );
    const outcomes = verdicts.map(({ outcome }) => outcome);
    const bound = verdicts.length > 0 || example.expect === 'not-applicable';
    const ok =
      bound && isAsExpected(example, outcomes, example.rules.length > 0);
    const came = verdicts
      .map(({ rule, outcome, message }) => `${rule}: ${outcome} (${message})`)
      .join('; ');
    return {
      policy: policy.name,
      example: example.name,
      ok,
      message: ok
        ? ''
        : `It should ${example.expect}, and did not. ${
            came || 'No rule was asked.'
          }`,
      file: policy.file,
      line: policy.lines[`/spec/examples/${index}`] ?? 1,
      verdicts,
    };
  });
  const ofAccess = testAccess(policy).map(({ index, ...result }) => ({
    policy: policy.name,
    ...result,
    file: policy.file,
    line: policy.lines[`/spec/access/examples/${index}`] ?? 1,
    verdicts: [],
  }));
  return [...ofRules, ...ofAccess];
}
