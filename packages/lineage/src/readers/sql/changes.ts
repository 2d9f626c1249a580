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
import { dependenciesOf } from './expressions';
import type { Queries } from './queries';
import { type Scope, tableRelation } from './scope';
import { readSources } from './sources';
import type { SqlColumn, SqlDependency, SqlOptions, TableName } from './types';

/** What a statement does to a table that is there. @internal */
export interface Change {
  output: TableName;
  columns: SqlColumn[];
  /** What decides which rows there are. */
  rows: SqlDependency[];
  /** Tables of which all columns are taken over, and are not known. */
  open?: TableName[];
}

/**
 * A table that is changed in place, and that its own expressions can read. SQL Server changes what is behind a common
 * table expression, where that is one table.
 *
 * @returns no name where it is not known which table that is
 * @internal
 */
export function targetOf(
  table: Ast,
  alias: string | undefined,
  scope: Scope,
  options: SqlOptions,
  queries: Queries,
): TableName {
  const name = tableName(table);
  const view = queries.cte(name);
  if (view) {
    scope.sources.push({ alias: alias ?? name[0], relation: view });
    const behind = new Map(
      [
        ...view.open,
        ...view.columns.flatMap(({ dependencies }) =>
          dependencies.map(one => one.table),
        ),
      ].map(one => [tableKey(one), one]),
    );
    return behind.size === 1 ? [...behind.values()][0] : [];
  }
  scope.sources.push({
    alias: alias ?? word(table.alias) ?? name[name.length - 1] ?? '',
    relation: tableRelation(name, options.columnsOf?.(name)),
  });
  return name;
}

/** UPDATE t … FROM dbo.orders t of SQL Server: the table among the sources that the name is an alias of. */
function behindAlias(named: Ast, sources: readonly Ast[]): Ast | undefined {
  const [own, ...others] = tableName(named);
  return others.length > 0
    ? undefined
    : sources
        .map(one => part(one, 'table'))
        .find(
          table => word(table?.alias)?.toLowerCase() === own?.toLowerCase(),
        );
}

/** What an UPDATE writes. @internal */
export function readUpdate(
  body: Ast,
  queries: Queries,
  options: SqlOptions,
): Change {
  queries.enter(part(body, 'with'), undefined);
  const scope: Scope = { sources: [], projected: [] };
  const named = part(body, 'table') ?? {};
  const from = parts(body, 'from_clause');
  const joins = [...parts(body, 'from_joins'), ...parts(body, 'table_joins')];
  const meant = behindAlias(named, [
    ...from,
    ...joins.map(join => part(join, 'this')).filter(isAst),
  ]);
  const output = meant
    ? tableName(meant)
    : targetOf(named, word(body.alias), scope, options, queries);
  const rows = readSources(from, joins, scope, queries);
  const columns: SqlColumn[] = [];
  for (const pair of Array.isArray(body.set) ? body.set : []) {
    const [column, value] = Array.isArray(pair) ? pair : [];
    const name = word(column);
    if (name === undefined) continue;
    columns.push({
      name: name.split('.').pop()!,
      dependencies: dependenciesOf(value, scope, queries),
    });
  }
  rows.push(
    ...dependenciesOf(
      part(body, 'where_clause')?.this,
      scope,
      queries,
      'FILTER',
    ),
    ...scope.sources.flatMap(({ relation }) => relation.rows),
  );
  queries.leave();
  return { output, columns, rows };
}

/** What decides which rows a DELETE leaves. @internal */
export function readDelete(
  body: Ast,
  queries: Queries,
  options: SqlOptions,
): Change {
  queries.enter(part(body, 'with'), undefined);
  const scope: Scope = { sources: [], projected: [] };
  const output = targetOf(
    part(body, 'table') ?? {},
    word(body.alias),
    scope,
    options,
    queries,
  );
  // Tables stand here as they are, and not as one of several kinds of sources.
  const using = parts(body, 'using').map(one =>
    tagged(one) ? one : { table: one },
  );
  const rows = readSources(using, parts(body, 'joins'), scope, queries);
  rows.push(
    ...dependenciesOf(
      part(body, 'where_clause')?.this,
      scope,
      queries,
      'FILTER',
    ),
  );
  queries.leave();
  return { output, columns: [], rows };
}
