// SPDX-License-Identifier: Apache-2.0
import {
  libraryPolicies,
  type Policy,
  testPolicy,
} from '@meshwright/governance';
import type {
  GovernancePolicyDetail,
  GovernancePolicySummary,
  GovernanceRule,
  GovernanceTally,
} from '@meshwright/plugin-data-mesh-common';
import type { KnownPolicy } from './readCatalogPolicies';

/** A policy as lists show it. @internal */
export function summaryOf(
  known: KnownPolicy,
  numbers: { counts: GovernanceTally; subjects: number },
): GovernancePolicySummary {
  const { policy, entityRef, errors, conflicts } = known;
  const { name, title, version, owner, domain, lifecycle } = policy;
  const { graceUntil, severity, purpose, rules, tags } = policy;
  return {
    name,
    title,
    version,
    owner,
    domain,
    lifecycle,
    graceUntil,
    severity,
    purpose,
    rules: rules.map(({ id }) => id),
    entityRef,
    errors,
    conflicts,
    tags: [...tags],
    ...numbers,
  };
}

function ruleOf(
  rule: Policy['rules'][number],
  { severity }: Policy,
): GovernanceRule {
  const { id, title, check, each, when, message, reason, waivable } = rule;
  return {
    id,
    title,
    severity: rule.severity ?? severity,
    check,
    each,
    when,
    message,
    reason,
    fix: rule.fix?.text,
    mechanical: (rule.fix?.patch.length ?? 0) > 0,
    waivable,
  };
}

/**
 * All about a policy.
 *
 * @param others - policies that it may strengthen
 * @internal
 */
export function detailOf(
  known: KnownPolicy,
  summary: GovernancePolicySummary,
  others: readonly Policy[],
): GovernancePolicyDetail {
  const { policy, document, location } = known;
  return {
    ...summary,
    description: policy.description,
    document:
      document ??
      libraryPolicies().find(item => item.policy.name === policy.name)?.text ??
      '',
    location,
    serves: policy.serves.map(item => ({ ...item })),
    kinds: [...policy.target.kinds],
    when: policy.target.when,
    enforcement: [...policy.enforcement],
    environments: [...policy.environments],
    strengthens: policy.strengthens,
    parameters: Object.entries(policy.parameters).map(
      ([name, { value, description }]) => ({ name, value, description }),
    ),
    ruleDetails: policy.rules.map(rule => ruleOf(rule, policy)),
    accessRules: (policy.access?.rules ?? []).map(
      ({ id, title, effect, permissions, roles, when, message, reason }) => ({
        id,
        title,
        effect,
        permissions: [...permissions],
        roles: [...roles],
        when,
        message,
        reason,
      }),
    ),
    // What cannot be asked has no outcome either.
    examples:
      known.errors.length > 0
        ? []
        : testPolicy(policy, others).map(({ example, ok, message }, index) => ({
            name: example,
            expect: expectationAt(policy, index),
            ok,
            message,
          })),
  };
}

/** What the example at a place of the results expects: those of rules come before those of access. */
function expectationAt(
  { access, examples }: Policy,
  index: number,
): GovernancePolicyDetail['examples'][number]['expect'] {
  if (index < examples.length) return examples[index].expect;
  const { expect } = access!.examples[index - examples.length];
  return expect === 'allow' ? 'pass' : 'fail';
}
