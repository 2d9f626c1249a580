// SPDX-License-Identifier: Apache-2.0
import type { Subject } from '../estate';
import type { Policy, PolicySeverity, Waiver } from '../policy';
import type { EvaluationContext } from './types';

/** The moment that was asked for last: thousands of rules are asked about the same one. */
let last = { now: '', day: '' };

/** Day of a moment in UTC, as `YYYY-MM-DD`. @internal */
export function dayOf(now: string): string {
  if (last.now !== now) {
    const date = new Date(now);
    const day = Number.isNaN(date.getTime())
      ? ''
      : date.toISOString().slice(0, 10);
    last = { now, day };
  }
  return last.day;
}

/** Domains above a domain past which the search ends: names that go in a circle are possible. */
const MOST_LEVELS = 50;

/**
 * Whether a domain is another one, or part of it at any depth.
 *
 * @param parents - domain that a domain is part of, by name
 * @public
 */
export function isWithinDomain(
  domain: string,
  wanted: string,
  parents: Readonly<Record<string, string>>,
): boolean {
  let present: string | undefined = domain;
  for (let level = 0; present && level < MOST_LEVELS; level++) {
    if (present === wanted) return true;
    present = Object.hasOwn(parents, present) ? parents[present] : undefined;
  }
  return false;
}

/** Whether a policy is in force for such a question at all. @internal */
export function inForce(policy: Policy, context: EvaluationContext): boolean {
  const { lifecycle, environments, enforcement } = policy;
  const { environment, point, drafts = false } = context;
  if (lifecycle === 'retired') return false;
  if (lifecycle === 'draft' && !drafts) return false;
  if (point !== undefined && !enforcement.includes(point)) return false;
  return (
    environment === undefined ||
    environments.length === 0 ||
    environments.includes(environment)
  );
}

/** Whether a policy looks at a subject: by its kind and its domain. @internal */
export function bindsSubject(
  policy: Policy,
  subject: Subject,
  parents: Readonly<Record<string, string>> = {},
): boolean {
  if (!policy.target.kinds.includes(subject.kind)) return false;
  const { domain } = policy;
  return (
    domain === undefined ||
    subject.domains.some(own => isWithinDomain(own, domain, parents))
  );
}

/**
 * Whether failures are only warnings still.
 *
 * @param today - as `YYYY-MM-DD`
 * @public
 */
export function inGrace(policy: Policy, today: string): boolean {
  const { lifecycle, graceUntil } = policy;
  return (
    lifecycle === 'grace' && graceUntil !== undefined && today <= graceUntil
  );
}

/**
 * The severity that a failure has today.
 *
 * @param severity - that the rule states
 * @param today - as `YYYY-MM-DD`
 * @public
 */
export function severityToday(
  severity: PolicySeverity,
  policy: Policy,
  today: string,
): PolicySeverity {
  return severity === 'error' && inGrace(policy, today) ? 'warning' : severity;
}

function names(subject: Subject): string[] {
  const { ref, facts } = subject;
  const { product } = facts;
  const refs = product ? [ref, product.ref, product.name] : [ref];
  return refs.flatMap(name => [name, name.replace(/^[^:]+:default\//, '')]);
}

/** Waivers that are about a subject and a rule, those that ended included. @internal */
export function waiversFor(
  waivers: readonly Waiver[],
  policy: Policy,
  rule: string,
  subject: Subject,
): Waiver[] {
  const matching = waivers.filter(
    waiver => waiver.policy === policy.name && waiver.rule === rule,
  );
  if (matching.length === 0) return matching;
  const known = names(subject);
  return matching.filter(({ product }) => known.includes(product));
}
