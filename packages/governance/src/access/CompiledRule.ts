// SPDX-License-Identifier: Apache-2.0
import { CelError } from '../cel';
import type { DataMap } from '../cel/values';
import type { Policy } from '../policy/model';
import { type Reduced, allOf, negated } from './condition';
import type { AccessPermission, AccessRule } from './model';
import { type PartialExpression, compilePartial } from './partial';
import { typesWithAttributes } from './scope';
import { type Truth, FAULT, TRUE } from './truth';

/** An access rule of a policy, ready to be asked. @internal */
export interface CompiledAccessRule {
  policy: Policy;
  rule: AccessRule;
  /** Resource types that it is asked of; any when empty. */
  resources: readonly string[];
  /** Refs of domains that its policy binds; undefined for a policy that binds all. */
  domains?: readonly string[];
  when?: PartialExpression;
  /** What keeps it from being understood. */
  broken?: string;
}

/**
 * Resource types that a rule is about: those that it states, else those that have what it reads.
 *
 * @throws CelError where there are none
 * @internal
 */
export function resourceTypesOf(
  { resources }: AccessRule,
  attributes: readonly string[],
): readonly string[] {
  if (attributes.length === 0) return resources;
  const able = typesWithAttributes(attributes);
  const types =
    resources.length > 0 ? resources.filter(type => able.includes(type)) : able;
  if (types.length === 0 || types.length < resources.length) {
    throw new CelError(
      `The rule reads ${attributes
        .map(name => `resource.${name}`)
        .join(', ')}, which ${
        resources.length > 0
          ? `not every '${resources.join("', '")}' has.`
          : 'no resource has together.'
      }`,
    );
  }
  return types;
}

/** Makes a rule ready; one that cannot be understood is kept as broken. @internal */
export function compileAccessRule(
  policy: Policy,
  rule: AccessRule,
  domains: readonly string[] | undefined,
): CompiledAccessRule {
  const base = { policy, rule, domains };
  const named = domains ? typesWithAttributes(['domains']) : rule.resources;
  if (rule.broken) {
    return { ...base, resources: named, broken: rule.broken };
  }
  try {
    const when =
      rule.when === undefined ? undefined : compilePartial(rule.when);
    const attributes = [
      ...(when?.attributes ?? []),
      ...(domains ? ['domains'] : []),
    ];
    return { ...base, when, resources: resourceTypesOf(rule, attributes) };
  } catch (error) {
    if (!(error instanceof CelError)) throw error;
    return { ...base, resources: named, broken: error.message };
  }
}

/** Whether a rule speaks of a permission. @internal */
export function speaksOf(
  { rule, resources }: CompiledAccessRule,
  { name, action = 'use', resourceType }: AccessPermission,
): boolean {
  return (
    rule.permissions.some(pattern => matchesName(pattern, name)) &&
    (rule.actions.length === 0 || rule.actions.includes(action)) &&
    (resources.length === 0 ||
      (resourceType !== undefined && resources.includes(resourceType)))
  );
}

/** Whether a name is one, or begins like a pattern that ends in `*`. @internal */
export function matchesName(pattern: string, name: string): boolean {
  return pattern.endsWith('*')
    ? name.startsWith(pattern.slice(0, -1))
    : pattern === name;
}

/**
 * Under which condition a rule counts. An allow counts where it is surely right, a deny wherever it is not surely wrong:
 * what cannot be decided opens no door.
 *
 * @internal
 */
export function conditionOf(
  { rule, when, domains, broken }: CompiledAccessRule,
  roots: DataMap,
): Reduced {
  const asked = when ? when.evaluate(roots) : TRUE;
  const truth: Truth = broken ? FAULT : asked;
  const isDeny = rule.effect === 'deny';
  const counts = isDeny ? negated(truth.no) : truth.yes;
  if (!domains) return counts;
  const within: Reduced = { attribute: 'domains', values: [...domains] };
  return allOf([within, counts]);
}
