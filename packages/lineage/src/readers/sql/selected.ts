// SPDX-License-Identifier: Apache-2.0
import { type Ast, isAst, part, tagged, word } from './ast';
import type { SqlColumn } from './types';

/** The node inside the one that only holds comments. @internal */
export function withoutComments(ast: Ast): Ast {
  const inner = part(part(ast, 'annotated'), 'this');
  return inner ? withoutComments(inner) : ast;
}

/** The column that a literal such as 1 stands for, in GROUP BY and ORDER BY. @internal */
export function positionOf(
  value: unknown,
  columns: SqlColumn[],
): SqlColumn | undefined {
  const node = isAst(value) && isAst(value.this) ? value.this : value;
  const literal = isAst(node) ? part(node, 'literal') : undefined;
  return literal?.literal_type === 'number'
    ? columns[Number(literal.value) - 1]
    : undefined;
}

/** The name that an expression of a SELECT gives its column. @internal */
export function nameOf(expression: Ast): string | undefined {
  const [tag, body] = tagged(expression) ?? [];
  if (!isAst(body)) return undefined;
  if (tag === 'alias') return word(body.alias);
  if (tag === 'column') return word(body.name);
  if (tag === 'dot') return word(body.field);
  return (tag === 'paren' || tag === 'annotated') && isAst(body.this)
    ? nameOf(body.this)
    : undefined;
}

/** The name of a column that has none. @internal */
export const unnamed = (index: number): string => `_col${index}`;

/** @internal */
export const isUnnamed = (name: string): boolean => /^_col\d+$/.test(name);
