// SPDX-License-Identifier: Apache-2.0
import type { Block, Inline, Page } from '../page/blocks';
import { stylesheet } from './stylesheet';

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that is safe between tags and inside quoted attributes. Control characters go. */
function escape(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\r\n]/gu, '')
    .replace(/[&<>"']/g, character => entities[character]);
}

function inline(pieces: Inline[]): string {
  return pieces
    .map(piece => {
      if (typeof piece === 'string') return escape(piece);
      if ('code' in piece) return `<code>${escape(piece.code)}</code>`;
      return `<a href="${escape(
        piece.link,
      )}" rel="noopener noreferrer nofollow">${escape(piece.text)}</a>`;
    })
    .join('');
}

/** Headings of the page with an anchor for each. */
interface Anchors {
  of(block: Block): string;
}

function anchors(blocks: Block[]): Anchors {
  const ids = new Map(
    blocks
      .filter(({ kind }) => kind === 'heading')
      .map((block, index) => [block, `part-${index + 1}`]),
  );
  return { of: block => ids.get(block) ?? '' };
}

function paragraphs(text: string): string[] {
  return text
    .split(/\r?\n\s*\r?\n/)
    .map(paragraph => paragraph.trim())
    .filter(paragraph => paragraph !== '');
}

function blockHtml(block: Block, { of }: Anchors): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level} id="${of(block)}">${escape(block.text)}</h${
        block.level
      }>`;
    case 'text': {
      const label = block.label
        ? `<strong>${escape(block.label)}:</strong> `
        : '';
      return paragraphs(block.text)
        .map(
          (paragraph, index) =>
            `<p>${index === 0 ? label : ''}${escape(paragraph)}</p>`,
        )
        .join('\n');
    }
    case 'facts':
      return `<dl>\n${block.rows
        .map(
          ([label, value]) =>
            `<div><dt>${escape(label)}</dt><dd>${inline(value)}</dd></div>`,
        )
        .join('\n')}\n</dl>`;
    default:
      return tableHtml(block);
  }
}

function tableHtml(block: Extract<Block, { kind: 'table' }>): string {
  const head = block.columns
    .map(column => `<th scope="col">${escape(column)}</th>`)
    .join('');
  const body = block.rows
    .map(row => {
      const cells = row.map((cell, index) =>
        index === 0
          ? `<th scope="row">${inline(cell)}</th>`
          : `<td>${inline(cell)}</td>`,
      );
      return `<tr>${cells.join('')}</tr>`;
    })
    .join('\n');
  const name = escape(block.caption);
  // A wide table scrolls by itself, by keyboard too, so that the page does not.
  return `<div class="scroll" role="region" aria-label="${name}" tabindex="0">
<table>
<caption>${name}</caption>
<thead><tr>${head}</tr></thead>
<tbody>
${body}
</tbody>
</table>
</div>`;
}

function contents(blocks: Block[], { of }: Anchors): string {
  const entries = blocks.flatMap(block =>
    block.kind === 'heading'
      ? [
          `<li class="level-${block.level}"><a href="#${of(block)}">${escape(
            block.text,
          )}</a></li>`,
        ]
      : [],
  );
  return entries.length > 1
    ? `<nav aria-label="Contents">\n<ul>\n${entries.join(
        '\n',
      )}\n</ul>\n</nav>\n`
    : '';
}

/**
 * Writes a page as one HTML file that loads nothing, runs nothing and follows the light or dark
 * setting of whoever reads it.
 *
 * @internal
 */
export function toHtml(page: Page): string {
  const headings = anchors(page.blocks);
  const title = escape(page.title);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>
${stylesheet}</style>
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
<header>
<h1>${title}</h1>
</header>
${contents(page.blocks, headings)}<main id="content">
${page.blocks.map(block => blockHtml(block, headings)).join('\n')}
</main>
</body>
</html>
`;
}
