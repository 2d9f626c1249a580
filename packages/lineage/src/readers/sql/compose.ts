// SPDX-License-Identifier: Apache-2.0
import { tableKey } from './ast';
import { unique } from './scope';
import type {
  SqlColumn,
  SqlDependency,
  SqlStatement,
  TableName,
} from './types';

const strength = ['IDENTITY', 'TRANSFORMATION', 'AGGREGATION'];

/** A dependency on a column that is itself made from another one. */
function combined(outer: SqlDependency, inner: SqlDependency): SqlDependency {
  if (inner.kind === 'indirect') return inner;
  const isStronger =
    outer.kind === 'indirect' ||
    strength.indexOf(outer.transformation) >
      strength.indexOf(inner.transformation);
  const masking =
    outer.kind === 'direct' && (outer.masking || inner.masking) === true;
  return {
    table: inner.table,
    column: inner.column,
    kind: outer.kind,
    transformation: isStronger ? outer.transformation : inner.transformation,
    ...(masking && { masking }),
  };
}

type Made = Omit<SqlStatement, 'output'>;

/** The statements of a script, of which some make tables that only the script itself uses. */
class Script {
  private readonly made = new Map<string, Made>();

  private through(one: SqlDependency): SqlDependency[] {
    const made = this.made.get(tableKey(one.table));
    if (!made) return [one];
    const name = one.column.toLowerCase();
    const column = made.columns.find(each => each.name.toLowerCase() === name);
    if (column) return column.dependencies.map(each => combined(one, each));
    const [table, ...others] = made.unknownStars;
    return table && others.length === 0 ? [{ ...one, table }] : [];
  }

  private tables(
    list: readonly TableName[],
    member: 'inputs' | 'unknownStars',
  ) {
    const found = list.flatMap(
      table => this.made.get(tableKey(table))?.[member] ?? [table],
    );
    return [...new Map(found.map(one => [tableKey(one), one])).values()];
  }

  /** The statement, as if what it reads of the script's own tables were written out. */
  resolve(statement: SqlStatement): SqlStatement {
    const all = (list: readonly SqlDependency[]) =>
      unique(list.flatMap(one => this.through(one)));
    const read = statement.inputs.flatMap(
      table => this.made.get(tableKey(table))?.rows ?? [],
    );
    return {
      ...statement,
      columns: statement.columns.map(({ name, dependencies }) => ({
        name,
        dependencies: all(dependencies),
      })),
      rows: unique([...all(statement.rows), ...read]),
      inputs: this.tables(statement.inputs, 'inputs'),
      unknownStars: this.tables(statement.unknownStars, 'unknownStars'),
    };
  }

  /** Notes what a statement puts into a table of the script; what another one put there stays. */
  make(table: TableName, statement: SqlStatement): void {
    const key = tableKey(table);
    const earlier = this.made.get(key);
    const columns = new Map<string, SqlColumn>();
    for (const column of [...(earlier?.columns ?? []), ...statement.columns]) {
      const name = column.name.toLowerCase();
      const known = columns.get(name)?.dependencies ?? [];
      columns.set(name, {
        name: column.name,
        dependencies: unique([...known, ...column.dependencies]),
      });
    }
    this.made.set(key, {
      columns: [...columns.values()],
      rows: unique([...(earlier?.rows ?? []), ...statement.rows]),
      inputs: [...(earlier?.inputs ?? []), ...statement.inputs],
      unknownStars: [
        ...(earlier?.unknownStars ?? []),
        ...statement.unknownStars,
      ],
    });
  }
}

/**
 * Follows a script through the tables that it makes for itself, such as temporary ones, so that only what is known
 * outside stands at the ends.
 *
 * @param isKnown - whether a table is one that is known outside
 * @returns the statements that write such a table, and the queries
 * @internal
 */
export function throughOwnTables(
  statements: readonly SqlStatement[],
  isKnown: (table: TableName) => boolean,
): SqlStatement[] {
  const script = new Script();
  return statements.flatMap(each => {
    const statement = script.resolve(each);
    const { output } = statement;
    if (output === undefined || isKnown(output)) return statement;
    script.make(output, statement);
    return [];
  });
}
