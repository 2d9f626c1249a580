// SPDX-License-Identifier: Apache-2.0
import {
  type Ast,
  isAst,
  part,
  tableKey,
  tableName,
  tagged,
  word,
} from './ast';
import { readDelete, readUpdate } from './changes';
import { queries } from './functions';
import { readInserts } from './inserts';
import { readMerge } from './merge';
import { Queries } from './queries';
import { type Relation, identity, unique } from './scope';
import { isUnnamed } from './selected';
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
  // A materialised view of ClickHouse may fill a table of another name.
  tableName(part(body, 'to_table') ?? part(body, 'name') ?? {});

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
  'declare',
  'describe',
  'drop_table',
  'drop_view',
  'grant',
  'rollback',
  'set',
  'set_statement',
  'show',
  'transaction',
  'truncate',
  'use',
]);

/** Statements that change a table in place. */
const changes = new Map([
  ['delete', readDelete],
  ['merge', readMerge],
  ['update', readUpdate],
]);

/** Statements that are followed. */
const followed = new Set([
  ...queries,
  ...changes.keys(),
  'create_table',
  'create_view',
  'insert',
  'multitable_inserts',
  'paren',
  'subquery',
]);

/** Whether a tree is one of a statement: a parser may take mistyped words for an expression. @internal */
export function isStatement(ast: Ast): boolean {
  const [tag = ''] = tagged(ast) ?? [];
  return followed.has(tag) || harmless.has(tag);
}

/** Reads one statement. @internal */
export class StatementReader {
  private readonly queries: Queries;

  constructor(private readonly options: SqlOptions) {
    this.queries = new Queries(options);
  }

  get doubts(): string[] {
    return [...this.queries.doubts];
  }

  /** @returns nothing for a statement that neither reads nor writes data, and several where it writes several tables */
  read(ast: Ast): SqlStatement[] {
    const [tag, body] = tagged(ast) ?? [];
    if (tag === 'multitable_inserts' && isAst(body)) {
      return readInserts(body, this.queries, this.options).map(
        ({ output, columns, rows, open = [] }) =>
          this.finish(output, columns, rows, open),
      );
    }
    return [this.single(ast) ?? []].flat();
  }

  private single(ast: Ast): SqlStatement | undefined {
    const [tag, body] = tagged(ast) ?? [];
    if (tag === undefined || !isAst(body)) return undefined;
    if (queries.has(tag) || tag === 'subquery' || tag === 'paren') {
      return this.written(intoName(body), this.queries.query(ast), []);
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
    const change = changes.get(tag);
    if (change) {
      const {
        output,
        columns,
        rows,
        open = [],
      } = change(body, this.queries, this.options);
      return this.written(
        output.length > 0 ? output : undefined,
        { columns, rows, open },
        [],
      );
    }
    if (harmless.has(tag)) return undefined;
    if (tag === 'raw') {
      // What the parser only hands through: most of it moves no data.
      const text = String(body.sql ?? '');
      if (/\b(select|insert|merge)\b/i.test(text)) {
        this.queries.unsure(
          `A statement is not followed: ${text.trim().slice(0, 60)}…`,
        );
      }
      return undefined;
    }
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
    if (!complete && relation.open.length === 1 && target?.length) {
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
      const written = this.written(
        output.length > 0 ? output : directoryName(directory),
        relation,
        // An INSERT without columns fills the table's columns in their order.
        stated.length > 0 || relation.open.length > 0 ? stated : [...target],
      );
      // Which column of the table a value without a name goes into only its position says.
      return {
        ...written,
        columns: written.columns.filter(({ name }) => !isUnnamed(name)),
      };
    } finally {
      this.queries.leave();
    }
  }
}

/** The table that SELECT … INTO makes. */
function intoName(body: Ast): TableName | undefined {
  const into = part(part(body, 'into') ?? {}, 'this');
  const table = into && part(into, 'table');
  return table && tableName(table);
}

/** A folder that INSERT OVERWRITE DIRECTORY writes. */
function directoryName(directory: Ast | undefined): TableName | undefined {
  const path = directory && (directory.path ?? directory.this);
  return typeof path === 'string' ? [path] : undefined;
}
