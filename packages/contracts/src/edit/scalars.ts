// SPDX-License-Identifier: Apache-2.0
import { resolvePlain } from '../document/yaml/resolve';
import type { Style } from './style';

/** Words that YAML 1.1, which many tools still read, takes for truth values. */
const oldTruths = /^(?:y|n|yes|no|on|off)$/i;
const plainStart = /^[\p{L}\p{N}_./$(+]/u;
/** Dashes, questions and colons start a plain text when something follows them. */
const markedStart = /^[-?:][\p{L}\p{N}_]/u;
/** Control characters, odd line breaks, the byte order mark, and halves of surrogate pairs. */
const unprintable =
  // eslint-disable-next-line no-control-regex
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/**
 * Whether a text may stand without quotes. Rather too careful: quotes never harm.
 *
 * @param flow - between brackets, where more characters have a meaning
 * @internal
 */
export function isPlainSafe(text: string, flow: boolean): boolean {
  return (
    (plainStart.test(text) || markedStart.test(text)) &&
    resolvePlain(text) === text &&
    !oldTruths.test(text) &&
    !/^(?:---|\.\.\.)/.test(text) &&
    !unprintable.test(text) &&
    text.trim() === text &&
    !/:(?:\s|$)|\s#/.test(text) &&
    !(flow && /[,[\]{}:]/.test(text))
  );
}

/** A text in quotes, of the wanted kind where it can be written in it. @internal */
export function quoted(text: string, quote: '"' | "'"): string {
  if (quote === "'" && !unprintable.test(text)) {
    return `'${text.replace(/'/g, "''")}'`;
  }
  // JSON is YAML, except for what it leaves unescaped.
  return JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** A scalar on one line. @internal */
export function renderScalar(
  value: unknown,
  style: Style,
  flow: boolean,
): string {
  if (typeof value !== 'string' || style.syntax === 'json') {
    return JSON.stringify(value);
  }
  return isPlainSafe(value, flow) ? value : quoted(value, style.quote);
}

/**
 * A text of several lines in block style, below its key; undefined for one that must be quoted to stay
 * as it is.
 *
 * @param column - of the text's lines
 * @internal
 */
export function renderLiteral(
  value: string,
  column: number,
  eol: string,
): string | undefined {
  const body = value.endsWith('\n') ? value.slice(0, -1) : value;
  const lines = body.split('\n');
  const fits =
    lines.length > 1 &&
    lines[0] !== '' &&
    !lines[0].startsWith(' ') &&
    lines[lines.length - 1] !== '' &&
    lines.every(
      line => (line === '' || line.trim() !== '') && !unprintable.test(line),
    );
  if (!fits) return undefined;
  const pad = ' '.repeat(column);
  const header = body === value ? '|-' : '|';
  return [header, ...lines.map(line => (line === '' ? '' : pad + line))].join(
    eol,
  );
}

/** A value for the place of a scalar, written as that one was: quotes stay, and texts in block style do. @internal */
export function renderLike(
  value: unknown,
  old: string,
  style: Style,
  flow: boolean,
  column: number,
): string {
  if (typeof value !== 'string' || style.syntax === 'json') {
    return renderScalar(value, style, flow);
  }
  if (old.startsWith('"') || old.startsWith("'")) {
    return quoted(value, old[0] as '"' | "'");
  }
  const literal = flow ? undefined : renderLiteral(value, column, style.eol);
  return literal ?? renderScalar(value, style, flow);
}
