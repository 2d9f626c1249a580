// SPDX-License-Identifier: Apache-2.0
import { CelError, type CelScope, type CelType } from '../cel';
import { adopt } from '../cel/adopt';
import { compileExpression, type Expression } from '../cel/expression';
import { itemType, typeTitle } from '../cel/types';
import type { DataMap } from '../cel/values';
import { scopeOf, scopeWithItem } from '../facts/scope';
import type { Policy, PolicyRule, PolicySeverity, RulePatch } from './model';
import { type Template, compileTemplate } from './template';

/** A patch that is ready to be filled in. @internal */
export interface CompiledPatch {
  patch: RulePatch;
  path: Template;
  value?: Expression;
  /** The value, where it is a text with expressions in it. */
  text?: Template;
}

/** A rule that is ready to run. @internal */
export interface CompiledRule {
  rule: PolicyRule;
  severity: PolicySeverity;
  check: Expression;
  each?: Expression;
  when?: Expression;
  message: Template;
  fix?: { text: Template; patch: readonly CompiledPatch[] };
  /** Sections of the facts that must be known for the rule to apply. */
  sections: readonly string[];
  /** Everything that the verdict depends on, as dotted paths. */
  reads: readonly string[];
}

/** A policy that is ready to run. @internal */
export interface CompiledPolicy {
  policy: Policy;
  when?: Expression;
  rules: readonly CompiledRule[];
  parameters: DataMap;
  /** Sections that must be known to tell whether it binds. */
  sections: readonly string[];
}

/** Something in a policy that cannot be compiled. @internal */
export interface CompileProblem {
  /** JSON Pointer into the policy document. */
  path: string;
  message: string;
}

const GIVEN = new Set(['environment', 'now', 'parameters', 'item']);

function sectionsOf(reads: readonly string[]): string[] {
  const names = reads.map(path => path.split('.')[0]);
  return [...new Set(names)].filter(name => !GIVEN.has(name)).sort();
}

/** Collects what is wrong while it compiles. */
class Compilation {
  readonly problems: CompileProblem[] = [];

  attempt<T>(path: string, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof CelError)) throw error;
      const place = error.offset > 0 ? ` (character ${error.offset + 1})` : '';
      this.problems.push({ path, message: `${error.message}${place}` });
      return undefined;
    }
  }

  expression(
    source: string | undefined,
    path: string,
    scope: CelScope,
    wanted?: 'bool' | 'list',
  ): Expression | undefined {
    if (source === undefined) return undefined;
    return this.attempt(path, () => {
      const expression = compileExpression(source, scope);
      const { type } = expression;
      const isList = typeof type === 'object' && 'list' in type;
      const fits =
        type === 'any' ||
        wanted === undefined ||
        (wanted === 'list' ? isList : type === wanted);
      if (!fits) {
        const words = wanted === 'list' ? 'a list' : 'true or false';
        throw new CelError(
          `The expression must give ${words}, and gives a ${typeTitle(type)}.`,
        );
      }
      return expression;
    });
  }

  template(text: string, path: string, scope: CelScope): Template | undefined {
    return this.attempt(path, () => compileTemplate(text, scope));
  }
}

function compilePatches(
  patches: readonly RulePatch[],
  at: string,
  scope: CelScope,
  compilation: Compilation,
): CompiledPatch[] {
  return patches.flatMap((patch, index) => {
    const place = `${at}/fix/patch/${index}`;
    const path = compilation.template(patch.path, `${place}/path`, scope);
    const value = compilation.expression(
      patch.expression,
      `${place}/expression`,
      scope,
    );
    const text =
      typeof patch.value === 'string'
        ? compilation.template(patch.value, `${place}/value`, scope)
        : undefined;
    return path ? [{ patch, path, value, text }] : [];
  });
}

function compileRule(
  policy: Policy,
  rule: PolicyRule,
  at: string,
  scope: CelScope,
  compilation: Compilation,
): CompiledRule | undefined {
  const when = compilation.expression(rule.when, `${at}/when`, scope, 'bool');
  const each = compilation.expression(rule.each, `${at}/each`, scope, 'list');
  const item: CelType = each ? itemType(each.type) : 'any';
  // A rule whose list cannot be read is still checked as one that has a list.
  const inner = rule.each === undefined ? scope : scopeWithItem(scope, item);
  const check = compilation.expression(
    rule.check,
    `${at}/check`,
    inner,
    'bool',
  );
  const message = compilation.template(rule.message, `${at}/message`, inner);
  const text =
    rule.fix && compilation.template(rule.fix.text, `${at}/fix/text`, inner);
  const patch = compilePatches(rule.fix?.patch ?? [], at, inner, compilation);
  if (!check || !message) return undefined;
  const needed = [check, each, when].flatMap(part => part?.reads ?? []);
  const filled = [
    ...message.reads,
    ...(text?.reads ?? []),
    ...patch.flatMap(({ path, value, text: template }) => [
      ...path.reads,
      ...(value?.reads ?? []),
      ...(template?.reads ?? []),
    ]),
  ];
  return {
    rule,
    severity: rule.severity ?? policy.severity,
    check,
    each,
    when,
    message,
    ...(text && { fix: { text, patch } }),
    sections: sectionsOf(needed),
    reads: [...new Set([...needed, ...filled])].sort(),
  };
}

/**
 * Makes a policy ready to run.
 *
 * @returns what can run, and what is wrong with the rest
 * @internal
 */
export function compilePolicy(policy: Policy): {
  compiled: CompiledPolicy;
  problems: CompileProblem[];
} {
  const compilation = new Compilation();
  const scope = scopeOf(Object.keys(policy.parameters));
  const when = compilation.expression(
    policy.target.when,
    '/spec/target/when',
    scope,
    'bool',
  );
  const rules = policy.rules.flatMap(
    (rule, index) =>
      compileRule(policy, rule, `/spec/rules/${index}`, scope, compilation) ??
      [],
  );
  const parameters = adopt(
    Object.fromEntries(
      Object.entries(policy.parameters).map(([name, { value }]) => [
        name,
        value,
      ]),
    ),
  ) as DataMap;
  return {
    compiled: {
      policy,
      when,
      rules,
      parameters,
      sections: sectionsOf(when?.reads ?? []),
    },
    problems: compilation.problems,
  };
}
