// SPDX-License-Identifier: Apache-2.0
import type {
  Expr,
  Expr_Select,
} from '@bufbuild/cel-spec/cel/expr/syntax_pb.js';
import { suggest } from '@meshwright/contracts';
import type { CelLimits } from './budget';
import { compileCall } from './compileCall';
import { compileConstant, compileList, compileMap } from './compileLiterals';
import { compileLoop } from './compileLoop';
import { dottedName } from './dottedName';
import { CelError } from './errors';
import type { Node } from './frame';
import type { Parsed } from './parse';
import { type CelType, typeTitle } from './types';
import { Fault, TypeValue, isMap, lookUp, typeName } from './values';

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
  /** Variables of the loops and bindings around the present part, innermost last. */
  readonly scope: Array<{
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
        return compileConstant(this, exprKind.value, expr);
      case 'identExpr':
        return this.name(exprKind.value.name, expr);
      case 'selectExpr':
        return this.select(exprKind.value, expr);
      case 'callExpr':
        return compileCall(this, exprKind.value, expr);
      case 'listExpr':
        return compileList(this, exprKind.value);
      case 'structExpr':
        return compileMap(this, exprKind.value, expr);
      case 'comprehensionExpr':
        return compileLoop(this, exprKind.value);
      default:
        return this.fail(expr, 'The expression has a part that is unknown.');
    }
  }

  /** @throws CelError with the place of a part */
  fail(expr: Expr, message: string, suggestion?: string): never {
    const hint = suggestion ? ` Did you mean '${suggestion}'?` : '';
    throw new CelError(
      `${message}${hint}`,
      this.parsed.offsetOf(expr),
      suggestion,
    );
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
    return this.fail(expr, `There is no '${name}' here.`, suggest(name, known));
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
        suggest(field, Object.keys(fields)),
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
}
