// SPDX-License-Identifier: Apache-2.0
import { type Ast, isAst, part, parts, tagged, word } from './ast';
import { aggregates, masks, queries, transparent } from './functions';
import {
  type Relation,
  type Scope,
  findColumn,
  findSource,
  fromRelation,
  unique,
} from './scope';
import type { SqlDependency } from './types';

/** What an expression does with what stands inside it. */
interface Use {
  kind: SqlDependency['kind'];
  transformation: string;
  masking: boolean;
}

/** What the queries around an expression offer. @internal */
export interface QueryResolver {
  query(ast: Ast, outer: Scope): Relation;
  unsure(message: string): void;
}

const strength = ['IDENTITY', 'TRANSFORMATION', 'AGGREGATION'];

const plain: Use = {
  kind: 'direct',
  transformation: 'IDENTITY',
  masking: false,
};

const stronger = (use: Use, transformation: string): Use =>
  use.kind === 'direct' &&
  strength.indexOf(transformation) > strength.indexOf(use.transformation)
    ? { ...use, transformation }
    : use;

const indirect = (use: Use, transformation: string): Use =>
  use.kind === 'indirect'
    ? use
    : { kind: 'indirect', transformation, masking: false };

/** A dependency of a part, as a dependency of the whole. */
function through(use: Use, one: SqlDependency): SqlDependency {
  if (one.kind === 'indirect') return one;
  const { masking, ...rest } = one;
  const hidden = use.kind === 'direct' && (use.masking || masking === true);
  const transformation =
    use.kind === 'indirect' ||
    strength.indexOf(use.transformation) > strength.indexOf(one.transformation)
      ? use.transformation
      : one.transformation;
  return {
    ...rest,
    kind: use.kind,
    transformation,
    ...(hidden && { masking: true }),
  };
}

class ExpressionReader {
  readonly found: SqlDependency[] = [];
  /** Names that lambdas around give to what they are called with. */
  private given: readonly string[] = [];

  constructor(
    private readonly scope: Scope,
    private readonly resolver: QueryResolver,
    private readonly windows: Map<string, Ast>,
  ) {}

  private take(dependencies: readonly SqlDependency[], use: Use): void {
    for (const one of dependencies) this.found.push(through(use, one));
  }

  private column(body: Ast, use: Use): void {
    const name = word(body.name);
    if (name === undefined) return;
    const table = word(body.table);
    const isVariable = name.startsWith('@') && !part(body, 'name')?.quoted;
    const isGiven = this.given.includes((table ?? name).toLowerCase());
    if (isVariable || isGiven) return;
    if (table !== undefined) {
      const relation = findSource(this.scope, table);
      const found = relation && fromRelation(relation, name);
      if (found) {
        this.take(found.dependencies, use);
        return;
      }
      // `a.b` may be the member b of a column a.
      const outer = relation ? undefined : findColumn(this.scope, table);
      if (outer) {
        this.take(outer, stronger(use, 'TRANSFORMATION'));
        return;
      }
    } else {
      const found = findColumn(this.scope, name);
      if (found) {
        this.take(found, use);
        return;
      }
      // The name of a whole row: unnest(items) as item.
      const row = findSource(this.scope, name)?.any;
      if (row) {
        this.take(row, use);
        return;
      }
    }
    this.resolver.unsure(
      `Which table the column ${
        table === undefined ? name : `${table}.${name}`
      } is from cannot be told without the columns of the tables.`,
    );
  }

  private window(body: Ast, use: Use): void {
    this.visit(body.this, stronger(use, 'TRANSFORMATION'));
    const over = part(body, 'over');
    const named = word(over?.window_name);
    const spec = named && this.windows.get(named.toLowerCase());
    for (const one of [over, spec].filter(isAst)) {
      const inside = indirect(use, 'WINDOW');
      this.visit(one.partition_by, inside);
      this.visit(one.order_by, inside);
    }
  }

  private condition(body: Ast, use: Use): void {
    const inside = stronger(use, 'TRANSFORMATION');
    const decides = indirect(use, 'CONDITIONAL');
    this.visit(body.operand, decides);
    this.visit(body.condition, decides);
    for (const when of Array.isArray(body.whens) ? body.whens : []) {
      const [test, value] = Array.isArray(when) ? when : [];
      this.visit(test, decides);
      this.visit(value, inside);
    }
    for (const value of [body.else_, body.true_value, body.false_value]) {
      this.visit(value, inside);
    }
  }

  private lambda(body: Ast, use: Use): void {
    const outer = this.given;
    const names = (
      Array.isArray(body.parameters) ? body.parameters : []
    ).flatMap(one => word(one)?.toLowerCase() ?? []);
    this.given = [...outer, ...names];
    this.visit(body.body, use);
    this.given = outer;
  }

  private subquery(ast: Ast, use: Use): void {
    const relation = this.resolver.query(ast, this.scope);
    const inside = stronger(use, 'TRANSFORMATION');
    for (const { dependencies } of relation.columns) {
      this.take(dependencies, inside);
    }
    this.take(relation.any ?? [], inside);
    this.take(relation.rows, indirect(use, 'FILTER'));
  }

  private members(body: Ast, use: Use, without: readonly string[] = []): void {
    for (const [name, value] of Object.entries(body)) {
      if (!without.includes(name)) this.visit(value, use);
    }
  }

  private node(tag: string, body: Ast, use: Use): void {
    if (tag === 'column') this.column(body, use);
    else if (tag === 'window_function') this.window(body, use);
    else if (tag === 'lambda') this.lambda(body, use);
    else if (tag === 'case' || tag === 'if_func') this.condition(body, use);
    else if (queries.has(tag)) this.subquery({ [tag]: body }, use);
    else if (tag === 'subquery' && isAst(body.this)) {
      this.subquery(body.this, use);
    } else if (tag === 'in' || tag === 'exists') {
      this.visit(tag === 'in' ? body.this : undefined, use);
      this.visit(body.expressions, indirect(use, 'FILTER'));
      const query = tag === 'in' ? part(body, 'query') : part(body, 'this');
      if (query) this.subquery(query, indirect(use, 'FILTER'));
    } else if (transparent.has(tag)) this.members(body, use);
    else {
      const called = (word(body.name) ?? tag).toLowerCase();
      const aggregate = aggregates.has(tag) || aggregates.has(called);
      const inside = {
        ...stronger(use, aggregate ? 'AGGREGATION' : 'TRANSFORMATION'),
        masking: use.masking || masks.has(tag) || masks.has(called),
      };
      this.members(body, inside, ['filter', 'order_by']);
      this.visit(body.filter, indirect(use, 'FILTER'));
      this.visit(body.order_by, indirect(use, 'SORT'));
    }
  }

  visit(value: unknown, use: Use): void {
    if (Array.isArray(value)) {
      for (const one of value) this.visit(one, use);
      return;
    }
    if (!isAst(value)) return;
    const tag = tagged(value);
    if (!tag) this.members(value, use);
    else if (isAst(tag[1])) this.node(tag[0], tag[1], use);
    else this.visit(tag[1], use);
  }
}

/**
 * What the value of an expression depends on.
 *
 * @param why - what the expression decides, for one that only decides which rows there are
 * @internal
 */
export function dependenciesOf(
  expression: unknown,
  scope: Scope,
  resolver: QueryResolver,
  why?: string,
  windows: Map<string, Ast> = new Map(),
): SqlDependency[] {
  const reader = new ExpressionReader(scope, resolver, windows);
  reader.visit(expression, why ? indirect(plain, why) : plain);
  return unique(reader.found);
}

/** Windows that a SELECT names, by lower case name. @internal */
export function namedWindows(select: Ast): Map<string, Ast> {
  return new Map(
    parts(select, 'windows').flatMap(one => {
      const name = word(one.name);
      const spec = part(one, 'spec');
      return name && spec ? [[name.toLowerCase(), spec] as const] : [];
    }),
  );
}
