// SPDX-License-Identifier: Apache-2.0
import type { CompiledAccessRule } from './CompiledRule';
import type { ResourceFacts } from './condition';
import type { DomainTree } from './DomainTree';
import type { AccessDenial, AccessPermission } from './model';

const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter(item => typeof item === 'string') : [];

/** Refs of those who can help: words stand for people of the resource. */
function helpers(
  words: readonly string[],
  facts: ResourceFacts,
  domains: DomainTree,
): string[] {
  const found = words.flatMap(word => {
    if (word === 'owner') return textsOf(facts.owners);
    if (word === 'domain-owner') {
      return domains.ownersOf(textsOf(facts.domains));
    }
    return [word];
  });
  return [...new Set(found)];
}

/** What denials are told with beside the rule. @internal */
export interface DenialContext {
  domains: DomainTree;
  /** Refs of those who are stewards: they are asked about the policy that comes with the software. */
  stewards: readonly string[];
}

/** Who answers for a policy, as refs. */
function answerable(
  { policy }: CompiledAccessRule,
  { stewards }: DenialContext,
): string[] {
  if (policy.file.startsWith('library/')) return [...stewards];
  return [
    policy.owner.includes(':') ? policy.owner : `group:default/${policy.owner}`,
  ];
}

/** Why a rule refuses. @internal */
export function denialOf(
  compiled: CompiledAccessRule,
  facts: ResourceFacts,
  context: DenialContext,
): AccessDenial {
  const { policy, rule, broken } = compiled;
  const ask = helpers(rule.ask, facts, context.domains);
  return {
    policy: policy.name,
    rule: rule.id,
    message: broken
      ? `The rule '${policy.name}/${rule.id}' cannot be understood, so it refuses all that it names: ${broken}`
      : rule.message,
    ...(rule.reason !== undefined && { reason: rule.reason }),
    ask: ask.length > 0 && !broken ? ask : answerable(compiled, context),
  };
}

/** Why nobody lets in: no rule allows it. @internal */
export function refusalOf(
  permission: AccessPermission,
  about: readonly CompiledAccessRule[],
  facts: ResourceFacts,
  context: DenialContext,
): AccessDenial {
  const allowing = about.filter(
    ({ rule, broken }) => rule.effect === 'allow' && !broken,
  );
  const nearest = allowing[0];
  const titles = [...new Set(allowing.map(({ rule }) => rule.title))];
  const ask = helpers(
    allowing.flatMap(({ rule }) => rule.ask),
    facts,
    context.domains,
  );
  return {
    ...(nearest && { policy: nearest.policy.name, rule: nearest.rule.id }),
    message: nearest
      ? `None of the rules that allow '${
          permission.name
        }' is met. They are: ${titles.slice(0, 5).join('; ')}.`
      : `No access policy speaks of '${permission.name}', and what no policy allows is refused.`,
    ask: ask.length > 0 || !nearest ? ask : answerable(nearest, context),
  };
}
