// SPDX-License-Identifier: Apache-2.0
import type { FlowEnd, FlowGraph, FlowLineStyle } from '../types';

const ARROWS: Record<FlowLineStyle, string> = {
  seen: '-->',
  stale: '-->',
  declared: '-.->',
  rows: '-.->',
  through: '-.->',
  plain: '-->',
};

/**
 * A text as Mermaid shows it inside quotes, whatever is in it: characters that mean something to Mermaid, to Markdown or
 * to HTML become entities in its own writing (`#quot;`).
 */
function quoted(text: string): string {
  const safe = [...text.replace(/\s+/g, ' ')]
    .map(char =>
      /[\p{L}\p{N} ._\-/:,]/u.test(char) ? char : `#${char.codePointAt(0)};`,
    )
    .join('');
  return `"${safe}"`;
}

/**
 * The graph as a Mermaid flowchart. Boxes with rows are subgraphs. Ids are made here, so that no name gets into the
 * syntax.
 *
 * @public
 */
export function flowToMermaid({ boxes, lines }: FlowGraph): string {
  const out = ['flowchart LR'];
  const ids = new Map<string, string>();
  boxes.forEach((box, i) => {
    const id = `b${i}`;
    ids.set(box.id, id);
    const rows = box.rows.filter(row => row.more === undefined);
    if (rows.length === 0) {
      out.push(`  ${id}[${quoted(box.title)}]`);
      return;
    }
    out.push(`  subgraph ${id} [${quoted(box.title)}]`);
    rows.forEach((row, r) => {
      ids.set(row.id, `${id}r${r}`);
      out.push(`    ${id}r${r}[${quoted(row.title)}]`);
    });
    out.push('  end');
  });
  const idOf = ({ box, row }: FlowEnd) =>
    (row !== undefined && ids.get(row)) || ids.get(box)!;
  const written = new Set<string>();
  for (const { from, to, style } of lines) {
    const line = `  ${idOf(from)} ${ARROWS[style]} ${idOf(to)}`;
    if (!written.has(line)) out.push(line);
    written.add(line);
  }
  return `${out.join('\n')}\n`;
}
