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
import { queries } from './functions';
import { Queries } from './queries';
import { readSources } from './sources';
import {
  type Relation,
  type Scope,
  identity,
  tableRelation,
  unique,
} from './scope';
import type {
  SqlColumn,
  SqlDependency,
  SqlOptions,
  SqlStatement,
  TableName,
} from './types';

const names = (value: unknown): string[] =>
  (Array.isArray(value) ? value : []).flatMap(
    one => word(one) ?? word(isAst(one) ? one.name : undefined) ?? [],
  );

/** The name of what CREATE makes: `{ name: { name, schema, catalog } }`. */
const createdName = (body: Ast): TableName =>
  tableName(part(body, 'name') ?? {});

/** Statements that read or write no data. */
const harmless = new Set([
  'alter_table',
  'alter_view',
  'analyze',
  'comment',
  'commit',
  'create_database',
  'create_function',
  'create_index',
  'create_schema',
  'describe',
  'drop_table',
  'drop_view',
  'grant',
  'raw',
  'rollback',
  'set',
  'show',
  'transaction',
  'truncate',
  'use',
]);

/** Reads one statement. @internal */
export class StatementReader {
  private readonly queries: Queries;

  constructor(private readonly options: SqlOptions) {
    this.queries = new Queries(options);
  }

  get doubts(): string[] {
    return [...this.queries.doubts];
  }

  /** @returns undefined for a statement that neither reads nor writes data */
  read(ast: Ast): SqlStatement | undefined {
    const [tag, body] = tagged(ast) ?? [];
    if (tag === undefined || !isAst(body)) return undefined;
    if (queries.has(tag) || tag === 'subquery' || tag === 'paren') {
      return this.written(undefined, this.queries.query(ast), []);
    }
    if (tag === 'create_table' || tag === 'create_view') {
      const query = part(body, 'as_select') ?? part(body, 'query');
      if (!query) {
        const copied =
          part(body, 'clone_source') ?? part(body, 'shallow_clone');
        return copied
          ? this.written(
              createdName(body),
              this.queries.table(tableName(copied)),
              [],
            )
          : undefined;
      }
      return this.written(
        createdName(body),
        this.queries.query(query),
        names(body.columns),
      );
    }
    if (tag === 'insert') return this.insert(body);
    if (tag === 'update') return this.update(body);
    if (tag === 'merge') return this.merge(body);
    if (tag === 'delete') return this.remove(body);
    if (harmless.has(tag)) return undefined;
    this.queries.unsure(
      `A statement of the kind ${tag.replace(/_/g, ' ')} is not followed.`,
    );
    return undefined;
  }

  private finish(
    output: TableName | undefined,
    columns: SqlColumn[],
    rows: SqlDependency[],
    open: TableName[],
  ): SqlStatement {
    return {
      ...(output && { output }),
      columns,
      rows: unique(rows),
      inputs: [...this.queries.inputs.values()],
      unknownStars: [
        ...new Map(open.map(one => [tableKey(one), one])).values(),
      ],
    };
  }

  /** What a query writes into a table, whose columns it may name. */
  private written(
    output: TableName | undefined,
    relation: Relation,
    stated: string[],
  ): SqlStatement {
    const target = output && this.options.columnsOf?.(output);
    const complete = relation.open.length === 0;
    // Columns are matched by position where the target says how they are called, and nothing is unknown between.
    const called = stated.length > 0 ? stated : [];
    const columns = relation.columns.map((column, index) =>
      complete && called[index] !== undefined
        ? { ...column, name: called[index] }
        : column,
    );
    if (!complete && relation.open.length === 1 && target) {
      const known = new Set(columns.map(({ name }) => name.toLowerCase()));
      for (const name of target) {
        if (!known.has(name.toLowerCase())) {
          columns.push({
            name,
            dependencies: [identity(relation.open[0], name)],
          });
        }
      }
      return this.finish(output, columns, relation.rows, []);
    }
    return this.finish(output, columns, relation.rows, relation.open);
  }

  private insert(body: Ast): SqlStatement | undefined {
    const output = tableName(part(body, 'table') ?? {});
    this.queries.enter(part(body, 'with'), undefined);
    try {
      const query = part(body, 'query');
      if (!query) return undefined;
      const relation = this.queries.query(query);
      const stated = names(body.columns);
      const target = this.options.columnsOf?.(output) ?? [];
      const directory = part(body, 'directory');
      return this.written(
        output.length > 0 ? output : directoryName(directory),
        relation,
        // An INSERT without columns fills the table's columns in their order.
        stated.length > 0 || relation.open.length > 0 ? stated : [...target],
      );
    } finally {
      this.queries.leave();
    }
  }

  /** A table that is changed in place, and that its own expressions can read. */
  private target(
    table: Ast,
    alias: string | undefined,
    scope: Scope,
  ): TableName {
    const name = tableName(table);
    scope.sources.push({
      alias: alias ?? word(table.alias) ?? name[name.length - 1] ?? '',
      relation: tableRelation(name, this.options.columnsOf?.(name)),
    });
    return name;
  }

  private update(body: Ast): SqlStatement {
    this.queries.enter(part(body, 'with'), undefined);
    const scope: Scope = { sources: [], projected: [] };
    const output = this.target(
      part(body, 'table') ?? {},
      word(body.alias),
      scope,
    );
    const rows = readSources(
      parts(body, 'from_clause'),
      [...parts(body, 'from_joins'), ...parts(body, 'table_joins')],
      scope,
      this.queries,
    );
    const columns: SqlColumn[] = [];
    for (const pair of Array.isArray(body.set) ? body.set : []) {
      const [column, value] = Array.isArray(pair) ? pair : [];
      const name = word(column);
      if (name === undefined) continue;
      columns.push({
        name: name.split('.').pop()!,
        dependencies: dependenciesOf(value, scope, this.queries),
      });
    }
    rows.push(
      ...dependenciesOf(
        part(body, 'where_clause')?.this,
        scope,
        this.queries,
        'FILTER',
      ),
      ...scope.sources.flatMap(({ relation }) => relation.rows),
    );
    this.queries.leave();
    return this.finish(output, columns, rows, []);
  }

  private remove(body: Ast): SqlStatement {
    this.queries.enter(part(body, 'with'), undefined);
    const scope: Scope = { sources: [], projected: [] };
    const output = this.target(
      part(body, 'table') ?? {},
      word(body.alias),
      scope,
    );
    const rows = readSources(parts(body, 'using'), [], scope, this.queries);
    rows.push(
      ...dependenciesOf(
        part(body, 'where_clause')?.this,
        scope,
        this.queries,
        'FILTER',
      ),
    );
    this.queries.leave();
    return this.finish(output, [], rows, []);
  }

  private merge(body: Ast): SqlStatement {
    this.queries.enter(part(body, 'with_') ?? part(body, 'with'), undefined);
    const scope: Scope = { sources: [], projected: [] };
    const into = part(body, 'this') ?? {};
    const aliased = part(into, 'alias');
    const table = part(aliased ? part(aliased, 'this') ?? {} : into, 'table');
    const output = this.target(table ?? {}, word(aliased?.alias), scope);
    const rows = readSources(
      [part(body, 'using') ?? {}],
      [],
      scope,
      this.queries,
    );
    rows.push(
      ...dependenciesOf(body.on, scope, this.queries, 'JOIN'),
      ...scope.sources.flatMap(({ relation }) => relation.rows),
    );
    const columns = new Map<string, SqlColumn>();
    const assign = (name: string | undefined, value: unknown) => {
      if (name === undefined) return;
      const dependencies = dependenciesOf(value, scope, this.queries);
      const known = columns.get(name.toLowerCase());
      if (known) {
        known.dependencies = unique([...known.dependencies, ...dependencies]);
      } else columns.set(name.toLowerCase(), { name, dependencies });
    };
    const whens = part(part(body, 'whens') ?? {}, 'whens');
    for (const one of parts(whens, 'expressions')) {
      const when = part(one, 'when') ?? {};
      rows.push(
        ...dependenciesOf(when.condition, scope, this.queries, 'FILTER'),
      );
      const [action, first, second] = parts(
        part(part(when, 'then') ?? {}, 'tuple'),
        'expressions',
      );
      const verb = part(action ?? {}, 'var')?.this;
      if (verb === 'UPDATE') {
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
    this.queries.leave();
    return this.finish(output, [...columns.values()], rows, []);
  }
}

/** The column on the left of an assignment. */
function assigned(left: unknown): string | undefined {
  if (!isAst(left)) return undefined;
  return word(part(left, 'column')?.name) ?? word(left.identifier);
}

/** A folder that INSERT OVERWRITE DIRECTORY writes. */
function directoryName(directory: Ast | undefined): TableName | undefined {
  const path = directory && (directory.path ?? directory.this);
  return typeof path === 'string' ? [path] : undefined;
}
