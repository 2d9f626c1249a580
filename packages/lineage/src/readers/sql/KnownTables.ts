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
import type { SqlOptions, SqlStatement, SqlTable, TableName } from './types';

const columnNames = (list: readonly Ast[]) =>
  list.flatMap(one => word(one.name) ?? []);

/** Columns that PARTITIONED BY of Hive and Spark adds to those in brackets. */
const partitionColumns = (body: Ast): string[] =>
  parts(body, 'properties').flatMap(property => {
    const by = part(part(property, 'partitioned_by_property'), 'this');
    const list = parts(by && part(by, 'tuple'), 'expressions');
    return columnNames(list.map(one => part(one, 'column_def')).filter(isAst));
  });

/** Temporary tables of SQL Server tell it by their names. */
const isLocal = (name: TableName) =>
  name[name.length - 1]?.startsWith('#') ?? false;

/** What is known of tables while the statements of a text run, one after the other. @internal */
export class KnownTables {
  /** Undefined for a table that was changed in a way that is not followed, or dropped. */
  private readonly own = new Map<string, SqlTable | undefined>();

  /** @param outside - columns of the tables that were there before */
  constructor(private readonly outside: SqlOptions['columnsOf']) {}

  columnsOf(table: TableName): readonly string[] | undefined {
    const key = tableKey(table);
    return this.own.has(key)
      ? this.own.get(key)?.columns
      : this.outside?.(table);
  }

  /** Takes what a statement says of the columns of a table. */
  learn(ast: Ast, read: readonly SqlStatement[]): void {
    const [tag, body] = tagged(ast) ?? [];
    if (!isAst(body)) return;
    if (tag === 'create_table' || tag === 'create_view') {
      this.create(body, read);
    } else if (tag === 'drop_table' || tag === 'drop_view') {
      for (const one of [...parts(body, 'names'), body.name].filter(isAst)) {
        this.own.set(tableKey(tableName(one)), undefined);
      }
    } else if (tag === 'alter_table') this.alter(body);
    else if (tag === 'select' && isAst(body.into)) {
      const [statement] = read;
      if (statement?.output) {
        this.take(
          statement.output,
          statement,
          body.into.temporary === true || isLocal(statement.output),
        );
      }
    }
  }

  private create(body: Ast, read: readonly SqlStatement[]): void {
    const name = tableName(part(body, 'name') ?? {});
    const temporary = body.temporary === true || isLocal(name);
    const [statement] = read;
    if (statement) {
      this.take(name, statement, temporary);
      return;
    }
    const columns = [
      ...columnNames(parts(body, 'columns')),
      ...partitionColumns(body),
    ];
    // CREATE TABLE IF NOT EXISTS without columns, or LIKE another, says nothing.
    if (columns.length > 0) {
      this.own.set(tableKey(name), { name, columns, temporary });
    }
  }

  private take(
    name: TableName,
    { columns, unknownStars }: SqlStatement,
    temporary: boolean,
  ): void {
    const complete = unknownStars.length === 0 && columns.length > 0;
    this.own.set(
      tableKey(name),
      complete
        ? { name, columns: columns.map(column => column.name), temporary }
        : undefined,
    );
  }

  private alter(body: Ast): void {
    const name = tableName(part(body, 'name') ?? {});
    const key = tableKey(name);
    const known = this.own.get(key);
    const actions = parts(body, 'actions');
    const added = actions.flatMap(
      one => word(part(part(one, 'AddColumn'), 'column')?.name) ?? [],
    );
    if (added.length !== actions.length) this.own.set(key, undefined);
    else if (known) {
      this.own.set(key, { ...known, columns: [...known.columns, ...added] });
    }
  }

  /** Tables whose columns are known at the end. */
  list(): SqlTable[] {
    return [...this.own.values()].flatMap(one => one ?? []);
  }
}
