// SPDX-License-Identifier: Apache-2.0
import {
  type Ast,
  isAst,
  part,
  parts,
  tableKey,
  tableName,
  tagged,
  word,
} from './ast';
import {
  type QueryResolver,
  dependenciesOf,
  namedWindows,
} from './expressions';
import { queries } from './functions';
import {
  type NamedRelation,
  type Relation,
  type Scope,
  findColumn,
  findSource,
  tableRelation,
  unique,
} from './scope';
import { nameOf, positionOf, withoutComments } from './selected';
import type { SqlColumn, SqlDependency, SqlOptions, TableName } from './types';

const nothing = (): Relation => ({ columns: [], rows: [], open: [] });

/** Nodes around a query; comments make one as well. */
const wrappers = new Set(['subquery', 'paren', 'annotated']);

const columnAliases = (body: Ast) =>
  (Array.isArray(body.column_aliases) ? body.column_aliases : []).flatMap(
    one => word(one) ?? [],
  );

function renamed(relation: Relation, names: readonly string[]): Relation {
  if (names.length === 0) return relation;
  if (relation.any) {
    const dependencies = relation.any;
    return {
      ...relation,
      columns: names.map(name => ({ name, dependencies })),
    };
  }
  return {
    ...relation,
    columns: relation.columns.map((column, index) =>
      names[index] === undefined ? column : { ...column, name: names[index] },
    ),
  };
}

/** Resolves queries of one SQL text. @internal */
export class Queries implements QueryResolver {
  /** Tables that were read, each once, in order. */
  readonly inputs = new Map<string, TableName>();
  readonly doubts = new Set<string>();
  /** Common table expressions in sight, by lower case name; inner ones hide outer ones. */
  private ctes: Array<Map<string, Relation>> = [];
  private depth = 0;

  constructor(private readonly options: SqlOptions) {}

  unsure(message: string): void {
    this.doubts.add(message);
  }

  /** Reads common table expressions; they are in sight until `leave` is called. */
  enter(withClause: Ast | undefined, outer: Scope | undefined): void {
    const own = new Map<string, Relation>();
    this.ctes.push(own);
    for (const cte of parts({ list: withClause?.ctes }, 'list')) {
      const name = word(cte.alias)?.toLowerCase();
      const body = part(cte, 'this');
      if (name === undefined || !body) continue;
      const names = (Array.isArray(cte.columns) ? cte.columns : []).flatMap(
        one => word(one) ?? [],
      );
      const union = part(body, 'union');
      if (withClause?.recursive === true && union && isAst(union.left)) {
        // What the recursion starts from says which columns there are.
        own.set(name, renamed(this.query(union.left, outer), names));
      }
      own.set(name, renamed(this.query(body, outer), names));
    }
  }

  leave(): void {
    this.ctes.pop();
  }

  private cte(name: TableName): Relation | undefined {
    if (name.length !== 1) return undefined;
    for (let at = this.ctes.length - 1; at >= 0; at--) {
      const found = this.ctes[at].get(name[0].toLowerCase());
      if (found) return found;
    }
    return undefined;
  }

  /** A table by its name: a common table expression, or a table of the database, which counts as read. */
  table(name: TableName): Relation {
    const known = this.cte(name);
    if (known) return known;
    if (name.length === 0) return nothing();
    const key = tableKey(name);
    if (!this.inputs.has(key)) this.inputs.set(key, name);
    return tableRelation(name, this.options.columnsOf?.(name));
  }

  query(ast: Ast, outer?: Scope): Relation {
    if (this.depth > 100) {
      this.unsure('The query nests deeper than 100 levels.');
      return nothing();
    }
    this.depth++;
    try {
      return this.queryBody(ast, outer);
    } finally {
      this.depth--;
    }
  }

  private queryBody(ast: Ast, outer: Scope | undefined): Relation {
    const [tag, body] = tagged(ast) ?? [];
    if (tag === undefined || !isAst(body)) return nothing();
    if (wrappers.has(tag)) {
      return isAst(body.this) ? this.query(body.this, outer) : nothing();
    }
    if (!queries.has(tag)) return this.source(ast, outer).relation;
    this.enter(part(body, 'with'), outer);
    try {
      return tag === 'select'
        ? this.select(body, outer)
        : this.setOperation(tag, body, outer);
    } finally {
      this.leave();
    }
  }

  private setOperation(tag: string, body: Ast, outer?: Scope): Relation {
    const left = this.query(part(body, 'left') ?? {}, outer);
    const right = this.query(part(body, 'right') ?? {}, outer);
    const removed = tag === 'except';
    const columns = left.columns.map(({ name, dependencies }, index) => ({
      name,
      dependencies: unique([
        ...dependencies,
        ...(removed ? [] : right.columns[index]?.dependencies ?? []),
      ]),
    }));
    const filters = right.columns
      .flatMap(({ dependencies }) => dependencies)
      .map(one => ({
        table: one.table,
        column: one.column,
        kind: 'indirect' as const,
        transformation: 'FILTER',
      }));
    return {
      columns,
      rows: unique([...left.rows, ...right.rows, ...(removed ? filters : [])]),
      open: removed ? left.open : [...left.open, ...right.open],
    };
  }

  /** One item of a FROM clause. */
  private source(ast: Ast, outer: Scope | undefined): NamedRelation {
    const [tag, body] = tagged(ast) ?? [];
    if (tag === undefined || !isAst(body)) {
      return { alias: '', relation: nothing() };
    }
    const alias = word(body.alias);
    if (tag === 'table') {
      const name = tableName(body);
      return {
        alias: alias ?? name[name.length - 1] ?? '',
        relation: renamed(this.table(name), columnAliases(body)),
      };
    }
    if (wrappers.has(tag)) {
      const inner = part(body, 'this') ?? {};
      const values = part(inner, 'values');
      const relation = values
        ? { ...nothing(), any: [] }
        : this.query(inner, outer);
      return {
        alias: alias ?? '',
        relation: renamed(relation, columnAliases(body)),
      };
    }
    if (tag === 'alias') {
      const inner = this.source(part(body, 'this') ?? {}, outer);
      return {
        alias: alias ?? inner.alias,
        relation: renamed(inner.relation, columnAliases(body)),
      };
    }
    if (tag === 'pivot' || tag === 'unpivot') {
      const inner = this.source(part(body, 'this') ?? {}, outer);
      this.unsure(`The columns of a ${tag.toUpperCase()} are not followed.`);
      return {
        alias: alias ?? inner.alias,
        relation: { ...inner.relation, any: [] },
      };
    }
    if (tag === 'joined_table') {
      const scope: Scope = { sources: [], projected: [], outer };
      const rows = this.sources(
        [part(body, 'left') ?? {}],
        parts(body, 'joins'),
        scope,
      );
      return {
        alias: alias ?? '',
        relation: this.star(scope.sources, rows),
      };
    }
    // A function, an unnested array, values: whatever it gives depends on what goes in.
    const scope: Scope = outer ?? { sources: [], projected: [] };
    const any = dependenciesOf(ast, scope, this).map(one => ({
      ...one,
      transformation:
        one.transformation === 'IDENTITY'
          ? 'TRANSFORMATION'
          : one.transformation,
    }));
    return {
      alias: alias ?? '',
      relation: renamed({ ...nothing(), any }, columnAliases(body)),
    };
  }

  private star(sources: NamedRelation[], rows: SqlDependency[]): Relation {
    const relations = sources.map(({ relation }) => relation);
    return {
      columns: relations.flatMap(({ columns }) => columns),
      rows: unique([...rows, ...relations.flatMap(one => one.rows)]),
      open: relations.flatMap(({ open }) => open),
    };
  }

  /** Puts the items of FROM and JOIN into the scope; gives what joins depend on. */
  sources(from: Ast[], joins: Ast[], scope: Scope): SqlDependency[] {
    for (const item of from) {
      // Later items may use earlier ones: FROM t, UNNEST(t.items).
      scope.sources.push(this.source(item, scope));
    }
    const rows: SqlDependency[] = [];
    for (const join of joins) {
      const item = part(join, 'this');
      if (item) scope.sources.push(this.source(item, scope));
      rows.push(...dependenciesOf(join.on, scope, this, 'JOIN'));
      for (const one of Array.isArray(join.using) ? join.using : []) {
        const name = word(one);
        if (name === undefined) continue;
        for (const { relation } of scope.sources) {
          const inner: Scope = {
            sources: [{ alias: '', relation }],
            projected: [],
          };
          for (const each of findColumn(inner, name) ?? []) {
            rows.push({ ...each, kind: 'indirect', transformation: 'JOIN' });
          }
        }
      }
    }
    return rows;
  }

  private lateralViews(body: Ast, scope: Scope): void {
    for (const view of parts(body, 'lateral_views')) {
      const any = dependenciesOf(view.this, scope, this).map(one =>
        one.transformation === 'IDENTITY'
          ? { ...one, transformation: 'TRANSFORMATION' }
          : one,
      );
      scope.sources.push({
        alias: word(view.table_alias) ?? '',
        relation: renamed({ ...nothing(), any }, columnAliases(view)),
      });
    }
  }

  private expandStar(star: Ast, scope: Scope, into: Relation): void {
    const table = word(star.table);
    const named = table === undefined ? undefined : findSource(scope, table);
    const relations = named
      ? [named]
      : scope.sources.map(({ relation }) => relation);
    const without = new Set(
      [star.except, star.exclude]
        .flatMap(list => (Array.isArray(list) ? list : []))
        .flatMap(one => word(one)?.toLowerCase() ?? []),
    );
    const replaced = new Map(
      parts(star, 'replace').map(one => [
        word(one.alias)?.toLowerCase(),
        dependenciesOf(one.this, scope, this),
      ]),
    );
    const names = new Set<string>();
    for (const relation of relations) {
      for (const { name, dependencies } of relation.columns) {
        const key = name.toLowerCase();
        // A join by USING gives its column once.
        if (without.has(key) || (relations.length > 1 && names.has(key))) {
          continue;
        }
        names.add(key);
        into.columns.push({
          name,
          dependencies: replaced.get(key) ?? dependencies,
        });
      }
      into.open.push(...relation.open);
    }
  }

  private project(
    body: Ast,
    scope: Scope,
    windows: Map<string, Ast>,
  ): Relation {
    const result = nothing();
    for (const expression of parts(body, 'expressions')) {
      const [tag, inner] = tagged(withoutComments(expression)) ?? [];
      if (tag === 'star' && isAst(inner)) {
        this.expandStar(inner, scope, result);
        continue;
      }
      const column: SqlColumn = {
        name: nameOf(expression) ?? `_col${result.columns.length}`,
        dependencies: dependenciesOf(
          expression,
          scope,
          this,
          undefined,
          windows,
        ),
      };
      result.columns.push(column);
      scope.projected.push(column);
    }
    return result;
  }

  private select(body: Ast, outer: Scope | undefined): Relation {
    const scope: Scope = { sources: [], projected: [], outer };
    const rows = this.sources(parts(body, 'from'), parts(body, 'joins'), scope);
    this.lateralViews(body, scope);
    const sourceRows = scope.sources.flatMap(({ relation }) => relation.rows);
    const windows = namedWindows(body);
    const result = this.project(body, scope, windows);
    const because = (value: unknown, why: string) =>
      dependenciesOf(
        this.byPosition(value, result.columns),
        scope,
        this,
        why,
        windows,
      );
    rows.push(
      ...because(part(body, 'where_clause')?.this, 'FILTER'),
      ...because(part(body, 'prewhere')?.this, 'FILTER'),
      ...this.positions(part(body, 'group_by'), result, 'GROUP_BY'),
      ...because(part(body, 'group_by')?.expressions, 'GROUP_BY'),
      ...because(part(body, 'having')?.this, 'FILTER'),
      ...because(part(body, 'qualify')?.this, 'FILTER'),
      ...because(body.distinct_on, 'GROUP_BY'),
      ...this.positions(part(body, 'order_by'), result, 'SORT'),
      ...because(part(body, 'order_by')?.expressions, 'SORT'),
      ...because(part(body, 'sort_by')?.expressions, 'SORT'),
    );
    return { ...result, rows: unique([...sourceRows, ...rows]) };
  }

  /** Expressions without those that are the position of a column, which `positions` resolves. */
  private byPosition(value: unknown, columns: SqlColumn[]): unknown {
    if (!Array.isArray(value)) return value;
    return value.filter(one => positionOf(one, columns) === undefined);
  }

  /** GROUP BY 1, 2: columns of the SELECT by their position. */
  private positions(
    clause: Ast | undefined,
    result: Relation,
    why: string,
  ): SqlDependency[] {
    const list = Array.isArray(clause?.expressions) ? clause!.expressions : [];
    return (list as unknown[]).flatMap(one => {
      const column = positionOf(one, result.columns);
      return (column?.dependencies ?? []).map(each => ({
        table: each.table,
        column: each.column,
        kind: 'indirect' as const,
        transformation: each.kind === 'indirect' ? each.transformation : why,
      }));
    });
  }
}
