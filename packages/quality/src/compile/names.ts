// SPDX-License-Identifier: Apache-2.0

/** Names that mean the same in every engine once they are quoted, and cannot end the quotes. @public */
export const SAFE_NAME = /^[A-Za-z_][A-Za-z0-9_]{0,126}$/;

/**
 * Names in any script that cannot end the quotes of an engine either. Queries take them; rules and programs that are
 * written to files do not.
 *
 * @public
 */
export const QUOTABLE_NAME = /^[\p{L}_][\p{L}\p{M}\p{Nd}_]{0,126}$/u;

/** Whether a text can stand between quotes: no control character, no line break, no half of a character. @internal */
export function isPlain(text: string): boolean {
  return !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text);
}
