// SPDX-License-Identifier: Apache-2.0
import {
  type Change,
  type Comparison,
  changeRules,
} from '@meshwright/contracts';
import { impacts, verdictWords } from './diffText';

/** Comments on change requests have a limit of 65,536 characters; more rows than this are only counted. */
const MOST_ROWS = 200;

/** Text that Markdown and the HTML inside it only show. */
export function plain(text: string): string {
  return (
    text
      .replace(/[\s\p{Cc}]+/gu, ' ')
      .trim()
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;')
      .replace(/[\\`*_[\]|~#]/g, '\\$&')
      .replace(/(https?|ftp|mailto):/gi, '$1&#58;')
      .replace(/www\./gi, 'www&#46;')
      // A name after an at sign would be told of the comment.
      .replace(/@/g, '&#64;')
  );
}

function row(change: Change): string {
  const title = `${changeRules[change.change].title}${
    change.guess ? ' (a guess)' : ''
  }`;
  const cells = [
    plain(change.location),
    title,
    change.readers,
    change.writers,
    plain(change.reason),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The report of `diff` as a comment for a change request: what matters open, the rest folded away. */
export function diffMarkdown(comparison: Comparison): string {
  const { changes, version } = comparison;
  const parts = [
    `## Contract change: ${comparison.verdict}`,
    verdictWords(comparison),
    `**Next version:** ${
      version.next === null ? 'cannot be counted up' : plain(version.next)
    }. ${version.sufficient ? '' : '**Too small.** '}${plain(version.reason)}`,
  ];
  for (const [impact, title] of impacts) {
    const own = changes.filter(change => change.impact === impact);
    if (own.length === 0) continue;
    const shown = own.slice(0, MOST_ROWS);
    const table = [
      '| Where | Change | Readers | Writers | Why |',
      '| --- | --- | --- | --- | --- |',
      ...shown.map(row),
    ].join('\n');
    const more =
      own.length > shown.length
        ? `\n\n${own.length - shown.length} more are not shown.`
        : '';
    parts.push(
      impact === 'compatible'
        ? `<details>\n<summary>${title} (${own.length})</summary>\n\n${table}${more}\n\n</details>`
        : `### ${title} (${own.length})\n\n${table}${more}`,
    );
  }
  return `${parts.join('\n\n')}\n`;
}
