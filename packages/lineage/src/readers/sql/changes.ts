// SPDX-License-Identifier: Apache-2.0
import { type Ast, part, parts, tableName, word } from './ast';
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
}

/** A table that is changed in place, and that its own expressions can read. @internal */
export function targetOf(
  table: Ast,
  alias: string | undefined,
  scope: Scope,
  options: SqlOptions,
): TableName {
  const name = tableName(table);
  scope.sources.push({
    alias: alias ?? word(table.alias) ?? name[name.length - 1] ?? '',
    relation: tableRelation(name, options.columnsOf?.(name)),
  });
  return name;
}

/** What an UPDATE writes. @internal */
export function readUpdate(
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
  );
  const rows = readSources(
    parts(body, 'from_clause'),
    [...parts(body, 'from_joins'), ...parts(body, 'table_joins')],
    scope,
    queries,
  );
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
  );
  const rows = readSources(parts(body, 'using'), [], scope, queries);
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
