// SPDX-License-Identifier: Apache-2.0
import { suggest } from '@meshwright/contracts';
import { isAsStrict } from '../evaluation/strengthen';
import { type Policy, type PolicyRule, SEVERITIES } from '../policy/model';
import type { FederationConflict } from './types';

const rank = (severity: Policy['severity']) => SEVERITIES.indexOf(severity);

const STRENGTH = ['retired', 'draft', 'grace', 'enabled'];

/** Words for what is stricter. */
const WORDS: Record<string, string> = {
  lower: 'only lower numbers are stricter',
  higher: 'only higher numbers are stricter',
  subset: 'only parts of the list are stricter',
  superset: 'only longer lists are stricter',
  fixed: 'it is fixed',
};

type Report = (
  path: string,
  message: string,
  rule?: string,
) => FederationConflict;

function* onParameters(
  policy: Policy,
  base: Policy,
  report: Report,
): Generator<FederationConflict> {
  for (const [name, { value }] of Object.entries(policy.parameters)) {
    const known = base.parameters[name];
    if (!known || isAsStrict(value, known.value, known.stricter)) continue;
    yield report(
      `/spec/parameters/${name}`,
      `The parameter ${name} is ${JSON.stringify(
        value,
      )}, which is weaker than ${JSON.stringify(known.value)} in ${
        base.name
      } (${WORDS[known.stricter]}); the value of ${base.name} counts.`,
    );
  }
}

function* onSeverity(
  policy: Policy,
  base: Policy,
  report: Report,
): Generator<FederationConflict> {
  const byId = new Map(base.rules.map(rule => [rule.id, rule]));
  for (const [index, rule] of policy.rules.entries()) {
    const known: PolicyRule | undefined = byId.get(rule.id);
    if (!known) continue;
    const own = rule.severity ?? policy.severity;
    const wanted = known.severity ?? base.severity;
    if (rank(own) < rank(wanted)) {
      yield report(
        `/spec/rules/${index}`,
        `The rule ${rule.id} is of severity ${own} here and ${wanted} in ${base.name}. Make it ${wanted}.`,
        rule.id,
      );
    }
    if (rule.waivable && !known.waivable) {
      yield report(
        `/spec/rules/${index}`,
        `The rule ${rule.id} can be waived here and not in ${base.name}. Add 'waivable: false'.`,
        rule.id,
      );
    }
  }
  if (
    policy.rules.length === 0 &&
    rank(policy.severity) < rank(base.severity)
  ) {
    yield report(
      '/spec/severity',
      `The severity is ${policy.severity} here and ${base.severity} in ${base.name}; the graver one counts.`,
    );
  }
}

function* onReach(
  policy: Policy,
  base: Policy,
  report: Report,
): Generator<FederationConflict> {
  if (STRENGTH.indexOf(policy.lifecycle) < STRENGTH.indexOf(base.lifecycle)) {
    yield report(
      '/spec/lifecycle',
      `It is in ${policy.lifecycle} while ${base.name} is ${base.lifecycle}, so it does not strengthen it yet.`,
    );
  }
  const points = base.enforcement.filter(
    point => !policy.enforcement.includes(point),
  );
  if (points.length > 0) {
    yield report(
      '',
      `It is not enforced where ${base.name} is: ${points.join(
        ', ',
      )}. Add them to 'enforcement'.`,
    );
  }
  const everywhere = base.environments.length === 0;
  const missing = everywhere
    ? ['every environment']
    : base.environments.filter(name => !policy.environments.includes(name));
  if (policy.environments.length > 0 && missing.length > 0) {
    yield report(
      '',
      `It does not bind everywhere that ${base.name} does: ${missing.join(
        ', ',
      )}. Widen 'environments', or leave it out.`,
    );
  }
}

/**
 * Where a policy that says it strengthens another one asks for less.
 *
 * @internal
 */
export function weakenings(
  policy: Policy,
  globals: readonly Policy[],
): FederationConflict[] {
  const { strengthens } = policy;
  if (strengthens === undefined) return [];
  const base = globals.find(({ name }) => name === strengthens);
  const report: Report = (path, message, rule) => ({
    kind: base ? 'weakens' : 'unknown-base',
    policy: policy.name,
    against: strengthens,
    ...(rule && { rule }),
    message,
    file: policy.file,
    path,
    line: policy.lines[path] ?? policy.lines[''] ?? 1,
  });
  if (!base) {
    const meant = suggest(
      strengthens,
      globals.map(({ name }) => name),
    );
    return [
      report(
        '/spec/strengthens',
        `There is no global policy ${strengthens}.${
          meant ? ` Did you mean ${meant}?` : ''
        }`,
      ),
    ];
  }
  return [
    ...onParameters(policy, base, report),
    ...onSeverity(policy, base, report),
    ...onReach(policy, base, report),
  ];
}
