// SPDX-License-Identifier: Apache-2.0
import type {
  Constant,
  Expr,
  Expr_Call,
  Expr_Comprehension,
  Expr_CreateList,
  Expr_CreateStruct,
  Expr_Select,
} from '@bufbuild/cel-spec/cel/expr/syntax_pb.js';
import type { CelLimits } from './budget';
import { CelError } from './errors';
import type { Node } from './frame';
import { type FunctionEntry, functions, index, operators } from './functions';
import { conditional, junction, notStrictlyFalse } from './logic';
import { append, loop } from './loop';
import type { Parsed } from './parse';
import { suggest as nearest } from '@meshwright/contracts';
import { type CelType, itemType, typeTitle } from './types';
import {
  type Value,
  CelMap,
  Fault,
  TypeValue,
  Uint,
  isMap,
  keyOf,
  lookUp,
  typeName,
} from './values';

const TYPE_NAMES = new Set([
  'bool',
  'int',
  'uint',
  'double',
  'string',
  'bytes',
  'list',
  'map',
  'null_type',
  'type',
  'google.protobuf.Timestamp',
  'google.protobuf.Duration',
]);

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

const CONVERTED: Record<string, CelType> = {
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

/** The dotted name that a chain of fields is, such as `a.b.c`; undefined for anything else. */
function dottedName(expr: Expr): string[] | undefined {
  const { exprKind } = expr;
  if (exprKind.case === 'identExpr') return [exprKind.value.name];
  if (exprKind.case !== 'selectExpr' || exprKind.value.testOnly) {
    return undefined;
  }
  const { operand, field } = exprKind.value;
  const head = operand && dottedName(operand);
  return head && [...head, field];
}

/**
 * Turns the tree of an expression into functions, and notes what it reads.
 *
 * @internal
 */
export class Compiler {
  /** What the expression reads of what it is given: `product.owner`, `columns`. */
  readonly reads = new Set<string>();
  /** Variables of loops and bindings that the expression has. */
  slots = 0;

  private nodes = 0;
  private depth = 0;
  private readonly scope: Array<{
    name: string;
    slot: number;
    type: CelType;
  }> = [];

  constructor(
    private readonly parsed: Parsed,
    private readonly roots: Readonly<Record<string, CelType>>,
    private readonly limits: CelLimits,
  ) {}

  /** @throws CelError for what can be known to be wrong before the expression runs */
  compile(expr: Expr): Node {
    const { maxDepth, maxNodes } = this.limits;
    if (++this.nodes > maxNodes) {
      throw new CelError(`The expression has more than ${maxNodes} parts.`);
    }
    if (++this.depth > maxDepth) {
      throw new CelError('The expression is nested too deep.');
    }
    const node = this.part(expr);
    this.depth--;
    return node;
  }

  private part(expr: Expr): Node {
    const { exprKind } = expr;
    switch (exprKind.case) {
      case 'constExpr':
        return this.constant(exprKind.value, expr);
      case 'identExpr':
        return this.name(exprKind.value.name, expr);
      case 'selectExpr':
        return this.select(exprKind.value, expr);
      case 'callExpr':
        return this.call(exprKind.value, expr);
      case 'listExpr':
        return this.list(exprKind.value);
      case 'structExpr':
        return this.map(exprKind.value, expr);
      case 'comprehensionExpr':
        return this.comprehension(exprKind.value);
      default:
        return this.fail(expr, 'The expression has a part that is unknown.');
    }
  }

  private fail(expr: Expr, message: string, suggestion?: string): never {
    const hint = suggestion ? ` Did you mean '${suggestion}'?` : '';
    throw new CelError(
      `${message}${hint}`,
      this.parsed.offsetOf(expr),
      suggestion,
    );
  }

  private constant({ constantKind }: Constant, expr: Expr): Node {
    const of = (value: Value, type: CelType): Node => ({
      run: () => value,
      type,
    });
    switch (constantKind.case) {
      case 'nullValue':
        return of(null, 'null');
      case 'boolValue':
        return of(constantKind.value, 'bool');
      case 'int64Value':
        return of(constantKind.value, 'int');
      case 'uint64Value':
        return of(new Uint(constantKind.value), 'any');
      case 'doubleValue':
        return of(constantKind.value, 'double');
      case 'stringValue':
        return of(constantKind.value, 'string');
      case 'bytesValue':
        return of(constantKind.value, 'any');
      default:
        return this.fail(expr, 'The expression has a value that is unknown.');
    }
  }

  private local(name: string) {
    for (let i = this.scope.length - 1; i >= 0; i--) {
      if (this.scope[i].name === name) return this.scope[i];
    }
    return undefined;
  }

  private name(name: string, expr: Expr): Node {
    const local = this.local(name);
    if (local) {
      const { slot, type } = local;
      return { run: ({ slots }) => slots[slot], type };
    }
    if (Object.hasOwn(this.roots, name)) {
      this.reads.add(name);
      return this.root(name);
    }
    if (TYPE_NAMES.has(name)) {
      const value = new TypeValue(name);
      return { run: () => value, type: 'any' };
    }
    const known = [
      ...this.scope.map(item => item.name),
      ...Object.keys(this.roots),
    ];
    return this.fail(expr, `There is no '${name}' here.`, nearest(name, known));
  }

  private root(name: string): Node {
    const absent = new Fault(`There is no '${name}' here.`);
    return {
      run: ({ roots }) => {
        const value = roots[name];
        return value === undefined ? absent : value;
      },
      type: this.roots[name],
    };
  }

  /** A chain of fields from something that was given: read as a whole, so that its parts are not noted. */
  private chain(expr: Expr): Node | undefined {
    const path = dottedName(expr);
    if (!path || this.local(path[0])) return undefined;
    const dotted = path.join('.');
    if (TYPE_NAMES.has(dotted)) {
      const value = new TypeValue(dotted);
      return { run: () => value, type: 'any' };
    }
    if (!Object.hasOwn(this.roots, path[0])) return undefined;
    this.reads.add(dotted);
    return path
      .slice(1)
      .reduce(
        (node, field) => this.field(node, field, expr, false),
        this.root(path[0]),
      );
  }

  private select(select: Expr_Select, expr: Expr): Node {
    const chained = this.chain(expr);
    if (chained) return chained;
    const { operand, field, testOnly } = select;
    if (testOnly && operand) {
      const path = dottedName(operand);
      if (path && !this.local(path[0]) && Object.hasOwn(this.roots, path[0])) {
        this.reads.add([...path, field].join('.'));
        const inner = path
          .slice(1)
          .reduce(
            (node, name) => this.field(node, name, expr, false),
            this.root(path[0]),
          );
        return this.field(inner, field, expr, true);
      }
    }
    return this.field(this.compile(operand!), field, expr, testOnly);
  }

  private fieldType(of: CelType, field: string, expr: Expr): CelType {
    if (of === 'any') return 'any';
    if (typeof of === 'object' && 'map' in of) return of.map;
    if (typeof of === 'object' && 'record' in of) {
      const fields = of.record.fields();
      if (Object.hasOwn(fields, field)) return fields[field].type;
      return this.fail(
        expr,
        `${of.record.name} has no field '${field}'.`,
        nearest(field, Object.keys(fields)),
      );
    }
    return this.fail(
      expr,
      `A ${typeTitle(of)} has no fields, so no '${field}'.`,
    );
  }

  private field(of: Node, field: string, expr: Expr, test: boolean): Node {
    const type = this.fieldType(of.type, field, expr);
    const absent = new Fault(`There is no field '${field}'.`);
    return {
      type: test ? 'bool' : type,
      run: frame => {
        const value = of.run(frame);
        if (value instanceof Fault) return value;
        if (!isMap(value)) {
          return new Fault(
            `A ${typeName(value)} has no fields, so no '${field}'.`,
          );
        }
        const member = lookUp(value, field);
        if (test) return member !== undefined;
        return member === undefined ? absent : member;
      },
    };
  }

  private call(call: Expr_Call, expr: Expr): Node {
    const { function: name, args, target } = call;
    if (target) {
      const path = dottedName(target);
      if (name === 'bind' && path?.join('.') === 'cel' && args.length === 3) {
        return this.binding(args, expr);
      }
      return this.invoke(name, [target, ...args], true, expr);
    }
    switch (name) {
      case '_&&_':
      case '_||_': {
        const parts = args.map(arg => this.compile(arg));
        return { run: junction(parts, name === '_||_'), type: 'bool' };
      }
      case '_?_:_': {
        const [condition, yes, no] = args.map(arg => this.compile(arg));
        const same = JSON.stringify(yes.type) === JSON.stringify(no.type);
        return {
          run: conditional(condition, yes, no),
          type: same ? yes.type : 'any',
        };
      }
      case '@not_strictly_false':
        return { run: notStrictlyFalse(this.compile(args[0])), type: 'bool' };
      case '_[_]':
        return this.index(args);
      default:
    }
    if (Object.hasOwn(operators, name)) {
      const call_ = operators[name];
      const [a, b] = args.map(arg => this.compile(arg));
      const type: CelType = JUDGING.has(name) ? 'bool' : 'any';
      return { run: apply(call_, b ? [a, b] : [a]), type };
    }
    return this.invoke(name, args, false, expr);
  }

  private index([of, key]: Expr[]): Node {
    const container = this.compile(of);
    const { type } = container;
    let inner: CelType = 'any';
    if (typeof type === 'object') {
      if ('list' in type) inner = type.list;
      if ('map' in type) inner = type.map;
    }
    return { run: apply(index, [container, this.compile(key)]), type: inner };
  }

  private binding([variable, value, body]: Expr[], expr: Expr): Node {
    if (variable.exprKind.case !== 'identExpr') {
      return this.fail(expr, "The first part of 'cel.bind' is a name.");
    }
    const bound = this.compile(value);
    const slot = this.slots++;
    this.scope.push({
      name: variable.exprKind.value.name,
      slot,
      type: bound.type,
    });
    const inner = this.compile(body);
    this.scope.pop();
    return {
      type: inner.type,
      run: frame => {
        frame.slots[slot] = bound.run(frame);
        return inner.run(frame);
      },
    };
  }

  private invoke(
    name: string,
    args: Expr[],
    method: boolean,
    expr: Expr,
  ): Node {
    const entry = functions.get(name);
    if (!entry) {
      return this.fail(
        expr,
        `There is no function '${name}'.`,
        nearest(name, [...functions.keys()]),
      );
    }
    this.checkUse(name, entry, args.length, method, expr);
    const parts = args.map(arg => this.compile(arg));
    const type =
      name === 'distinct' || name === 'sort' ? parts[0].type : CONVERTED[name];
    return { run: apply(entry.call, parts), type: type ?? 'any' };
  }

  private checkUse(
    name: string,
    { style, arity }: FunctionEntry,
    given: number,
    method: boolean,
    expr: Expr,
  ): void {
    if (style !== 'both' && (style === 'method') !== method) {
      const right = style === 'method' ? `x.${name}(…)` : `${name}(…)`;
      this.fail(expr, `'${name}' is written as ${right}.`);
    }
    const ownReceiver = style === 'both' && !method;
    // `matches(text, pattern)` names its receiver among the arguments, `text.matches(pattern)` does not.
    const count = method ? given - 1 : given;
    const fits =
      arity.includes(count) || (ownReceiver && arity.includes(count - 1));
    if (!fits) {
      this.fail(
        expr,
        `'${name}' takes ${arity.join(' or ')} arguments here, not ${count}.`,
      );
    }
  }

  private list({ elements }: Expr_CreateList): Node {
    const parts = elements.map(element => this.compile(element));
    const [first] = parts;
    const uniform = parts.every(
      ({ type }) => typeof type === 'string' && type === first.type,
    );
    const type: CelType =
      first && uniform ? { list: first.type } : { list: 'any' };
    if (
      first &&
      elements.every(({ exprKind }) => exprKind.case === 'constExpr')
    ) {
      const constant = parts.map(part =>
        part.run({ roots: {}, slots: [] } as never),
      ) as Value[];
      return { run: () => constant, type };
    }
    return {
      type,
      run: frame => {
        frame.budget.allocate(parts.length);
        const values: Value[] = [];
        for (const part of parts) {
          const value = part.run(frame);
          if (value instanceof Fault) return value;
          values.push(value);
        }
        return values;
      },
    };
  }

  private map({ messageName, entries }: Expr_CreateStruct, expr: Expr): Node {
    if (messageName) {
      return this.fail(expr, `There is no type '${messageName}'.`);
    }
    const parts = entries.map(({ keyKind, value }) => {
      if (keyKind.case !== 'mapKey' || !value) {
        return this.fail(expr, 'A map is written {key: value}.');
      }
      return [this.compile(keyKind.value), this.compile(value)] as const;
    });
    return {
      type: { map: 'any' },
      run: frame => {
        frame.budget.allocate(parts.length * 2);
        const map = new CelMap();
        for (const [keyPart, valuePart] of parts) {
          const key = keyPart.run(frame);
          if (key instanceof Fault) return key;
          const value = valuePart.run(frame);
          if (value instanceof Fault) return value;
          const name = typeof key === 'number' ? undefined : keyOf(key);
          if (name === undefined) {
            return new Fault(`A ${typeName(key)} cannot be the key of a map.`);
          }
          if (map.entries.has(name)) {
            return new Fault(`The key ${String(key)} comes twice.`);
          }
          map.entries.set(name, [key, value]);
        }
        return map;
      },
    };
  }

  private comprehension(parts: Expr_Comprehension): Node {
    const range = this.compile(parts.iterRange!);
    const start = this.compile(parts.accuInit!);
    const itemSlot = this.slots++;
    const totalSlot = this.slots++;
    const total = { name: parts.accuVar, slot: totalSlot, type: start.type };
    this.scope.push(total, {
      name: parts.iterVar,
      slot: itemSlot,
      type: itemType(range.type),
    });
    const condition = this.compile(parts.loopCondition!);
    const step = this.step(parts.loopStep!, parts.accuVar, totalSlot);
    this.scope.pop();
    total.type = step.type;
    const result = this.compile(parts.result!);
    this.scope.pop();
    return {
      type: result.type,
      run: loop({ range, start, condition, step, result, itemSlot, totalSlot }),
    };
  }

  /** The step of a loop; what only adds an item to the list of the loop does so in place. */
  private step(expr: Expr, total: string, slot: number): Node {
    const { exprKind } = expr;
    if (exprKind.case !== 'callExpr') return this.compile(expr);
    const { function: name, args } = exprKind.value;
    const isTotal = (part: Expr) =>
      part.exprKind.case === 'identExpr' && part.exprKind.value.name === total;
    if (name === '_?_:_' && isTotal(args[2])) {
      const condition = this.compile(args[0]);
      const yes = this.step(args[1], total, slot);
      return {
        run: conditional(condition, yes, this.compile(args[2])),
        type: yes.type,
      };
    }
    const added = args[1]?.exprKind;
    if (name === '_+_' && isTotal(args[0]) && added.case === 'listExpr') {
      const items = added.value.elements.map(item => this.compile(item));
      return {
        run: append(slot, items),
        type: { list: items[0]?.type ?? 'any' },
      };
    }
    return this.compile(expr);
  }
}

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
