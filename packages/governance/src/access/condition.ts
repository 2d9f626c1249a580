// SPDX-License-Identifier: Apache-2.0
import type { AccessCondition } from './model';
import { simplifiedAlternatives } from './simplify';

/** A condition, or what it has come to already. @internal */
export type Reduced = AccessCondition | boolean;

/** @internal */
export function negated(condition: Reduced): Reduced {
  if (typeof condition === 'boolean') return !condition;
  return 'not' in condition ? condition.not : { not: condition };
}

/** All of some conditions. @internal */
export function allOf(conditions: readonly Reduced[]): Reduced {
  const open: AccessCondition[] = [];
  for (const condition of conditions) {
    if (condition === false) return false;
    if (condition === true) continue;
    if ('allOf' in condition) open.push(...condition.allOf);
    else open.push(condition);
  }
  if (open.length === 0) return true;
  return open.length === 1 ? open[0] : { allOf: open };
}

/** Any of some conditions. @internal */
export function anyOf(conditions: readonly Reduced[]): Reduced {
  const open: AccessCondition[] = [];
  for (const condition of conditions) {
    if (condition === true) return true;
    if (condition === false) continue;
    if ('anyOf' in condition) open.push(...condition.anyOf);
    else open.push(condition);
  }
  const merged = simplifiedAlternatives(open);
  if (merged.length === 0) return false;
  return merged.length === 1 ? merged[0] : { anyOf: merged };
}

/** Facts of a resource, by attribute: texts, lists of texts, and members by name. @public */
export type ResourceFacts = Readonly<Record<string, unknown>>;

const hasValue = (value: unknown) =>
  value !== undefined && value !== null && value !== '';

const plain = (value: unknown) =>
  typeof value === 'string' ? value.toLowerCase() : value;

/** The member that a key with dots names. */
function memberOf(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Object.hasOwn(value, key)) return (value as Record<string, unknown>)[key];
  return key.split('.').reduce<unknown>((inner, step) => {
    if (typeof inner !== 'object' || inner === null) return undefined;
    return Object.hasOwn(inner, step)
      ? (inner as Record<string, unknown>)[step]
      : undefined;
  }, value);
}

/** Whether a resource fits a condition. @public */
export function matchesCondition(
  condition: AccessCondition | boolean,
  facts: ResourceFacts,
): boolean {
  if (typeof condition === 'boolean') return condition;
  if ('allOf' in condition) {
    return condition.allOf.every(part => matchesCondition(part, facts));
  }
  if ('anyOf' in condition) {
    return condition.anyOf.some(part => matchesCondition(part, facts));
  }
  if ('not' in condition) return !matchesCondition(condition.not, facts);
  const { attribute, key, values } = condition;
  const own = Object.hasOwn(facts, attribute) ? facts[attribute] : undefined;
  const value = key === undefined ? own : memberOf(own, key);
  const members = Array.isArray(value) ? value : [value];
  if (!values) {
    return key === undefined
      ? members.some(hasValue)
      : members.some(member => member !== undefined);
  }
  const wanted = values.map(plain);
  return members.some(member =>
    wanted.includes(
      plain(member === undefined && key === undefined ? '' : member) as never,
    ),
  );
}
