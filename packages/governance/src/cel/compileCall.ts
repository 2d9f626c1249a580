// SPDX-License-Identifier: Apache-2.0
import type { Expr, Expr_Call } from '@bufbuild/cel-spec/cel/expr/syntax_pb.js';
import { suggest } from '@meshwright/contracts';
import type { Compiler } from './compiler';
import { dottedName } from './dottedName';
import type { Node } from './frame';
import { type FunctionEntry, functions } from './functions';
import { index, operators } from './operators';
import { conditional, junction, notStrictlyFalse } from './logic';
import type { CelType } from './types';
import { type Value, Fault } from './values';

/** Operators whose result is a truth value. */
const JUDGING = new Set([
  '!_',
  '_==_',
  '_!=_',
  '_<_',
  '_<=_',
  '_>_',
  '_>=_',
  '@in',
]);

/** Types of what functions give, where they give always the same. */
const RESULT_TYPES: Record<string, CelType> = {
  size: 'int',
  contains: 'bool',
  startsWith: 'bool',
  endsWith: 'bool',
  matches: 'bool',
  int: 'int',
  double: 'double',
  string: 'string',
  bool: 'bool',
  timestamp: 'timestamp',
  duration: 'duration',
  containsAny: 'bool',
  containsAll: 'bool',
  isVersion: 'bool',
  join: 'string',
  lowerAscii: 'string',
  upperAscii: 'string',
  trim: 'string',
};

/** Calls a function on parts; a fault in one of them is the result. */
function apply(
  call: FunctionEntry['call'],
  parts: readonly Node[],
): Node['run'] {
  const [first, second] = parts;
  if (parts.length === 1) {
    return frame => {
      frame.budget.spend(1);
      const a = first.run(frame);
      return a instanceof Fault ? a : call([a], frame.budget);
    };
  }
  if (parts.length === 2) {
    return frame => {
      frame.budget.spend(1);
      const a = first.run(frame);
      if (a instanceof Fault) return a;
      const b = second.run(frame);
      return b instanceof Fault ? b : call([a, b], frame.budget);
    };
  }
  return frame => {
    frame.budget.spend(1);
    const values: Value[] = [];
    for (const part of parts) {
      const value = part.run(frame);
      if (value instanceof Fault) return value;
      values.push(value);
    }
    return call(values, frame.budget);
  };
}

function access(compiler: Compiler, [of, key]: Expr[]): Node {
  const container = compiler.compile(of);
  const { type } = container;
  let inner: CelType = 'any';
  if (typeof type === 'object') {
    if ('list' in type) inner = type.list;
    if ('map' in type) inner = type.map;
  }
  return { run: apply(index, [container, compiler.compile(key)]), type: inner };
}

function binding(
  compiler: Compiler,
  [variable, value, body]: Expr[],
  expr: Expr,
): Node {
  if (variable.exprKind.case !== 'identExpr') {
    return compiler.fail(expr, "The first part of 'cel.bind' is a name.");
  }
  const bound = compiler.compile(value);
  const slot = compiler.slots++;
  compiler.scope.push({
    name: variable.exprKind.value.name,
    slot,
    type: bound.type,
  });
  const inner = compiler.compile(body);
  compiler.scope.pop();
  return {
    type: inner.type,
    run: frame => {
      frame.slots[slot] = bound.run(frame);
      return inner.run(frame);
    },
  };
}

function checkUse(
  compiler: Compiler,
  name: string,
  { style, arity }: FunctionEntry,
  given: number,
  method: boolean,
  expr: Expr,
): void {
  if (style !== 'both' && (style === 'method') !== method) {
    const right = style === 'method' ? `x.${name}(…)` : `${name}(…)`;
    compiler.fail(expr, `'${name}' is written as ${right}.`);
  }
  // `matches(text, pattern)` names its receiver among the arguments, `text.matches(pattern)` before them.
  const receiver = method || style === 'both' ? 1 : 0;
  if (arity.includes(given - receiver)) return;
  const shift = receiver - (method ? 1 : 0);
  compiler.fail(
    expr,
    `'${name}' takes ${arity
      .map(count => count + shift)
      .join(' or ')} arguments here, not ${given - (method ? 1 : 0)}.`,
  );
}

function invoke(
  compiler: Compiler,
  name: string,
  args: Expr[],
  method: boolean,
  expr: Expr,
): Node {
  const entry = functions.get(name);
  if (!entry) {
    return compiler.fail(
      expr,
      `There is no function '${name}'.`,
      suggest(name, [...functions.keys()]),
    );
  }
  checkUse(compiler, name, entry, args.length, method, expr);
  const parts = args.map(arg => compiler.compile(arg));
  const type =
    name === 'distinct' || name === 'sort' ? parts[0].type : RESULT_TYPES[name];
  return { run: apply(entry.call, parts), type: type ?? 'any' };
}

/** A call of a function, method or operator. @internal */
export function compileCall(
  compiler: Compiler,
  call: Expr_Call,
  expr: Expr,
): Node {
  const { function: name, args, target } = call;
  if (target) {
    const path = dottedName(target);
    if (name === 'bind' && path?.join('.') === 'cel' && args.length === 3) {
      return binding(compiler, args, expr);
    }
    return invoke(compiler, name, [target, ...args], true, expr);
  }
  switch (name) {
    case '_&&_':
    case '_||_': {
      const parts = args.map(arg => compiler.compile(arg));
      return { run: junction(parts, name === '_||_'), type: 'bool' };
    }
    case '_?_:_': {
      const [condition, yes, no] = args.map(arg => compiler.compile(arg));
      const same = JSON.stringify(yes.type) === JSON.stringify(no.type);
      return {
        run: conditional(condition, yes, no),
        type: same ? yes.type : 'any',
      };
    }
    case '@not_strictly_false':
      return { run: notStrictlyFalse(compiler.compile(args[0])), type: 'bool' };
    case '_[_]':
      return access(compiler, args);
    default:
  }
  if (Object.hasOwn(operators, name)) {
    const call_ = operators[name];
    const [a, b] = args.map(arg => compiler.compile(arg));
    const type: CelType = JUDGING.has(name) ? 'bool' : 'any';
    return { run: apply(call_, b ? [a, b] : [a]), type };
  }
  return invoke(compiler, name, args, false, expr);
}
