// SPDX-License-Identifier: Apache-2.0
import type { Expr } from '@bufbuild/cel-spec/cel/expr/syntax_pb.js';

/** The dotted name that a chain of fields is, such as `a.b.c`; undefined for anything else. @internal */
export function dottedName(expr: Expr): string[] | undefined {
  const { exprKind } = expr;
  if (exprKind.case === 'identExpr') return [exprKind.value.name];
  if (exprKind.case !== 'selectExpr' || exprKind.value.testOnly) {
    return undefined;
  }
  const { operand, field } = exprKind.value;
  const head = operand && dottedName(operand);
  return head && [...head, field];
}
