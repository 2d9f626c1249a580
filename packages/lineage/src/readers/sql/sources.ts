// SPDX-License-Identifier: Apache-2.0
import { type Ast, isAst, part, parts, tableName, tagged, word } from './ast';
import { dependenciesOf } from './expressions';
import {
  type RelationResolver,
  columnAliases,
  nothing,
  renamed,
  wrappers,
} from './relations';
import {
  type NamedRelation,
  type Relation,
  type Scope,
  findColumn,
  unique,
} from './scope';
import type { SqlDependency } from './types';

/** All columns of all relations. */
function star(sources: NamedRelation[], rows: SqlDependency[]): Relation {
  const relations = sources.map(({ relation }) => relation);
  return {
    columns: relations.flatMap(({ columns }) => columns),
    rows: unique([...rows, ...relations.flatMap(one => one.rows)]),
    open: relations.flatMap(({ open }) => open),
  };
}

/** One item of a FROM clause. @internal */
export function readSource(
  ast: Ast,
  outer: Scope | undefined,
  resolver: RelationResolver,
): NamedRelation {
  const [tag, body] = tagged(ast) ?? [];
  if (tag === undefined || !isAst(body)) {
    return { alias: '', relation: nothing() };
  }
  const alias = word(body.alias);
  if (tag === 'table') {
    const name = tableName(body);
    return {
      alias: alias ?? name[name.length - 1] ?? '',
      relation: renamed(resolver.table(name), columnAliases(body)),
    };
  }
  if (wrappers.has(tag)) {
    const inner = part(body, 'this') ?? {};
    const values = part(inner, 'values');
    const relation = values
      ? { ...nothing(), any: [] }
      : resolver.query(inner, outer);
    return {
      alias: alias ?? '',
      relation: renamed(relation, columnAliases(body)),
    };
  }
  if (tag === 'alias') {
    const inner = readSource(part(body, 'this') ?? {}, outer, resolver);
    return {
      alias: alias ?? inner.alias,
      relation: renamed(inner.relation, columnAliases(body)),
    };
  }
  if (tag === 'pivot' || tag === 'unpivot') {
    const inner = readSource(part(body, 'this') ?? {}, outer, resolver);
    resolver.unsure(`The columns of a ${tag.toUpperCase()} are not followed.`);
    return {
      alias: alias ?? inner.alias,
      relation: { ...inner.relation, any: [] },
    };
  }
  if (tag === 'joined_table') {
    const scope: Scope = { sources: [], projected: [], outer };
    const rows = readSources(
      [part(body, 'left') ?? {}],
      parts(body, 'joins'),
      scope,
      resolver,
    );
    return {
      alias: alias ?? '',
      relation: star(scope.sources, rows),
    };
  }
  // A function, an unnested array, values: whatever it gives depends on what goes in.
  const scope: Scope = outer ?? { sources: [], projected: [] };
  const any = dependenciesOf(ast, scope, resolver).map(one => ({
    ...one,
    transformation:
      one.transformation === 'IDENTITY' ? 'TRANSFORMATION' : one.transformation,
  }));
  return { alias: alias ?? '', relation: generated(any, columnAliases(body)) };
}

/** What a function gives: the columns that the query names, where it names them, and any column where it names none. */
function generated(any: SqlDependency[], names: string[]): Relation {
  return names.length > 0
    ? {
        ...nothing(),
        columns: names.map(name => ({ name, dependencies: any })),
      }
    : { ...nothing(), any };
}

/** Columns that a NATURAL JOIN joins by, where both sides are known. */
function shared(earlier: NamedRelation[], { relation }: NamedRelation) {
  const known = new Set(
    earlier.flatMap(one =>
      one.relation.columns.map(({ name }) => name.toLowerCase()),
    ),
  );
  return relation.columns.flatMap(({ name }) =>
    known.has(name.toLowerCase()) ? name : [],
  );
}

/** Puts the items of FROM and JOIN into the scope; gives what joins depend on. @internal */
export function readSources(
  from: Ast[],
  joins: Ast[],
  scope: Scope,
  resolver: RelationResolver,
): SqlDependency[] {
  for (const item of from) {
    // Later items may use earlier ones: FROM t, UNNEST(t.items).
    scope.sources.push(readSource(item, scope, resolver));
  }
  const rows: SqlDependency[] = [];
  for (const join of joins) {
    const item = part(join, 'this');
    const earlier = [...scope.sources];
    if (item) scope.sources.push(readSource(item, scope, resolver));
    rows.push(...dependenciesOf(join.on, scope, resolver, 'JOIN'));
    const using = (Array.isArray(join.using) ? join.using : []).flatMap(
      one => word(one) ?? [],
    );
    for (const name of /natural/i.test(String(join.kind))
      ? shared(earlier, scope.sources[scope.sources.length - 1])
      : using) {
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

/** Puts the lateral views of a query into the scope. @internal */
export function readLateralViews(
  body: Ast,
  scope: Scope,
  resolver: RelationResolver,
): void {
  for (const view of parts(body, 'lateral_views')) {
    const any = dependenciesOf(view.this, scope, resolver).map(one =>
      one.transformation === 'IDENTITY'
        ? { ...one, transformation: 'TRANSFORMATION' }
        : one,
    );
    scope.sources.push({
      alias: word(view.table_alias) ?? '',
      relation: generated(any, columnAliases(view)),
    });
  }
}
