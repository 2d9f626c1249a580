// SPDX-License-Identifier: Apache-2.0
import { type Ast, isAst, part, parts, tableKey, tagged, word } from './ast';
import { queries } from './functions';
import { type RelationResolver, nothing, renamed, wrappers } from './relations';
import { type Relation, type Scope, tableRelation, unique } from './scope';
import { readSelect } from './select';
import { readSource } from './sources';
import type { SqlOptions, TableName } from './types';

/** Resolves queries of one SQL text. @internal */
export class Queries implements RelationResolver {
  /** Tables that were read, each once, in order. */
  readonly inputs = new Map<string, TableName>();
  readonly doubts = new Set<string>();
  /** Common table expressions in sight, by lower case name; inner ones hide outer ones. */
  private ctes: Array<Map<string, Relation>> = [];
  private depth = 0;

  constructor(private readonly options: SqlOptions) {}

  get dialect(): string {
    return this.options.dialect ?? 'generic';
  }

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

  /** The common table expression of this name, where one is in sight. */
  cte(name: TableName): Relation | undefined {
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
    if (!queries.has(tag)) return readSource(ast, outer, this).relation;
    this.enter(part(body, 'with'), outer);
    try {
      return tag === 'select'
        ? readSelect(body, outer, this)
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
}
