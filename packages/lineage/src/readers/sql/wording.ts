// SPDX-License-Identifier: Apache-2.0
import { digestOf } from '../../build/digest';
import { type Ast, isAst, part, tagged } from './ast';
import { meaningOf } from './meaning';
import type { SqlStatement } from './types';
import { withExpressions, wordedQuery, wordingOf } from './wordedQuery';

/** The query of a statement that fills a table, or is one, and what stands around it. */
function queryOf(statement: Ast): {
  query?: Ast;
  around?: unknown;
  withClause?: Ast;
} {
  const [tag, body] = tagged(statement) ?? [];
  if (!isAst(body)) return {};
  const without = (name: string) => ({
    query: part(body, name),
    withClause: part(body, 'with'),
    around: { [tag!]: { ...body, [name]: null, with: null } },
  });
  if (tag === 'create_table' || tag === 'create_view') {
    return without(part(body, 'as_select') ? 'as_select' : 'query');
  }
  return tag === 'insert' ? without('query') : { query: statement };
}

/**
 * Adds to what a statement gives how it is worded: each column that it names, and the rest. What is worded otherwise may
 * give other values. What cannot be taken apart is all rest.
 *
 * @param ast - tree of the statement
 * @param statements - what was read of it
 * @internal
 */
export function withWording(
  ast: Ast,
  statements: readonly SqlStatement[],
): SqlStatement[] {
  const meaning = meaningOf(ast) as Ast;
  const { query, around, withClause } = queryOf(meaning);
  if (statements.length !== 1 || !query) {
    const wording = digestOf(JSON.stringify(meaning));
    return statements.map(statement => ({ ...statement, wording }));
  }
  const worded = wordedQuery(query, withExpressions(withClause, new Map()));
  const [statement] = statements;
  const inOrder = [...worded.items.values()];
  // Columns that an INSERT names are called so, whatever its query calls them.
  const byPosition =
    worded.stars.length === 0 && inOrder.length === statement.columns.length;
  return [
    {
      ...statement,
      wording: digestOf(JSON.stringify([around, worded.rows])),
      columns: statement.columns.map((column, index) => {
        const wording = byPosition
          ? inOrder[index]
          : wordingOf(worded, column.name.toLowerCase());
        return wording === undefined ? column : { ...column, wording };
      }),
    },
  ];
}
