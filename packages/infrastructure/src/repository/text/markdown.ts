// SPDX-License-Identifier: Apache-2.0

/**
 * Text of somebody else's in a line of Markdown: nothing in it is a link, a tag, a mention, a cell or an entity.
 *
 * @internal
 */
export function md(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]()#+!|~$<>&@]/g, character =>
      /[<>&@]/.test(character)
        ? `&#${character.charCodeAt(0)};`
        : `\\${character}`,
    )
    .replace(/:\/\//g, '&#58;//')
    .replace(/\bwww\./gi, 'www&#46;')
    .replace(/^[-=]/, '\\$&')
    .replace(/^(\d+)\./, '$1\\.');
}

/** Several lines as paragraphs, each escaped. @internal */
export function paragraphs(text: string): string[] {
  return text
    .split(/\n\s*\n/)
    .map(md)
    .filter(Boolean)
    .flatMap(paragraph => [paragraph, '']);
}

/** A word of code in a line: backticks end it, so that they cannot be part of it. @internal */
export const code = (text: string) =>
  `\`${text.replace(/[`|\r\n]/g, ' ').trim() || ' '}\``;

/** A table; cells are Markdown already. @internal */
export function table(head: string[], rows: string[][]): string[] {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}

/** Text inside a quoted label of Mermaid, which has no escapes: only letters, digits and a few signs are left. @internal */
export const label = (text: string) =>
  `"${text
    .replace(/[^\p{L}\p{N} .,_/-]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 60)}"`;
