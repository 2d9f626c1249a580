// SPDX-License-Identifier: Apache-2.0

/**
 * Markdown from a descriptor without what could reach beyond the text: images, which the browser would fetch
 * from a host that the descriptor names, become links, and headings, which would break the page's own outline,
 * become bold lines.
 *
 * @internal
 */
export function toSafeMarkdown(markdown: string): string {
  return markdown
    .replace(/!\[/g, '[')
    .replace(/^ {0,3}#{1,6}[ \t]+(.+?)[ \t]*#*$/gm, '**$1**');
}
