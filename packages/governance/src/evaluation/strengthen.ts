// SPDX-License-Identifier: Apache-2.0
import {
  type Policy,
  type PolicySeverity,
  type StricterDirection,
  SEVERITIES,
} from '../policy/model';

function contains(list: unknown[], other: unknown[]): boolean {
  return other.every(item => list.includes(item));
}

/**
 * Whether one value of a parameter is at least as strict as another.
 *
 * @internal
 */
export function isAsStrict(
  value: unknown,
  than: unknown,
  direction: StricterDirection,
): boolean {
  if (JSON.stringify(value) === JSON.stringify(than)) return true;
  if (typeof value === 'number' && typeof than === 'number') {
    if (direction === 'lower') return value <= than;
    if (direction === 'higher') return value >= than;
  }
  if (Array.isArray(value) && Array.isArray(than)) {
    if (direction === 'subset') return contains(than, value);
    if (direction === 'superset') return contains(value, than);
  }
  return false;
}

/** The graver of two severities. @internal */
export function graver(a: PolicySeverity, b: PolicySeverity): PolicySeverity {
  return SEVERITIES.indexOf(a) >= SEVERITIES.indexOf(b) ? a : b;
}

/**
 * A domain policy that strengthens another one, with the rules that it takes over: its own parameters where they are
 * stricter, and never a milder severity. Other policies stay as they are.
 *
 * @internal
 */
export function withRulesOf(
  policy: Policy,
  others: ReadonlyMap<string, Policy>,
): Policy {
  if (policy.strengthens === undefined) return policy;
  const base = others.get(policy.strengthens);
  if (!base || base.domain !== undefined) return policy;
  const own = new Map(policy.rules.map(rule => [rule.id, rule]));
  const parameters = { ...base.parameters };
  for (const [name, parameter] of Object.entries(policy.parameters)) {
    const known = base.parameters[name];
    const counts =
      !known || isAsStrict(parameter.value, known.value, known.stricter);
    if (counts) {
      parameters[name] = known
        ? { ...known, value: parameter.value }
        : parameter;
    }
  }
  return {
    ...policy,
    severity: graver(policy.severity, base.severity),
    parameters,
    target: {
      kinds:
        policy.target.kinds.length > 0
          ? policy.target.kinds
          : base.target.kinds,
      when: policy.target.when ?? base.target.when,
    },
    rules: [
      ...base.rules
        .filter(({ id }) => !own.has(id))
        .map(rule => ({
          ...rule,
          severity: graver(rule.severity ?? base.severity, policy.severity),
        })),
      ...policy.rules,
    ],
  };
}
