// SPDX-License-Identifier: Apache-2.0
import { adopt, release } from './adopt';
import {
  type CelLimits,
  Budget,
  BudgetError,
  DEFAULT_CEL_LIMITS,
} from './budget';
import { Compiler } from './compiler';
import { CelError } from './errors';
import { parse } from './parse';
import type { CelType } from './types';
import { type DataMap, type Value, Fault } from './values';

/** What an evaluation gives: a value, or why there is none. @internal */
export type Evaluated = { value: Value } | { error: string };

/** An expression that is ready to run. @internal */
export interface Expression {
  source: string;
  type: CelType;
  /** What it reads of what it is given, as dotted paths, sorted. */
  reads: readonly string[];
  /**
   * Never throws, and comes to an end within its limits.
   *
   * @param whole - what it is a part of, and takes from as well
   */
  evaluate(roots: DataMap, whole?: Budget): Evaluated;
}

/** Names that an expression may use, and what they hold. @public */
export type CelScope = Readonly<Record<string, CelType>>;

const MOST_KEPT = 5_000;
const kept = new WeakMap<CelScope, Map<string, Expression | CelError>>();

function build(source: string, scope: CelScope, limits: CelLimits): Expression {
  const parsed = parse(source, limits);
  const compiler = new Compiler(parsed, scope, limits);
  const { run, type } = compiler.compile(parsed.expr);
  const { slots } = compiler;
  return {
    source,
    type,
    reads: [...compiler.reads].sort(),
    evaluate(roots, whole) {
      try {
        const result = run({
          roots,
          slots: new Array(slots),
          budget: new Budget(limits, whole),
        });
        return result instanceof Fault
          ? { error: result.message }
          : { value: result };
      } catch (error) {
        if (error instanceof BudgetError) return { error: error.message };
        if (error instanceof RangeError) {
          return { error: 'The expression needs too much memory.' };
        }
        throw error;
      }
    },
  };
}

/**
 * Makes an expression ready to run; the same text in the same scope is read once.
 *
 * @throws CelError for what is no expression, uses what is not there, or is too large
 * @internal
 */
export function compileExpression(
  source: string,
  scope: CelScope,
  limits: CelLimits = DEFAULT_CEL_LIMITS,
): Expression {
  let known = limits === DEFAULT_CEL_LIMITS ? kept.get(scope) : new Map();
  if (!known) {
    known = new Map();
    kept.set(scope, known);
  }
  let found = known.get(source);
  if (!found) {
    try {
      found = build(source, scope, limits);
    } catch (error) {
      if (!(error instanceof CelError)) throw error;
      found = error;
    }
    if (known.size >= MOST_KEPT) known.clear();
    known.set(source, found);
  }
  if (found instanceof CelError) throw found;
  return found;
}

/** An expression that anyone may run on plain data. @public */
export interface CelProgram {
  /** What it reads of what it is given, as dotted paths, sorted. */
  reads: readonly string[];
  type: CelType;
  /**
   * Runs the expression. Never throws for bad data, and comes to an end within its limits.
   *
   * @param data - plain data by the names of the scope; nothing else can be read
   */
  run(data: Record<string, unknown>): { value: unknown } | { error: string };
}

/**
 * Reads an expression of CEL, the Common Expression Language (cel.dev), for data of known shape.
 *
 * @throws {@link CelError} for what is no expression, uses what is not in its scope, or is too large
 * @public
 */
export function compileCel(
  source: string,
  scope: CelScope,
  limits: Partial<CelLimits> = {},
): CelProgram {
  const bounded = { ...DEFAULT_CEL_LIMITS, ...limits };
  const { reads, type, evaluate } = compileExpression(source, scope, bounded);
  return {
    reads,
    type,
    run(data) {
      let roots: Value;
      try {
        roots = adopt(data);
      } catch (error) {
        if (!(error instanceof TypeError)) throw error;
        return { error: error.message };
      }
      const result = evaluate(roots as DataMap);
      return 'error' in result ? result : { value: release(result.value) };
    },
  };
}
