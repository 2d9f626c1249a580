// SPDX-License-Identifier: Apache-2.0
import type { Block, Inline, Page } from '../page/blocks';

/** Characters that mean something to Markdown or to the HTML inside it. */
const SPECIAL = /[\\`*_{}[\]()<>#+!|~&$^=:"'@-]/g;

/**
 * Plain text as Markdown: nothing in it is a mark, a link, an address, a picture or an element of HTML.
 *
 * Control characters go, and line breaks become spaces.
 */
function escape(text: string): string {
  return (
    text
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim()
      .replace(SPECIAL, mark => {
        if (mark === '<') return '&lt;';
        if (mark === '>') return '&gt;';
        if (mark === '&') return '&amp;';
        // These matter only at the begin of a line, inside a link or in one dialect each.
        return `-:=@"'()+!$^#`.includes(mark) ? mark : `\\${mark}`;
      })
      // At the begin of a line: lists, headings, quotes, rules.
      .replace(/^([-+#=:])/, '\\$1')
      .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2')
      // Addresses that would turn into links by themselves.
      .replace(/(https?|ftp|mailto):/gi, '$1&#58;')
      .replace(/www\./gi, 'www&#46;')
  );
}

/** Code between marks that are longer than any mark in it. */
function code(text: string, inTable: boolean): string {
  const flat = text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  if (flat === '') return '';
  const longest = Math.max(0, ...(flat.match(/`+/g) ?? []).map(m => m.length));
  const fence = '`'.repeat(longest + 1);
  const space = flat.startsWith('`') || flat.endsWith('`') ? ' ' : '';
  const inner = inTable ? flat.replace(/\|/g, '\\|') : flat;
  return `${fence}${space}${inner}${space}${fence}`;
}

function address(url: string): string {
  // Spaces and control characters were refused before; these would end the address or the cell.
  return url.replace(/[()<>[\]\\`|"']/g, character =>
    encodeURIComponent(character).replace(
      /[()']/g,
      mark => `%${mark.charCodeAt(0).toString(16)}`,
    ),
  );
}

function inline(pieces: Inline[], inTable: boolean): string {
  return pieces
    .map(piece => {
      if (typeof piece === 'string') {
        const space = /\s$/.test(piece) ? ' ' : '';
        return `${escape(piece)}${space}`;
      }
      if ('code' in piece) return code(piece.code, inTable);
      return `[${escape(piece.text)}](${address(piece.link)})`;
    })
    .join('');
}

function block(part: Block): string {
  switch (part.kind) {
    case 'heading':
      return `${'#'.repeat(part.level)} ${escape(part.text)}`;
    case 'text': {
      const paragraphs = part.text
        .split(/\r?\n\s*\r?\n/)
        .map(paragraph => escape(paragraph))
        .filter(paragraph => paragraph !== '');
      const label = part.label ? `**${escape(part.label)}:** ` : '';
      return `${label}${paragraphs.join('\n\n')}`;
    }
    case 'facts':
      return part.rows
        .map(
          ([label, value]) => `- **${escape(label)}:** ${inline(value, false)}`,
        )
        .join('\n');
    default: {
      const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
      return [
        row(part.columns.map(escape)),
        row(part.columns.map(() => '---')),
        ...part.rows.map(cells => row(cells.map(cell => inline(cell, true)))),
      ].join('\n');
    }
  }
}

/** Tables have no captions in Markdown; one that says more than the heading above it stands before. */
function captioned(part: Block, index: number, blocks: Block[]): string {
  const before = blocks[index - 1];
  const told =
    part.kind !== 'table' ||
    (before?.kind === 'heading' && before.text === part.caption);
  return told ? block(part) : `**${escape(part.caption)}**\n\n${block(part)}`;
}

/** Writes a page as Markdown with tables, as GitHub and GitLab show it. @internal */
export function toMarkdown(page: Page): string {
  return `${[`# ${escape(page.title)}`, ...page.blocks.map(captioned)].join(
    '\n\n',
  )}\n`;
}
