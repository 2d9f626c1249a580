// SPDX-License-Identifier: Apache-2.0
import { tableKey } from './ast';
import type { SqlColumn, SqlDependency, TableName } from './types';

/** What a FROM clause can name: a table, a query, a function. @internal */
export interface Relation {
  columns: SqlColumn[];
  /** What decides which rows it has. */
  rows: SqlDependency[];
  /** Tables whose columns are not known, and of which any column may be taken. */
  open: TableName[];
  /** The table itself, where it is one: its columns may be more than those that somebody knows. */
  table?: TableName;
  /** What any column of it depends on, where it has no columns of its own: a function, an unnested array. */
  any?: SqlDependency[];
}

/** A relation under the name that the query gives it. @internal */
export interface NamedRelation {
  alias: string;
  relation: Relation;
}

/** The names that a part of a query can see. @internal */
export interface Scope {
  sources: NamedRelation[];
  /** Columns of the SELECT that are already computed; many engines let later ones use them. */
  projected: SqlColumn[];
  /** Whether a name means such a column where a table of which nobody knows the columns may have it as well. */
  meansAlias?: (column: SqlColumn) => boolean;
  /** The query around a subquery. */
  outer?: Scope;
}

/** @internal */
export const identity = (table: TableName, column: string): SqlDependency => ({
  table,
  column,
  kind: 'direct',
  transformation: 'IDENTITY',
});

/** @internal */
export const dependencyKey = (one: SqlDependency): string =>
  `${tableKey(one.table)}\u0001${one.column.toLowerCase()}\u0001${
    one.kind
  }\u0001${one.transformation}\u0001${one.masking ? 1 : 0}`;

/** Each dependency once. @internal */
export function unique(dependencies: Iterable<SqlDependency>): SqlDependency[] {
  const found = new Map<string, SqlDependency>();
  for (const one of dependencies) {
    const key = dependencyKey(one);
    if (!found.has(key)) found.set(key, one);
  }
  return [...found.values()];
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

const indexes = new WeakMap<
  readonly SqlColumn[],
  { size: number; byName: Map<string, SqlColumn> }
>();

/**
 * The first column of this name. Tables may have thousands, of which each is asked for, so that they are kept by name;
 * a list may grow meanwhile.
 */
function columnNamed(
  columns: readonly SqlColumn[],
  name: string,
): SqlColumn | undefined {
  let index = indexes.get(columns);
  if (!index) {
    index = { size: 0, byName: new Map() };
    indexes.set(columns, index);
  }
  for (; index.size < columns.length; index.size++) {
    const column = columns[index.size];
    const key = column.name.toLowerCase();
    if (!index.byName.has(key)) index.byName.set(key, column);
  }
  return index.byName.get(name.toLowerCase());
}

/** A table of the database. @internal */
export function tableRelation(
  table: TableName,
  columns: readonly string[] | undefined,
): Relation {
  return columns && columns.length > 0
    ? {
        columns: columns.map(name => ({
          name,
          dependencies: [identity(table, name)],
        })),
        rows: [],
        open: [],
        table,
      }
    : { columns: [], rows: [], open: [table], table };
}

/** How far somebody knows that a relation has a column: it is named, or nothing speaks against it, or others are named. */
type Certainty = 'known' | 'possible' | 'doubtful';

/** What a column of a relation depends on; undefined where it has no such column, or nobody knows. @internal */
export function fromRelation(
  relation: Relation,
  column: string,
): { dependencies: SqlDependency[]; certainty: Certainty } | undefined {
  const known = columnNamed(relation.columns, column);
  if (known) return { dependencies: known.dependencies, certainty: 'known' };
  const { any, open, table } = relation;
  if (any) return { dependencies: any, certainty: 'possible' };
  if (open.length === 1) {
    return {
      dependencies: [identity(open[0], column)],
      certainty: 'possible',
    };
  }
  // Pseudo columns, and those that were added since.
  return (
    table && { dependencies: [identity(table, column)], certainty: 'doubtful' }
  );
}

/** The relation with this alias, here or in a query around. @internal */
export function findSource(
  scope: Scope | undefined,
  alias: string,
): Relation | undefined {
  for (let at = scope; at; at = at.outer) {
    const found = at.sources.find(source => same(source.alias, alias));
    if (found) return found.relation;
  }
  return undefined;
}

/**
 * What a column without the name of a table depends on. A source that is known to have it wins; otherwise the only
 * one that may. Undefined where several may, or none.
 *
 * @internal
 */
export function findColumn(
  scope: Scope | undefined,
  column: string,
): SqlDependency[] | undefined {
  for (let at = scope; at; at = at.outer) {
    const found = at.sources.flatMap(
      ({ relation }) => fromRelation(relation, column) ?? [],
    );
    const all = (certainty: Certainty) =>
      found.filter(one => one.certainty === certainty);
    const certain = all('known');
    // The same column of both sides of a join by USING.
    if (certain.length > 0) {
      return unique(certain.flatMap(({ dependencies }) => dependencies));
    }
    const possible = all('possible');
    const projected = columnNamed(at.projected, column);
    const isAlias =
      projected && (possible.length === 0 || at.meansAlias?.(projected));
    if (isAlias) return projected.dependencies;
    const undecided = at.sources.some(
      ({ relation }) => relation.open.length > 1,
    );
    if (possible.length === 1 && !undecided) return possible[0].dependencies;
    if (possible.length > 1 || undecided) return undefined;
    // A query around may know it; if there is none, the only table here must have it.
    const doubtful = all('doubtful');
    if (doubtful.length > 0 && !at.outer) {
      return doubtful.length === 1 ? doubtful[0].dependencies : undefined;
    }
  }
  return undefined;
}
