// SPDX-License-Identifier: Apache-2.0
import type { Expr, Expr_Call } from '@bufbuild/cel-spec/cel/expr/syntax_pb.js';
import { Budget, BudgetError, DEFAULT_CEL_LIMITS } from '../cel/budget';
import { Compiler } from '../cel/compiler';
import type { Frame } from '../cel/frame';
import { parse } from '../cel/parse';
import type { DataMap } from '../cel/values';
import { comparisonOf } from './comparisons';
import { accessScope } from './scope';
import {
  type Truth,
  both,
  choice,
  decided,
  either,
  FALSE,
  FAULT,
  opposite,
  TRUE,
} from './truth';

/** An expression of an access rule, ready to be asked. @internal */
export interface PartialExpression {
  /** Attributes of the resource that it reads. */
  attributes: readonly string[];
  /** Never throws. What needs the resource is left as conditions. */
  evaluate(roots: DataMap): Truth;
}

type Step = (frame: Frame) => Truth;

const HINT =
  'becomes a condition of the catalog: compare with ==, != or in, or ask containsAny, containsAll or has.';

/** Children of a part, for a look at what it reads. */
function childrenOf({ exprKind }: Expr): Array<Expr | undefined> {
  switch (exprKind.case) {
    case 'selectExpr':
      return [exprKind.value.operand];
    case 'callExpr':
      return [exprKind.value.target, ...exprKind.value.args];
    case 'listExpr':
      return exprKind.value.elements;
    case 'structExpr':
      return exprKind.value.entries.flatMap(({ keyKind, value }) => [
        keyKind.case === 'mapKey' ? keyKind.value : undefined,
        value,
      ]);
    case 'comprehensionExpr': {
      const { iterRange, accuInit, loopCondition, loopStep, result } =
        exprKind.value;
      return [iterRange, accuInit, loopCondition, loopStep, result];
    }
    default:
      return [];
  }
}

/** Whether a part reads the resource. */
function readsResource(expr: Expr): boolean {
  const { exprKind } = expr;
  if (exprKind.case === 'identExpr') return exprKind.value.name === 'resource';
  return childrenOf(expr).some(child => child && readsResource(child));
}

/** Splits an expression into what is known before the resource is, and what is asked of the resource. */
class PartialCompiler {
  readonly attributes = new Set<string>();

  constructor(
    private readonly compiler: Compiler,
    private readonly source: string,
  ) {}

  step(expr: Expr): Step {
    if (!readsResource(expr)) return this.known(expr);
    const { exprKind } = expr;
    if (exprKind.case === 'callExpr') {
      const junction = this.junction(exprKind.value);
      if (junction) return junction;
    }
    return this.comparison(expr);
  }

  private known(expr: Expr): Step {
    const { run } = this.compiler.compile(expr);
    return frame => {
      const value = run(frame);
      if (value === true) return TRUE;
      return value === false ? FALSE : FAULT;
    };
  }

  private junction({ function: name, args }: Expr_Call): Step | undefined {
    switch (name) {
      case '_&&_':
      case '_||_': {
        const parts = args.map(arg => this.step(arg));
        const joined = name === '_&&_' ? both : either;
        return frame => joined(parts.map(part => part(frame)));
      }
      case '!_': {
        const part = this.step(args[0]);
        return frame => opposite(part(frame));
      }
      case '_?_:_': {
        const [test, a, b] = args.map(arg => this.step(arg));
        return frame => choice(test(frame), a(frame), b(frame));
      }
      default:
        return undefined;
    }
  }

  private comparison(expr: Expr): Step {
    // Says what is misspelt before it says what cannot be asked.
    this.compiler.compile(expr);
    const found = comparisonOf(expr, readsResource);
    if (!found) {
      return this.compiler.fail(
        expr,
        `What is asked of 'resource' in '${this.source.trim()}' ${HINT}`,
      );
    }
    this.attributes.add(found.attribute.name);
    const { known } = found;
    if (!known) return () => decided(found.presence());
    const { run } = this.compiler.compile(known);
    return frame => found.answer(run(frame));
  }
}

/**
 * Makes the expression of an access rule ready to be asked before the resource is known.
 *
 * @throws CelError for what is no expression, and for what of the resource cannot become a condition
 * @internal
 */
export function compilePartial(source: string): PartialExpression {
  const parsed = parse(source, DEFAULT_CEL_LIMITS);
  const compiler = new Compiler(parsed, accessScope, DEFAULT_CEL_LIMITS);
  const partial = new PartialCompiler(compiler, source);
  const step = partial.step(parsed.expr);
  const { slots } = compiler;
  return {
    attributes: [...partial.attributes].sort(),
    evaluate(roots) {
      try {
        return step({
          roots,
          slots: new Array(slots),
          budget: new Budget(DEFAULT_CEL_LIMITS),
        });
      } catch (error) {
        if (error instanceof BudgetError || error instanceof RangeError) {
          return FAULT;
        }
        throw error;
      }
    },
  };
}
