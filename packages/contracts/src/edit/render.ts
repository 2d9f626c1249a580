// SPDX-License-Identifier: Apache-2.0
import { isCollection, isFilled, type PlainObject } from './equal';
import { isPlainSafe, quoted, renderLiteral, renderScalar } from './scalars';
import type { Style } from './style';

/** A name of a member. @internal */
export function renderName(name: string, style: Style, flow: boolean): string {
  if (style.syntax === 'json') return JSON.stringify(name);
  return isPlainSafe(name, flow) ? name : quoted(name, style.quote);
}

/**
 * A value between brackets, or a scalar.
 *
 * @param column - of the line it stands on; undefined to keep everything on one line
 * @internal
 */
export function renderFlow(
  value: unknown,
  style: Style,
  column?: number,
): string {
  if (!isCollection(value)) return renderScalar(value, style, true);
  const list = Array.isArray(value);
  const inner = column === undefined ? undefined : column + style.unit;
  const parts = list
    ? value.map(item => renderFlow(item, style, inner))
    : Object.entries(value).map(
        ([name, member]) =>
          `${renderName(name, style, true)}: ${renderFlow(
            member,
            style,
            inner,
          )}`,
      );
  const [open, close] = list ? '[]' : '{}';
  if (parts.length === 0) return open + close;
  if (column === undefined) return `${open}${parts.join(', ')}${close}`;
  const pad = ' '.repeat(column + style.unit);
  const lines = parts.map(part => pad + part).join(`,${style.eol}`);
  return `${open}${style.eol}${lines}${style.eol}${' '.repeat(column)}${close}`;
}

/**
 * The lines of a collection in block style, the first one without its indentation.
 *
 * @param column - of its names or dashes
 * @internal
 */
export function renderBlock(
  value: unknown[] | PlainObject,
  column: number,
  style: Style,
): string {
  const pad = style.eol + ' '.repeat(column);
  return Array.isArray(value)
    ? value.map(item => renderItem(item, column, style)).join(pad)
    : Object.entries(value)
        .map(([name, member]) => renderMember(name, member, column, style))
        .join(pad);
}

/** An item of a list in block style, from its dash on. @internal */
export function renderItem(
  item: unknown,
  column: number,
  style: Style,
): string {
  if (isFilled(item)) {
    return `- ${renderBlock(item, column + 2, style)}`;
  }
  return `- ${renderInline(item, column + style.unit, style)}`;
}

/** A member of a record in block style, from its name on. @internal */
export function renderMember(
  name: string,
  value: unknown,
  column: number,
  style: Style,
): string {
  return `${renderName(name, style, false)}:${renderMemberValue(
    value,
    column,
    style,
  )}`;
}

/** What stands behind the colon of a member, also on lines below. @internal */
export function renderMemberValue(
  value: unknown,
  column: number,
  style: Style,
): string {
  if (!isFilled(value)) {
    return ` ${renderInline(value, column + style.unit, style)}`;
  }
  const below = columnBelow(value, column, style);
  return style.eol + ' '.repeat(below) + renderBlock(value, below, style);
}

/** Column of a collection that stands below its key. @internal */
export function columnBelow(
  value: unknown,
  column: number,
  style: Style,
): number {
  return Array.isArray(value) && !style.indentedLists
    ? column
    : column + style.unit;
}

/** A scalar or empty collection in block context. */
function renderInline(value: unknown, column: number, style: Style): string {
  if (typeof value === 'string') {
    const literal = renderLiteral(value, column, style.eol);
    if (literal !== undefined) return literal;
  }
  return isCollection(value)
    ? renderFlow(value, style)
    : renderScalar(value, style, false);
}
