// SPDX-License-Identifier: Apache-2.0
import { adopt } from '../cel/adopt';
import type { DataMap } from '../cel/values';
import { inGrace } from '../evaluation/binding';
import type { Policy } from '../policy/model';
import {
  type CompiledAccessRule,
  compileAccessRule,
  conditionOf,
} from './CompiledRule';
import {
  type ResourceFacts,
  allOf,
  anyOf,
  matchesCondition,
  negated,
} from './condition';
import { denialOf, refusalOf } from './denials';
import { type AccessDomain, DomainTree } from './DomainTree';
import type {
  AccessAssignment,
  AccessCondition,
  AccessDenial,
  AccessPermission,
  PersonFacts,
} from './model';
import { permissionKey, RuleIndex } from './RuleIndex';

/** What access policies decide before the resource is known. @public */
export type AccessDecision =
  | { result: 'allow' }
  | { result: 'deny'; denial: AccessDenial }
  /** It depends on the resource, as the condition says. */
  | { result: 'conditional'; condition: AccessCondition };

/** How a question about a known resource comes out, and why. @public */
export type AccessExplanation =
  | { result: 'allow'; policy: string; rule: string; title: string }
  | { result: 'deny'; denial: AccessDenial };

/** A person, ready to be asked about. @public */
export interface PreparedPerson {
  facts: PersonFacts;
  /** @internal */
  roots: DataMap;
  /** @internal */
  decided: Map<string, AccessDecision>;
}

/** A rule that is not asked as it stands. @public */
export interface BrokenAccessRule {
  policy: string;
  rule: string;
  message: string;
}

/** Answers that are kept for one person: more permissions than any portal has. */
const MOST_KEPT = 500;

/**
 * Access policies, compiled once. What a decision costs depends on the rules that are about the person and the
 * permission, not on how many policies there are.
 *
 * @public
 */
export class AccessPolicies {
  readonly #index: RuleIndex;
  readonly #assignments: readonly AccessAssignment[];
  /** Rules that cannot be understood: they allow nothing, and deny what they name. */
  readonly broken: readonly BrokenAccessRule[];
  /** Refs of those who are stewards by assignment. */
  readonly stewards: readonly string[];

  /**
   * @param policies - policies whose `access` counts; drafts and retired ones, and those that do not say so, are left out
   * @param options - `now` decides which graces are over; `domains` are those of the catalog; policies that are not
   * `sound` refuse, and neither let in nor say what people are
   */
  static compile(
    policies: readonly Policy[],
    options: {
      now: Date;
      domains?: readonly AccessDomain[];
      sound?: (policy: Policy) => boolean;
    },
  ): AccessPolicies {
    const { now, sound = () => true } = options;
    const domains = new DomainTree(options.domains ?? []);
    const today = now.toISOString().slice(0, 10);
    const counted = policies.filter(
      ({ access, enforcement, lifecycle }) =>
        access &&
        enforcement.includes('permission') &&
        (lifecycle === 'enabled' || lifecycle === 'grace'),
    );
    const rules = counted.flatMap(policy => {
      const within =
        policy.domain === undefined ? undefined : domains.named(policy.domain);
      return policy
        .access!.rules.filter(
          // A domain may refuse and never let in; in grace nobody is refused yet.
          ({ effect }) =>
            effect === 'deny'
              ? !inGrace(policy, today)
              : within === undefined && sound(policy),
        )
        .map(rule => compileAccessRule(policy, rule, within));
    });
    const assignments = counted
      .filter(policy => policy.domain === undefined && sound(policy))
      .flatMap(({ access }) => access!.people);
    return new AccessPolicies(rules, assignments, domains);
  }

  private constructor(
    rules: readonly CompiledAccessRule[],
    assignments: readonly AccessAssignment[],
    /** Domains that the policies were compiled for. */
    readonly domains: DomainTree,
  ) {
    this.#index = new RuleIndex(rules);
    this.#assignments = assignments;
    this.stewards = assignments
      .filter(({ roles }) => roles.includes('steward'))
      .flatMap(({ groups, users }) => [...groups, ...users])
      .filter(ref => ref !== '*');
    this.broken = rules.flatMap(({ policy, rule, broken }) =>
      broken ? [{ policy: policy.name, rule: rule.id, message: broken }] : [],
    );
  }

  /** What policies say of somebody with these refs: the person's own and those of groups. */
  assignmentsOf(person: string, groups: readonly string[]): AccessAssignment[] {
    return this.#assignments.filter(
      assignment =>
        assignment.users.includes(person) ||
        assignment.groups.some(
          group =>
            groups.includes(group) || (group === '*' && groups.length > 0),
        ),
    );
  }

  /** Makes a person ready to be asked about, for as long as the facts hold. */
  prepare(facts: PersonFacts): PreparedPerson {
    const person = adopt({ ...facts });
    return {
      facts,
      roots: Object.assign(Object.create(null), { person }),
      decided: new Map(),
    };
  }

  /** Whether any rule speaks of a permission, whoever asks. */
  speakOf(permission: AccessPermission): boolean {
    return this.#index.about(permission).length > 0;
  }

  /** Decides what can be decided without the resource. Never throws, and denies when unsure. */
  decide(person: PreparedPerson, permission: AccessPermission): AccessDecision {
    const key = permissionKey(permission);
    let known = person.decided.get(key);
    if (!known) {
      known = this.#decide(person, permission);
      if (person.decided.size >= MOST_KEPT) person.decided.clear();
      person.decided.set(key, known);
    }
    return known;
  }

  /**
   * Says why. With `facts` of the resource the answer is what {@link AccessPolicies.decide} and its condition come to.
   */
  explain(
    person: PreparedPerson,
    permission: AccessPermission,
    facts: ResourceFacts = {},
  ): AccessExplanation {
    const roots = rootsOf(person, permission);
    const rules = [...this.#index.rules(permission, person.facts)];
    const counting = rules.filter(rule =>
      matchesCondition(conditionOf(rule, roots), facts),
    );
    const denying = counting.find(({ rule }) => rule.effect === 'deny');
    if (denying) {
      return { result: 'deny', denial: denialOf(denying, facts, this) };
    }
    const allowing = counting.find(({ rule }) => rule.effect === 'allow');
    if (!allowing) {
      const about = this.#index.about(permission);
      return {
        result: 'deny',
        denial: refusalOf(permission, about, facts, this),
      };
    }
    const { policy, rule } = allowing;
    return {
      result: 'allow',
      policy: policy.name,
      rule: rule.id,
      title: rule.title,
    };
  }

  #decide(
    person: PreparedPerson,
    permission: AccessPermission,
  ): AccessDecision {
    const roots = rootsOf(person, permission);
    const rules = [...this.#index.rules(permission, person.facts)];
    const conditionsOf = (effect: string) =>
      rules
        .filter(({ rule }) => rule.effect === effect)
        .map(rule => conditionOf(rule, roots));
    const condition = allOf([
      anyOf(conditionsOf('allow')),
      negated(anyOf(conditionsOf('deny'))),
    ]);
    if (condition === true) return { result: 'allow' };
    // A condition on what has no resource cannot be asked.
    if (condition === false || permission.resourceType === undefined) {
      const explained = this.explain(person, permission);
      return explained.result === 'deny'
        ? explained
        : {
            result: 'deny',
            denial: refusalOf(permission, [], {}, this),
          };
    }
    return { result: 'conditional', condition };
  }
}

const DATA_READ = 'data-mesh.data.read.';

function rootsOf(
  { roots }: PreparedPerson,
  { name, action = 'use', resourceType = '' }: AccessPermission,
): DataMap {
  const classification = name.startsWith(DATA_READ)
    ? name.slice(DATA_READ.length)
    : '';
  return Object.assign(Object.create(null), roots, {
    permission: Object.assign(Object.create(null), {
      name,
      action,
      resource: resourceType,
      classification,
    }),
  });
}
