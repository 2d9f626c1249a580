// SPDX-License-Identifier: Apache-2.0
import type { DataMap } from '../cel/values';
import type { Subject } from '../estate';
import type { Policy } from '../policy';
import {
  type CompiledPolicy,
  type CompiledRule,
  compilePolicy,
} from '../policy/compile';
import { bindsSubject, inForce } from './binding';
import { type NotAsked, evaluateRule } from './evaluateRule';
import { type HashState, ruleHash } from './identity';
import { takesPlace } from './precedence';
import { withRulesOf } from './strengthen';
import type { EvaluationContext } from './types';

/** A policy of a set, ready to be asked. @internal */
export interface PreparedPolicy {
  compiled: CompiledPolicy;
  rules: ReadonlyArray<{ rule: CompiledRule; hash: HashState }>;
  /** Fields of the facts that its verdicts depend on, as dotted paths. */
  reads: readonly string[];
}

/** Policies that are ready to be asked together. @public */
export interface PolicySet {
  /** By name, sorted. */
  readonly policies: readonly Policy[];
  /** @internal */
  readonly prepared: readonly PreparedPolicy[];
}

function prepare(policy: Policy): PreparedPolicy {
  const { compiled } = compilePolicy(policy);
  const reads = [
    ...(compiled.when?.reads ?? []),
    ...compiled.rules.flatMap(rule => rule.reads),
  ];
  return {
    compiled,
    rules: compiled.rules.map(rule => ({
      rule,
      hash: ruleHash(policy.name, rule.rule.id),
    })),
    reads: [...new Set(reads)].sort(),
  };
}

/**
 * Makes policies ready to be asked. Of several policies of one name the one that is in force counts, then the global one,
 * else the first: neither a draft nor a domain can put its own in the place of what binds.
 *
 * @public
 */
export function policySet(policies: readonly Policy[]): PolicySet {
  const byName = new Map<string, Policy>();
  for (const policy of policies) {
    if (takesPlace(policy, byName.get(policy.name))) {
      byName.set(policy.name, policy);
    }
  }
  const complete = [...byName.values()]
    .map(policy => withRulesOf(policy, byName))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return { policies: complete, prepared: complete.map(prepare) };
}

/** Why the rules of a policy are not asked; undefined when they are. */
function unbound(
  compiled: CompiledPolicy,
  roots: DataMap,
): NotAsked | undefined {
  const { when, sections, policy } = compiled;
  if (!when) return undefined;
  const missing = sections.find(name => roots[name] === undefined);
  if (missing) {
    return {
      outcome: 'not-applicable',
      message: `Nothing is known yet of: ${missing}.`,
    };
  }
  const result = when.evaluate(roots);
  if ('error' in result) {
    return {
      outcome: 'error',
      message: `Whether ${policy.name} binds could not be decided: ${result.error}`,
    };
  }
  return result.value === true
    ? undefined
    : {
        outcome: 'not-applicable',
        message: `The policy binds only where ${when.source.trim()}.`,
      };
}

/** Asks one policy about one subject. @internal */
export function askPolicy(
  { compiled, rules }: PreparedPolicy,
  subject: Subject,
  base: DataMap,
  context: EvaluationContext,
) {
  const { policy, parameters } = compiled;
  if (!inForce(policy, context)) return [];
  if (!bindsSubject(policy, subject, context.parentDomains)) return [];
  const roots: DataMap = Object.assign(Object.create(null), base, {
    parameters,
  });
  const binding = unbound(compiled, roots);
  return rules.map(({ rule, hash }) =>
    evaluateRule({ compiled, rule, hash, subject, roots, context }, binding),
  );
}
