// SPDX-License-Identifier: Apache-2.0
import { CelError, type CelScope } from '../cel';
import type { Budget } from '../cel/budget';
import { release } from '../cel/adopt';
import { compileExpression, type Expression } from '../cel/expression';
import type { DataMap } from '../cel/values';

/** A text with expressions in it, ready to be filled in. @internal */
export interface Template {
  reads: readonly string[];
  /** @param whole - what the expressions take from besides their own limits; what has none left is shown as `?` */
  fill(roots: DataMap, whole?: Budget): string;
}

/** Where the expression that begins at an offset ends: the `}` that no text and no bracket hides. */
function endOf(text: string, start: number): number {
  let depth = 0;
  let mark = '';
  for (let i = start; i < text.length; i++) {
    const character = text[i];
    if (mark) {
      if (character === '\\') i++;
      else if (character === mark) mark = '';
    } else if (character === '"' || character === "'") mark = character;
    else if (character === '{') depth++;
    else if (character === '}' && depth-- === 0) return i;
  }
  return -1;
}

/** The text parts and expressions of a template, in turn. */
function partsOf(text: string): Array<string | { source: string }> {
  const parts: Array<string | { source: string }> = [];
  let from = 0;
  for (;;) {
    const start = text.indexOf('${', from);
    if (start < 0) break;
    const end = endOf(text, start + 2);
    if (end < 0) {
      throw new CelError(
        'An expression that begins with ${ has no } behind it.',
      );
    }
    parts.push(text.slice(from, start), {
      source: text.slice(start + 2, end),
    });
    from = end + 1;
  }
  parts.push(text.slice(from));
  return parts;
}

/** Length of what an expression may put into a text. */
const MOST_SHOWN = 200;

/** A value in a text: what has a name by its name, other maps as JSON. */
function worded(value: unknown): string {
  if (Array.isArray(value)) return value.map(worded).join(', ');
  if (typeof value !== 'object' || value === null) return String(value ?? '');
  const { name } = value as { name?: unknown };
  return typeof name === 'string' && name !== '' ? name : JSON.stringify(value);
}

function shown(
  expression: Expression,
  roots: DataMap,
  whole: Budget | undefined,
): string {
  const result = expression.evaluate(roots, whole);
  if ('error' in result) return '?';
  const text = worded(release(result.value));
  return text.length > MOST_SHOWN ? `${text.slice(0, MOST_SHOWN)}…` : text;
}

/**
 * Makes a text with `${expression}` in it ready.
 *
 * @throws CelError for an expression that cannot be used
 * @internal
 */
export function compileTemplate(text: string, scope: CelScope): Template {
  const parts = partsOf(text).map(part =>
    typeof part === 'string' ? part : compileExpression(part.source, scope),
  );
  const reads = parts.flatMap(part =>
    typeof part === 'string' ? [] : part.reads,
  );
  return {
    reads,
    fill: (roots, whole) =>
      parts
        .map(part =>
          typeof part === 'string' ? part : shown(part, roots, whole),
        )
        .join(''),
  };
}
