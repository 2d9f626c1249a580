// SPDX-License-Identifier: Apache-2.0
import { parse as parseText } from '@bufbuild/cel';
import type { Expr } from '@bufbuild/cel-spec/cel/expr/syntax_pb.js';
import type { CelLimits } from './budget';
import { CelError } from './errors';

/** A text as a tree, and where its parts stand. @internal */
export interface Parsed {
  expr: Expr;
  /** Offset of a part in the text. */
  offsetOf(part: Expr): number;
}

/** How deep brackets are nested, those in texts included. */
function nesting(text: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of text) {
    if ('([{'.includes(character)) deepest = Math.max(deepest, ++depth);
    else if (')]}'.includes(character)) depth--;
  }
  return deepest;
}

function syntaxError(error: unknown, text: string): CelError {
  const { location } = error as {
    location?: { start?: { offset?: number } };
  };
  const offset = location?.start?.offset ?? 0;
  const rest = text.slice(offset, offset + 30).trim();
  return new CelError(
    rest
      ? `The expression cannot be understood from '${rest}' on.`
      : 'The expression breaks off.',
    offset,
  );
}

/**
 * Reads the text of an expression. The grammar is the library's; its time is bounded by the length of the text.
 *
 * @throws CelError for what is no expression, too long, or nested too deep
 * @internal
 */
export function parse(text: string, limits: CelLimits): Parsed {
  if (text.length > limits.maxLength) {
    throw new CelError(
      `An expression may have ${limits.maxLength} characters; this one has ${text.length}.`,
    );
  }
  if (text.trim() === '') throw new CelError('The expression is empty.');
  const tooDeep = new CelError('The expression is nested too deep.');
  if (nesting(text) > limits.maxDepth) throw tooDeep;
  let parsed;
  try {
    parsed = parseText(text);
  } catch (error) {
    // A text with a wrong escape is a RangeError as well, but not one of the stack.
    const isDeep =
      error instanceof RangeError && /call stack/i.test(error.message);
    throw isDeep ? tooDeep : syntaxError(error, text);
  }
  if (!parsed.expr) throw new CelError('The expression is empty.');
  const positions = parsed.sourceInfo?.positions ?? {};
  return {
    expr: parsed.expr,
    offsetOf: part => positions[String(part.id)] ?? 0,
  };
}
