// SPDX-License-Identifier: Apache-2.0
import { type Ast, word } from './ast';
import type { QueryResolver } from './expressions';
import type { Relation, Scope } from './scope';
import type { TableName } from './types';

/** Finds what queries and tables give, for the parts of a query that name them. @internal */
export interface RelationResolver extends QueryResolver {
  /** The dialect, as the parser names it. */
  readonly dialect: string;
  query(ast: Ast, outer?: Scope): Relation;
  /** A table by its name: a common table expression, or a table of the database, which counts as read. */
  table(name: TableName): Relation;
}

/** A relation of which nothing is known. @internal */
export const nothing = (): Relation => ({ columns: [], rows: [], open: [] });

/** Nodes around a query; comments make one as well. @internal */
export const wrappers = new Set(['subquery', 'paren', 'annotated']);

/** Names that a FROM clause gives to the columns of a relation. @internal */
export const columnAliases = (body: Ast) =>
  (Array.isArray(body.column_aliases) ? body.column_aliases : []).flatMap(
    one => word(one) ?? [],
  );

/** A relation whose columns have other names. @internal */
export function renamed(
  relation: Relation,
  names: readonly string[],
): Relation {
  if (names.length === 0) return relation;
  const { table, ...others } = relation;
  if (relation.any) {
    const dependencies = relation.any;
    return {
      ...others,
      columns: names.map(name => ({ name, dependencies })),
    };
  }
  return {
    ...others,
    columns: relation.columns.map((column, index) =>
      names[index] === undefined ? column : { ...column, name: names[index] },
    ),
  };
}
