// SPDX-License-Identifier: Apache-2.0
import { suggest } from '@meshwright/contracts';
import { sections } from '../facts/scope';
import { judgeAccess } from './access/judge';
import { compilePolicy } from './compile';
import type { Policy } from './model';
import type { Remark } from './remark';

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return (
    !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === text
  );
}

function* onLifecycle(policy: Policy): Generator<Remark> {
  const { lifecycle, graceUntil } = policy;
  if (lifecycle === 'grace' && graceUntil === undefined) {
    yield {
      severity: 'error',
      rule: 'no-grace-end',
      path: '/spec/lifecycle',
      message: `A policy in grace needs 'graceUntil', the last day on which failures are warnings.`,
      fix: { description: "Add 'graceUntil'", path: '/spec/graceUntil' },
    };
  }
  if (graceUntil !== undefined && !isDay(graceUntil)) {
    yield {
      severity: 'error',
      rule: 'wrong-format',
      path: '/spec/graceUntil',
      message: `There is no day ${graceUntil}.`,
    };
  }
}

function* onRules(policy: Policy): Generator<Remark> {
  const { access, guardrails, rules, strengthens, domain } = policy;
  const speaksOtherwise = access !== undefined || guardrails !== undefined;
  const hasNoTarget = speaksOtherwise && rules.length === 0;
  if (rules.length === 0 && strengthens === undefined && !speaksOtherwise) {
    yield {
      severity: 'error',
      rule: 'no-rules',
      path: '/spec',
      message:
        "A policy needs 'rules', 'access', 'guardrails', or 'strengthens' with the name of the policy whose rules it makes stricter.",
      fix: { description: "Add 'rules'", path: '/spec/rules' },
    };
  }
  if (
    policy.target.kinds.length === 0 &&
    strengthens === undefined &&
    !hasNoTarget
  ) {
    yield {
      severity: 'error',
      rule: 'missing-field',
      path: '/spec',
      message:
        "A policy needs 'target' with 'kinds': product, contract, or both.",
      fix: {
        description: "Add 'target'",
        path: '/spec/target',
        value: { kinds: ['product'] },
      },
    };
  }
  if (strengthens !== undefined && domain === undefined) {
    yield {
      severity: 'error',
      rule: 'strengthens-without-domain',
      path: '/spec/strengthens',
      message:
        "Only a policy of a domain strengthens another one. Add 'domain', or change the other policy itself.",
    };
  }
  const seen = new Set<string>();
  for (const [index, { id }] of rules.entries()) {
    if (id && seen.has(id)) {
      yield {
        severity: 'error',
        rule: 'duplicate-rule',
        path: `/spec/rules/${index}/id`,
        message: `Two rules of this policy have the id '${id}'. Give one of them another.`,
      };
    }
    seen.add(id);
  }
}

function* onFacts(
  facts: Readonly<Record<string, unknown>>,
  at: string,
): Generator<Remark> {
  const known = [...Object.keys(sections), 'entity'];
  for (const [section, value] of Object.entries(facts)) {
    if (!known.includes(section)) {
      const meant = suggest(section, known);
      yield {
        severity: 'error',
        rule: 'unknown-fact',
        path: `${at}/${section}`,
        message: `There are no facts '${section}'.${
          meant
            ? ` Did you mean '${meant}'?`
            : ` Known are ${known.join(', ')}.`
        }`,
        ...(meant && {
          fix: { description: `Rename it to '${meant}'`, rename: meant },
        }),
      };
      continue;
    }
    if (section === 'entity' || typeof value !== 'object' || !value) continue;
    const fields = Object.keys(
      sections[section as keyof typeof sections].fields(),
    );
    for (const field of Object.keys(value)) {
      if (fields.includes(field)) continue;
      const meant = suggest(field, fields);
      yield {
        severity: 'error',
        rule: 'unknown-fact',
        path: `${at}/${section}/${field}`,
        message: `The facts of ${section} have no '${field}'.${
          meant ? ` Did you mean '${meant}'?` : ''
        }`,
        ...(meant && {
          fix: { description: `Rename it to '${meant}'`, rename: meant },
        }),
      };
    }
  }
}

function* onExamples(policy: Policy): Generator<Remark> {
  const { examples, rules, strengthens, lifecycle } = policy;
  const ids = rules.map(({ id }) => id);
  for (const [index, example] of examples.entries()) {
    const at = `/spec/examples/${index}`;
    yield* onFacts(example.facts, `${at}/facts`);
    for (const [number, id] of example.rules.entries()) {
      if (strengthens !== undefined || ids.includes(id)) continue;
      const meant = suggest(id, ids);
      yield {
        severity: 'error',
        rule: 'unknown-rule',
        path: `${at}/rules/${number}`,
        message: `This policy has no rule '${id}'.${
          meant ? ` Did you mean '${meant}'?` : ''
        }`,
        ...(meant && {
          fix: { description: `Write '${meant}'`, value: meant },
        }),
      };
    }
    if (example.now !== undefined && Number.isNaN(Date.parse(example.now))) {
      yield {
        severity: 'error',
        rule: 'wrong-format',
        path: `${at}/now`,
        message: `'${example.now}' is no moment such as 2026-01-31T09:00:00Z.`,
      };
    }
  }
  const missing = (['pass', 'fail'] as const).filter(
    expect => !examples.some(example => example.expect === expect),
  );
  const asksFacts = rules.length > 0 || strengthens !== undefined;
  if (missing.length > 0 && lifecycle !== 'retired' && asksFacts) {
    yield {
      severity: 'warning',
      rule: 'no-examples',
      path: '/spec',
      message: `No example shows what must ${missing.join(
        ', and none what must ',
      )}. A policy is tested by its own examples.`,
    };
  }
}

function* onExpressions(policy: Policy): Generator<Remark> {
  for (const { path, message } of compilePolicy(policy).problems) {
    yield { severity: 'error', rule: 'invalid-expression', path, message };
  }
}

/** Everything there is to say about a policy that its shape does not tell. @internal */
export function judgePolicy(policy: Policy): Remark[] {
  return [
    ...onLifecycle(policy),
    ...onRules(policy),
    ...onExpressions(policy),
    ...onExamples(policy),
    ...judgeAccess(policy),
  ];
}
