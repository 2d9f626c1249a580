// SPDX-License-Identifier: Apache-2.0
import { parse, tokenize } from '@polyglot-sql/sdk';
import { type Ast, isAst } from './ast';
import {
  type SqlToken,
  type StatementText,
  fromFirst,
  statementTexts,
} from './statementTexts';
import type { SqlDoubt } from './types';

/** The dialects that the parser has. @internal */
export type ParserDialect = NonNullable<Parameters<typeof parse>[1]>;

/** The tree of a statement. @internal */
export interface StatementTree {
  ast: Ast;
  /** Line where the statement starts; tells it only when somebody asks. */
  line: () => number | undefined;
}

/** Without what the parser does not know, and what says nothing of lineage. */
function prepared(sql: string, dialect: ParserDialect): string {
  if (dialect === 'tsql')
    return sql.replace(/^[ \t]*GO[ \t]*;?(?=\r?$)/gim, ';');
  return dialect === 'oracle'
    ? sql
        .replace(/^[ \t]*\/[ \t]*(?=\r?$)/gm, ';')
        // Outer joins of old, which decide on no column.
        .replace(/\(\s*\+\s*\)/g, ' ')
    : sql;
}

function tokensOf(sql: string, dialect: ParserDialect): SqlToken[] | undefined {
  const { success, tokens } = tokenize(sql, dialect);
  // The parser declares other names for the members than its tokens have.
  return success && tokens ? (tokens as unknown as SqlToken[]) : undefined;
}

const position = /^(?:\w+ error )?at line (\d+), column \d+: /i;

function failure(error: string | undefined, from: number): SqlDoubt {
  const place = position.exec(error ?? '');
  // Where a text is too deep the parser tells no line, but 0.
  const line = from + Math.max(1, Number(place?.[1] ?? 1)) - 1;
  const why = (error ?? '').replace(position, '') || 'no reason given';
  return {
    message: `The SQL cannot be parsed at line ${line}: ${why}. This statement is left out.`,
    line,
  };
}

/** Other words for a statement that cannot be parsed as it is. */
function rewrites(statement: StatementText): string[] {
  // INTO may be left out in BigQuery and SQL Server.
  const bare = /^insert\s+(?!into\b|overwrite\b)/i;
  return bare.test(statement.text)
    ? [statement.text.replace(bare, 'insert into ')]
    : fromFirst(statement);
}

/**
 * The trees of all statements of a text. A statement that cannot be parsed does not take the others down.
 *
 * @internal
 */
export function treesOf(
  text: string,
  dialect: ParserDialect,
): { trees: StatementTree[]; doubts: SqlDoubt[] } {
  let sql = prepared(text, dialect);
  const whole = parse(sql, dialect);
  if (whole.success) {
    const asts = [whole.ast ?? []].flat().filter(isAst);
    let lines: number[] | undefined;
    const lineOf = (index: number) => {
      lines ??= statementTexts(sql, tokensOf(sql, dialect) ?? []).map(
        ({ line }) => line,
      );
      return lines.length === asts.length ? lines[index] : undefined;
    };
    return {
      trees: asts.map((ast, index) => ({ ast, line: () => lineOf(index) })),
      doubts: [],
    };
  }
  let tokens = tokensOf(sql, dialect);
  if (!tokens) {
    // Commands of psql and of other shells stand on lines of their own.
    sql = sql.replace(/^[ \t]*\\.*$/gm, '');
    tokens = tokensOf(sql, dialect);
  }
  if (!tokens) return { trees: [], doubts: [failure(whole.error, 1)] };
  const trees: StatementTree[] = [];
  const doubts: SqlDoubt[] = [];
  for (const statement of statementTexts(sql, tokens)) {
    const { line } = statement;
    const alone = parse(statement.text, dialect);
    const rewritten = alone.success ? [] : rewrites(statement);
    const others = rewritten.map(each => parse(each, dialect));
    const all = others.some(({ success }) => success) ? others : [alone];
    for (const { success, ast, error } of all) {
      if (!success) doubts.push(failure(error, line));
      for (const one of [success ? ast ?? [] : []].flat()) {
        if (isAst(one)) trees.push({ ast: one, line: () => line });
      }
    }
  }
  return { trees, doubts };
}
