// SPDX-License-Identifier: Apache-2.0
import { type Ast, isAst, part, parts, word } from './ast';
import { type Change, targetOf } from './changes';
import { dependenciesOf } from './expressions';
import type { Queries } from './queries';
import { type Scope, unique } from './scope';
import { readSources } from './sources';
import type { SqlColumn, SqlDependency, SqlOptions, TableName } from './types';

/** The column on the left of an assignment. */
function assigned(left: unknown): string | undefined {
  if (!isAst(left)) return undefined;
  return word(part(left, 'column')?.name) ?? word(left.identifier);
}

/** What a MERGE writes. @internal */
export function readMerge(
  body: Ast,
  queries: Queries,
  options: SqlOptions,
): Change {
  queries.enter(part(body, 'with_') ?? part(body, 'with'), undefined);
  const scope: Scope = { sources: [], projected: [] };
  const into = part(body, 'this') ?? {};
  const aliased = part(into, 'alias');
  const table = part(aliased ? part(aliased, 'this') ?? {} : into, 'table');
  const output = targetOf(
    table ?? {},
    word(aliased?.alias),
    scope,
    options,
    queries,
  );
  const rows = readSources([part(body, 'using') ?? {}], [], scope, queries);
  rows.push(
    ...dependenciesOf(body.on, scope, queries, 'JOIN'),
    ...scope.sources.flatMap(({ relation }) => relation.rows),
  );
  const columns = new Map<string, SqlColumn>();
  const take = (name: string, dependencies: SqlDependency[]) => {
    const known = columns.get(name.toLowerCase());
    if (known) {
      known.dependencies = unique([...known.dependencies, ...dependencies]);
    } else columns.set(name.toLowerCase(), { name, dependencies });
  };
  const assign = (name: string | undefined, value: unknown) => {
    if (name === undefined) return;
    take(name, dependenciesOf(value, scope, queries));
  };
  const [, source] = scope.sources;
  let open: TableName[] = [];
  /** UPDATE SET * and INSERT *: every column of the source goes into the one of its name. */
  const assignAll = () => {
    for (const { name, dependencies } of source?.relation.columns ?? []) {
      take(name, dependencies);
    }
    open = source?.relation.open ?? [];
  };
  const whens = part(part(body, 'whens') ?? {}, 'whens');
  for (const one of parts(whens, 'expressions')) {
    const when = part(one, 'when') ?? {};
    rows.push(...dependenciesOf(when.condition, scope, queries, 'FILTER'));
    const [action, first, second] = parts(
      part(part(when, 'then') ?? {}, 'tuple'),
      'expressions',
    );
    const verb = part(action ?? {}, 'var')?.this;
    const takesAll =
      first && ('star' in first || part(first, 'var')?.this === 'ROW');
    if (takesAll) assignAll();
    else if (verb === 'UPDATE') {
      for (const pair of parts(part(first ?? {}, 'tuple'), 'expressions')) {
        const { left, right } = part(pair, 'eq') ?? {};
        assign(assigned(left), right);
      }
    } else if (verb === 'INSERT' && second) {
      const values = parts(part(second, 'tuple'), 'expressions');
      parts(part(first ?? {}, 'tuple'), 'expressions').forEach(
        (column, index) => assign(assigned(column), values[index]),
      );
    }
  }
  queries.leave();
  return { output, columns: [...columns.values()], rows, open };
}
