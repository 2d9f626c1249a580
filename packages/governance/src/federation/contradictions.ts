// SPDX-License-Identifier: Apache-2.0
import { evaluate } from '../evaluation/evaluate';
import { policySet } from '../evaluation/policySet';
import { exampleSubject, stated } from '../examples/exampleSubject';
import type { Policy, PolicyRule } from '../policy';
import { compilePolicy } from '../policy/compile';
import { contradiction, demandsOf } from './demands';
import type { FederationConflict } from './types';

const plain = (source: string) => source.replace(/\s+/g, ' ').trim();

/** Whether one expression is the other one with `!( … )` around it. */
function isNegation(a: string, b: string): boolean {
  return plain(a) === `!(${plain(b)})` || plain(b) === `!(${plain(a)})`;
}

/** Whether two rules can be asked of the same thing: what they loop over is the same. */
function isAboutTheSame(a: PolicyRule, b: PolicyRule): boolean {
  return plain(a.each ?? '') === plain(b.each ?? '');
}

function* byText(
  policy: Policy,
  global: Policy,
): Generator<FederationConflict> {
  for (const [index, own] of policy.rules.entries()) {
    for (const other of global.rules) {
      if (!isAboutTheSame(own, other)) continue;
      const field = isNegation(own.check, other.check)
        ? 'what is checked'
        : contradiction(demandsOf(own.check), demandsOf(other.check));
      if (field === undefined) continue;
      const path = `/spec/rules/${index}`;
      yield {
        kind: 'contradicts',
        policy: policy.name,
        against: global.name,
        rule: own.id,
        message: `The rule ${own.id} asks of ${field} what the rule ${other.id} of ${global.name} forbids: nothing can pass both.`,
        file: policy.file,
        path,
        line: policy.lines[path] ?? 1,
      };
    }
  }
}

/** Passing examples of the domain that a global rule fails, although they state all that it reads. */
function* byExample(
  policy: Policy,
  global: Policy,
): Generator<FederationConflict> {
  const { compiled } = compilePolicy(global);
  const set = policySet([{ ...global, lifecycle: 'enabled' }]);
  for (const [index, example] of policy.examples.entries()) {
    if (example.expect !== 'pass') continue;
    const reads = [
      ...(compiled.when?.reads ?? []),
      ...compiled.rules.flatMap(rule => rule.reads),
    ].filter(path =>
      /^(product|contract|infrastructure|quality|lineage)\b/.test(path),
    );
    if (!reads.every(path => stated(example.facts, path))) continue;
    const kind = policy.target.kinds[0] ?? global.target.kinds[0] ?? 'product';
    const failing = evaluate(set, exampleSubject(example, kind), {
      now: example.now ?? '2000-01-01T00:00:00Z',
    }).find(({ outcome }) => outcome === 'fail');
    if (!failing) continue;
    const path = `/spec/examples/${index}`;
    yield {
      kind: 'contradicts',
      policy: policy.name,
      against: global.name,
      message: `The example '${example.name}' passes here and fails the rule ${failing.rule} of ${global.name}: ${failing.message}`,
      file: policy.file,
      path,
      line: policy.lines[path] ?? 1,
    };
  }
}

/** Where a domain's policy asks for what a global one forbids. @internal */
export function contradictions(
  policy: Policy,
  global: Policy,
): FederationConflict[] {
  const meet = policy.target.kinds.some(kind =>
    global.target.kinds.includes(kind),
  );
  if (!meet || policy.name === global.name) return [];
  const found = [...byText(policy, global)];
  return found.length > 0 ? found : [...byExample(policy, global)];
}
