// SPDX-License-Identifier: Apache-2.0
import { digestOf } from '../../build/digest';
import { type Ast, isAst, part, parts, tagged, word } from './ast';
import { wrappers } from './relations';
import { nameOf } from './selected';
import type { SqlStatement } from './types';

/** Members that say where and how something was written, and not what. */
const LAYOUT = new Set(['span', 'quoted', 'alias_explicit_as']);

const isIdentifier = (ast: Ast): ast is Ast & { name: string } =>
  typeof ast.name === 'string' && typeof ast.quoted === 'boolean';

/** The tree as it means, whatever its spaces, comments and capitals are. */
function meaning(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(meaning);
  if (!isAst(value)) return value;
  const annotated = part(value, 'annotated');
  if (annotated && tagged(value)) return meaning(annotated.this);
  const result: Ast = {};
  for (const [name, member] of Object.entries(value)) {
    if (LAYOUT.has(name) || name.endsWith('comments')) continue;
    result[name] = meaning(member);
  }
  if (isIdentifier(value) && !value.quoted) {
    result.name = value.name.toLowerCase();
  }
  return result;
}

/** A member that says nothing: no clause, an empty list. */
const isEmpty = (value: unknown) =>
  value === null ||
  value === undefined ||
  value === false ||
  (Array.isArray(value) && value.length === 0);

const isStar = (expression: Ast) => {
  const star = part(expression, 'star');
  return star !== undefined && Object.values(star).every(isEmpty);
};

/** The body of the SELECT that names what a query gives; undefined where several do. */
function selectOf(query: Ast | undefined): Ast | undefined {
  const [tag, body] = (query && tagged(query)) ?? [];
  if (tag === undefined || !isAst(body)) return undefined;
  if (tag === 'select') return throughStar(body);
  return wrappers.has(tag) && isAst(body.this)
    ? selectOf(body.this)
    : undefined;
}

/** As dbt has it: `with …, final as (select …) select * from final` gives what `final` names. */
function throughStar(select: Ast): Ast {
  const { expressions, from, with: withClause, ...clauses } = select;
  const [only, ...others] = parts({ expressions }, 'expressions');
  const [source, ...more] = parts({ from }, 'from');
  if (!only || !isStar(only) || others.length > 0 || more.length > 0) {
    return select;
  }
  const table = part(source, 'table');
  const isPlain =
    table &&
    isEmpty(table.schema) &&
    isEmpty(table.catalog) &&
    isEmpty(table.alias);
  if (!isPlain || !Object.values(clauses).every(isEmpty)) return select;
  const cte = parts(isAst(withClause) ? withClause : undefined, 'ctes').find(
    one => word(one.alias) === word(table.name) && isEmpty(one.columns),
  );
  return selectOf(part(cte, 'this')) ?? select;
}

/** The query of a statement that fills a table, or is one. */
function queryOf(statement: Ast): Ast | undefined {
  const [tag, body] = tagged(statement) ?? [];
  if (!isAst(body)) return undefined;
  if (tag === 'create_table' || tag === 'create_view') {
    return part(body, 'as_select') ?? part(body, 'query');
  }
  return tag === 'insert' ? part(body, 'query') : statement;
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
  const copy = meaning(ast) as Ast;
  const worded: Array<{ name?: string; text: string }> = [];
  const select = statements.length === 1 ? selectOf(queryOf(copy)) : undefined;
  if (select) {
    const rest: Ast[] = [];
    for (const expression of parts(select, 'expressions')) {
      const name = nameOf(expression);
      const alias = part(expression, 'alias');
      if (name === undefined) rest.push(expression);
      else {
        worded.push({
          name,
          text: digestOf(JSON.stringify(alias ? alias.this : expression)),
        });
      }
    }
    select.expressions = rest;
    // Columns that an INSERT names are called so, whatever its query calls them.
    const { length } = rest;
    return statements.map(statement => ({
      ...statement,
      wording: digestOf(JSON.stringify(copy)),
      columns: statement.columns.map((column, index) => {
        const own =
          length === 0 && worded.length === statement.columns.length
            ? worded[index]
            : worded.find(
                each => each.name?.toLowerCase() === column.name.toLowerCase(),
              );
        return own ? { ...column, wording: own.text } : column;
      }),
    }));
  }
  const wording = digestOf(JSON.stringify(copy));
  return statements.map(statement => ({ ...statement, wording }));
}
