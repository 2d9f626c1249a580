// SPDX-License-Identifier: Apache-2.0
import { type CompiledAccessRule, speaksOf } from './CompiledRule';
import type { AccessPermission, PersonFacts } from './model';

/** Permissions that are asked for are few; names that somebody makes up are forgotten again. */
const MOST_KEPT = 500;

/** Rules about one permission, by whom they are about. */
class PermissionRules {
  readonly #everybody: CompiledAccessRule[] = [];
  readonly #byRole = new Map<string, CompiledAccessRule[]>();
  readonly #byGroup = new Map<string, CompiledAccessRule[]>();
  readonly all: readonly CompiledAccessRule[];

  constructor(rules: readonly CompiledAccessRule[]) {
    this.all = rules;
    for (const rule of rules) {
      const { roles, groups } = rule.rule;
      if (roles.length === 0 && groups.length === 0) this.#everybody.push(rule);
      roles.forEach(role => add(this.#byRole, role, rule));
      groups.forEach(group => add(this.#byGroup, group, rule));
    }
  }

  for({ roles, claims }: PersonFacts): ReadonlySet<CompiledAccessRule> {
    const found = new Set(this.#everybody);
    for (const role of roles) {
      this.#byRole.get(role)?.forEach(rule => found.add(rule));
    }
    for (const claim of claims) {
      this.#byGroup.get(claim)?.forEach(rule => found.add(rule));
    }
    return found;
  }
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}

/** What a permission is told apart by. @internal */
export function permissionKey(permission: AccessPermission): string {
  const { name, action = '', resourceType = '' } = permission;
  return `${name}\n${action}\n${resourceType}`;
}

/**
 * Finds the rules that count for a person and a permission, at the cost of those that do, however many there are.
 *
 * @internal
 */
export class RuleIndex {
  readonly #exact = new Map<string, CompiledAccessRule[]>();
  readonly #patterns: CompiledAccessRule[] = [];
  readonly #kept = new Map<string, PermissionRules>();

  constructor(rules: readonly CompiledAccessRule[]) {
    for (const rule of rules) {
      const { permissions } = rule.rule;
      if (permissions.some(name => name.endsWith('*'))) {
        this.#patterns.push(rule);
      } else permissions.forEach(name => add(this.#exact, name, rule));
    }
  }

  /** All rules that speak of a permission. */
  about(permission: AccessPermission): readonly CompiledAccessRule[] {
    return this.#of(permission).all;
  }

  /** Those that speak of it and of a person. */
  rules(
    permission: AccessPermission,
    person: PersonFacts,
  ): ReadonlySet<CompiledAccessRule> {
    return this.#of(permission).for(person);
  }

  #of(permission: AccessPermission): PermissionRules {
    const key = permissionKey(permission);
    let known = this.#kept.get(key);
    if (!known) {
      const named = this.#exact.get(permission.name) ?? [];
      known = new PermissionRules(
        [...new Set([...named, ...this.#patterns])].filter(rule =>
          speaksOf(rule, permission),
        ),
      );
      if (this.#kept.size >= MOST_KEPT) this.#kept.clear();
      this.#kept.set(key, known);
    }
    return known;
  }
}
