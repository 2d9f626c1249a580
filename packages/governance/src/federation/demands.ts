// SPDX-License-Identifier: Apache-2.0
import type { Expr } from '@bufbuild/cel-spec/cel/expr/syntax_pb.js';
import { CelError, DEFAULT_CEL_LIMITS } from '../cel';
import { parse } from '../cel/parse';

/** What an expression asks of one field: to be one of some values, or none of them. @internal */
export interface Demand {
  field: string;
  allowed?: ReadonlySet<string>;
  forbidden?: ReadonlySet<string>;
}

function fieldOf(expr: Expr | undefined): string | undefined {
  const kind = expr?.exprKind;
  if (kind?.case === 'identExpr') return kind.value.name;
  if (kind?.case !== 'selectExpr' || kind.value.testOnly) return undefined;
  const head = fieldOf(kind.value.operand);
  return head && `${head}.${kind.value.field}`;
}

function constantOf(expr: Expr | undefined): string | undefined {
  const kind = expr?.exprKind;
  if (kind?.case !== 'constExpr') return undefined;
  const { case: type, value } = kind.value.constantKind;
  return type === undefined ? undefined : `${typeof value} ${String(value)}`;
}

function constantsOf(expr: Expr | undefined): string[] | undefined {
  const kind = expr?.exprKind;
  if (kind?.case !== 'listExpr') return undefined;
  const values = kind.value.elements.map(constantOf);
  return values.every((value): value is string => value !== undefined)
    ? values
    : undefined;
}

function demandOf(expr: Expr, turned: boolean): Demand | undefined {
  const kind = expr.exprKind;
  if (kind.case !== 'callExpr') return undefined;
  const { function: name, args } = kind.value;
  if (name === '!_') return demandOf(args[0], !turned);
  let field: string | undefined;
  let values: string[] | undefined;
  if (name === '_==_' || name === '_!=_') {
    const [a, b] = args;
    field = fieldOf(a) ?? fieldOf(b);
    const value = constantOf(fieldOf(a) === undefined ? a : b);
    values = value === undefined ? undefined : [value];
  } else if (name === '@in') {
    field = fieldOf(args[0]);
    values = constantsOf(args[1]);
  }
  if (field === undefined || values === undefined) return undefined;
  const forbids = (name === '_!=_') !== turned;
  const set = new Set(values);
  return forbids ? { field, forbidden: set } : { field, allowed: set };
}

function collect(expr: Expr, found: Demand[]): void {
  const kind = expr.exprKind;
  if (kind.case === 'callExpr' && kind.value.function === '_&&_') {
    kind.value.args.forEach(part => collect(part, found));
    return;
  }
  const demand = demandOf(expr, false);
  if (demand) found.push(demand);
}

/**
 * What an expression plainly demands: the parts of its conjunction that compare a field with fixed values.
 *
 * @internal
 */
export function demandsOf(source: string): Demand[] {
  const found: Demand[] = [];
  try {
    collect(parse(source, DEFAULT_CEL_LIMITS).expr, found);
  } catch (error) {
    if (!(error instanceof CelError)) throw error;
  }
  return found;
}

const isWithin = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
  [...a].every(value => b.has(value));
const isApart = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
  [...a].every(value => !b.has(value));

/** The field of which two expressions demand what cannot both be; undefined when they can. @internal */
export function contradiction(
  a: readonly Demand[],
  b: readonly Demand[],
): string | undefined {
  for (const left of a) {
    for (const right of b) {
      if (left.field !== right.field) continue;
      const apart =
        (left.allowed &&
          right.allowed &&
          isApart(left.allowed, right.allowed)) ||
        (left.allowed &&
          right.forbidden &&
          isWithin(left.allowed, right.forbidden)) ||
        (left.forbidden &&
          right.allowed &&
          isWithin(right.allowed, left.forbidden));
      if (apart) return left.field;
    }
  }
  return undefined;
}
