// SPDX-License-Identifier: Apache-2.0
import { type Ast, isAst, part, parts, tagged, word } from './ast';
import { type Clause, meansAlias } from './aliases';
import { dependenciesOf, namedWindows } from './expressions';
import { type RelationResolver, nothing } from './relations';
import { type Relation, type Scope, findSource, unique } from './scope';
import { nameOf, positionOf, unnamed, withoutComments } from './selected';
import { readLateralViews, readSources } from './sources';
import type { SqlColumn, SqlDependency } from './types';

function expandStar(
  star: Ast,
  scope: Scope,
  into: Relation,
  resolver: RelationResolver,
): void {
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
      dependenciesOf(one.this, scope, resolver),
    ]),
  );
  const renamed = new Map(
    (Array.isArray(star.rename) ? star.rename : []).map(pair => [
      word(pair?.[0])?.toLowerCase(),
      word(pair?.[1]),
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
        name: renamed.get(key) ?? name,
        dependencies: replaced.get(key) ?? dependencies,
      });
    }
    into.open.push(...relation.open);
  }
}

/** The columns of a SELECT. */
function project(
  body: Ast,
  scope: Scope,
  windows: Map<string, Ast>,
  resolver: RelationResolver,
): Relation {
  const result = nothing();
  for (const expression of parts(body, 'expressions')) {
    const [tag, inner] = tagged(withoutComments(expression)) ?? [];
    if (tag === 'star' && isAst(inner)) {
      expandStar(inner, scope, result, resolver);
      continue;
    }
    const column: SqlColumn = {
      name: nameOf(expression) ?? unnamed(result.columns.length),
      dependencies: dependenciesOf(
        expression,
        scope,
        resolver,
        undefined,
        windows,
      ),
    };
    result.columns.push(column);
    scope.projected.push(column);
  }
  return result;
}

/** Expressions without those that are the position of a column, which `positions` resolves. */
function byPosition(value: unknown, columns: SqlColumn[]): unknown {
  if (!Array.isArray(value)) return value;
  return value.filter(one => positionOf(one, columns) === undefined);
}

/** GROUP BY 1, 2: columns of the SELECT by their position. */
function positions(
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

/** What a SELECT gives. @internal */
export function readSelect(
  body: Ast,
  outer: Scope | undefined,
  resolver: RelationResolver,
): Relation {
  const scope: Scope = { sources: [], projected: [], outer };
  const rows = readSources(
    parts(body, 'from'),
    parts(body, 'joins'),
    scope,
    resolver,
  );
  readLateralViews(body, scope, resolver);
  const sourceRows = scope.sources.flatMap(({ relation }) => relation.rows);
  const windows = namedWindows(body);
  const inside = (clause: Clause) => {
    scope.meansAlias = column => meansAlias(clause, column, resolver.dialect);
  };
  inside('select');
  const result = project(body, scope, windows, resolver);
  const because = (clause: Clause, value: unknown, why: string) => {
    inside(clause);
    return dependenciesOf(
      byPosition(value, result.columns),
      scope,
      resolver,
      why,
      windows,
    );
  };
  rows.push(
    ...because('where', part(body, 'where_clause')?.this, 'FILTER'),
    ...because('where', part(body, 'prewhere')?.this, 'FILTER'),
    ...positions(part(body, 'group_by'), result, 'GROUP_BY'),
    ...because('group', part(body, 'group_by')?.expressions, 'GROUP_BY'),
    ...because('having', part(body, 'having')?.this, 'FILTER'),
    ...because('having', part(body, 'qualify')?.this, 'FILTER'),
    ...because('group', body.distinct_on, 'GROUP_BY'),
    ...positions(part(body, 'order_by'), result, 'SORT'),
    ...because('having', part(body, 'order_by')?.expressions, 'SORT'),
    ...because('having', part(body, 'sort_by')?.expressions, 'SORT'),
  );
  return { ...result, rows: unique([...sourceRows, ...rows]) };
}
