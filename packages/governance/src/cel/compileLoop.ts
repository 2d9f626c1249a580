// SPDX-License-Identifier: Apache-2.0
import type {
  Expr,
  Expr_Comprehension,
} from '@bufbuild/cel-spec/cel/expr/syntax_pb.js';
import type { Compiler } from './compiler';
import type { Node } from './frame';
import { conditional } from './logic';
import { append, loop } from './loop';
import { itemType } from './types';

/** The step of a loop; what only adds an item to the list of the loop does so in place. */
function compileStep(
  compiler: Compiler,
  expr: Expr,
  total: string,
  slot: number,
): Node {
  const { exprKind } = expr;
  if (exprKind.case !== 'callExpr') return compiler.compile(expr);
  const { function: name, args } = exprKind.value;
  const isTotal = (part: Expr) =>
    part.exprKind.case === 'identExpr' && part.exprKind.value.name === total;
  if (name === '_?_:_' && isTotal(args[2])) {
    const condition = compiler.compile(args[0]);
    const yes = compileStep(compiler, args[1], total, slot);
    return {
      run: conditional(condition, yes, compiler.compile(args[2])),
      type: yes.type,
    };
  }
  const added = args[1]?.exprKind;
  if (name === '_+_' && isTotal(args[0]) && added.case === 'listExpr') {
    const items = added.value.elements.map(item => compiler.compile(item));
    return {
      run: append(slot, items),
      type: { list: items[0]?.type ?? 'any' },
    };
  }
  return compiler.compile(expr);
}

/** A loop that a macro was written out to. @internal */
export function compileLoop(
  compiler: Compiler,
  parts: Expr_Comprehension,
): Node {
  const range = compiler.compile(parts.iterRange!);
  const start = compiler.compile(parts.accuInit!);
  const itemSlot = compiler.slots++;
  const totalSlot = compiler.slots++;
  const total = { name: parts.accuVar, slot: totalSlot, type: start.type };
  compiler.scope.push(total, {
    name: parts.iterVar,
    slot: itemSlot,
    type: itemType(range.type),
  });
  const condition = compiler.compile(parts.loopCondition!);
  const step = compileStep(compiler, parts.loopStep!, parts.accuVar, totalSlot);
  compiler.scope.pop();
  total.type = step.type;
  const result = compiler.compile(parts.result!);
  compiler.scope.pop();
  return {
    type: result.type,
    run: loop({ range, start, condition, step, result, itemSlot, totalSlot }),
  };
}
