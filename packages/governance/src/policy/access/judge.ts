// SPDX-License-Identifier: Apache-2.0
import { suggest } from '@meshwright/contracts';
import { compileAccessRule } from '../../access/CompiledRule';
import type { AccessRule } from '../../access/model';
import { personFields } from '../../access/scope';
import type { Remark } from '../remark';
import type { Policy } from '../model';

function* onRule(
  policy: Policy,
  rule: AccessRule,
  at: string,
): Generator<Remark> {
  // The shape says what is wrong with the rest.
  if (!rule.broken) {
    const { broken } = compileAccessRule(
      policy,
      rule,
      policy.domain === undefined ? undefined : [],
    );
    if (broken) {
      yield {
        severity: 'error',
        rule: 'invalid-expression',
        path: `${at}/when`,
        message: broken,
      };
    }
  }
  if (rule.effect === 'allow' && policy.domain !== undefined) {
    yield {
      severity: 'error',
      rule: 'domain-allows',
      path: `${at}/effect`,
      message:
        'A policy of a domain may refuse and not allow: who is let in is decided for all domains alike. Move the rule to a policy without a domain.',
    };
  }
  if (rule.effect === 'deny' && rule.message === `${rule.title}.`) {
    yield {
      severity: 'warning',
      rule: 'no-message',
      path: at,
      message: `'${rule.id}' refuses without saying why. Add 'message', and in 'ask' who can help.`,
    };
  }
}

function* onPeople(policy: Policy): Generator<Remark> {
  for (const [index, one] of policy.access!.people.entries()) {
    const at = `/spec/access/people/${index}`;
    if (policy.domain !== undefined) {
      yield {
        severity: 'error',
        rule: 'domain-assigns',
        path: at,
        message:
          'A policy of a domain does not say what people are: that is decided for all domains alike. Move it to a policy without a domain.',
      };
    }
    if (one.groups.length === 0 && one.users.length === 0) {
      yield {
        severity: 'error',
        rule: 'missing-field',
        path: at,
        message: "It is about nobody. Add 'groups' or 'users'.",
      };
    }
  }
}

function* onExamples({ access }: Policy): Generator<Remark> {
  const { examples, rules } = access!;
  const ids = rules.map(({ id }) => id);
  const fields = Object.keys(personFields);
  for (const [index, { person, rule }] of examples.entries()) {
    const at = `/spec/access/examples/${index}`;
    for (const field of Object.keys(person)) {
      if (fields.includes(field)) continue;
      const meant = suggest(field, fields);
      yield {
        severity: 'error',
        rule: 'unknown-fact',
        path: `${at}/person/${field}`,
        message: `A person has no '${field}'.${
          meant
            ? ` Did you mean '${meant}'?`
            : ` Known are ${fields.join(', ')}.`
        }`,
        ...(meant && {
          fix: { description: `Rename it to '${meant}'`, rename: meant },
        }),
      };
    }
    if (rule !== undefined && !ids.includes(rule)) {
      yield {
        severity: 'error',
        rule: 'unknown-rule',
        path: `${at}/rule`,
        message: `This policy has no access rule '${rule}'.`,
      };
    }
  }
  if (rules.length > 0 && examples.length === 0) {
    yield {
      severity: 'warning',
      rule: 'no-examples',
      path: '/spec/access',
      message:
        'No example shows what must be allowed and denied. An access policy is tested by its own examples.',
    };
  }
}

/** Everything there is to say about the access part of a policy that its shape does not tell. @internal */
export function* judgeAccess(policy: Policy): Generator<Remark> {
  const { access, enforcement } = policy;
  if (!access) return;
  if (!enforcement.includes('permission')) {
    yield {
      severity: 'error',
      rule: 'access-not-asked',
      path: '/spec/enforcement',
      message:
        "The policy has 'access', and no permission check asks it. Add 'permission' to 'enforcement', or leave that out.",
    };
  }
  const seen = new Set<string>();
  for (const [index, rule] of access.rules.entries()) {
    const at = `/spec/access/rules/${index}`;
    if (seen.has(rule.id)) {
      yield {
        severity: 'error',
        rule: 'duplicate-rule',
        path: `${at}/id`,
        message: `Two access rules of this policy have the id '${rule.id}'. Give one of them another.`,
      };
    }
    seen.add(rule.id);
    yield* onRule(policy, rule, at);
  }
  yield* onPeople(policy);
  yield* onExamples(policy);
}
