// SPDX-License-Identifier: Apache-2.0
import { type Ast, isAst, part, tagged } from './ast';

/** Members that say where and how something was written, and not what. */
const LAYOUT = new Set(['alias_explicit_as', 'alias_first', 'quoted', 'span']);

const isIdentifier = (ast: Ast): ast is Ast & { name: string } =>
  typeof ast.name === 'string' && typeof ast.quoted === 'boolean';

/** A tree as it means, whatever its spaces, comments and capitals are. @internal */
export function meaningOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(meaningOf);
  if (!isAst(value)) return value;
  const annotated = part(value, 'annotated');
  if (annotated && tagged(value)) return meaningOf(annotated.this);
  const result: Ast = {};
  for (const [name, member] of Object.entries(value)) {
    if (LAYOUT.has(name) || name.endsWith('comments')) continue;
    result[name] = meaningOf(member);
  }
  if (isIdentifier(value) && !value.quoted) {
    result.name = value.name.toLowerCase();
  }
  return result;
}
