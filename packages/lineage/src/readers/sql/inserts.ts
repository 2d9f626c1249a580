// SPDX-License-Identifier: Apache-2.0
import { type Ast, isAst, part, parts, tableName, word } from './ast';
import type { Change } from './changes';
import { dependenciesOf } from './expressions';
import type { Queries } from './queries';
import { nothing } from './relations';
import { type Scope, unique } from './scope';
import { isUnnamed, unnamed } from './selected';
import type { SqlColumn, SqlOptions } from './types';

/** INSERT ALL and INSERT FIRST of Snowflake and Oracle: one query, whose rows go into several tables. @internal */
export function readInserts(
  body: Ast,
  queries: Queries,
  options: SqlOptions,
): Change[] {
  const source = part(body, 'source');
  const relation = source ? queries.query(source) : nothing();
  const scope: Scope = { sources: [{ alias: '', relation }], projected: [] };
  const changes = new Map<string, Change>();
  for (const one of parts(body, 'expressions')) {
    const branch = part(one, 'conditional_insert') ?? {};
    const insert = part(part(branch, 'this'), 'insert');
    if (!insert) continue;
    const output = tableName(part(insert, 'table') ?? {});
    const [values] = Array.isArray(insert.values) ? insert.values : [];
    const stated = (
      Array.isArray(insert.columns) ? insert.columns : []
    ).flatMap(each => word(each) ?? []);
    const known = options.columnsOf?.(output) ?? [];
    const given: SqlColumn[] = Array.isArray(values)
      ? values.filter(isAst).map((value, index) => ({
          name: word(part(value, 'column')?.name) ?? unnamed(index),
          dependencies: dependenciesOf(value, scope, queries),
        }))
      : relation.columns;
    const names = stated.length > 0 ? stated : known;
    const columns = given
      .map((column, index) => ({
        ...column,
        name: names[index] ?? column.name,
      }))
      .filter(({ name }) => !isUnnamed(name));
    const rows = [
      ...relation.rows,
      ...dependenciesOf(branch.expression, scope, queries, 'FILTER'),
    ];
    const key = output.join('\u0000');
    const earlier = changes.get(key);
    changes.set(key, {
      output,
      columns: [...(earlier?.columns ?? []), ...columns],
      rows: unique([...(earlier?.rows ?? []), ...rows]),
      open: Array.isArray(values) ? [] : relation.open,
    });
  }
  return [...changes.values()];
}
