// SPDX-License-Identifier: Apache-2.0
import type { FlowGraph } from './types';

/**
 * Ids of boxes that have all words of a text in their title, their caption, or the title of a row; undefined where the
 * text has no words.
 *
 * @internal
 */
export function searchFlow(
  { boxes }: FlowGraph,
  text: string,
): string[] | undefined {
  const words = text.toLocaleLowerCase('en-US').split(/\s+/).filter(Boolean);
  if (words.length === 0) return undefined;
  const has = (full: string) => {
    const lower = full.toLocaleLowerCase('en-US');
    return words.every(word => lower.includes(word));
  };
  return boxes
    .filter(
      ({ title, caption = '', rows }) =>
        has(`${title} ${caption}`) || rows.some(row => has(row.title)),
    )
    .map(({ id }) => id);
}
