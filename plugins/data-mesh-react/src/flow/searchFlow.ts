// SPDX-License-Identifier: Apache-2.0
import type { FlowGraph } from './types';

/** Something that a search found. @public */
export interface FlowFound {
  /** Id of a box, which need not be drawn. */
  id: string;
  /** Id of the box that is drawn in its place. */
  shownAs?: string;
}

/** Whether a text has all words of a search; undefined where the search has no words. @internal */
export function searchWords(
  search: string,
): ((text: string) => boolean) | undefined {
  const words = search.toLocaleLowerCase('en-US').split(/\s+/).filter(Boolean);
  if (words.length === 0) return undefined;
  return text => {
    const lower = text.toLocaleLowerCase('en-US');
    return words.every(word => lower.includes(word));
  };
}

/**
 * Boxes that have all words of a search in their title, their caption, or the title of a row; undefined where the search
 * has no words.
 *
 * @internal
 */
export function searchFlow(
  { boxes }: FlowGraph,
  search: string,
): FlowFound[] | undefined {
  const has = searchWords(search);
  if (!has) return undefined;
  return boxes
    .filter(
      ({ title, caption = '', rows }) =>
        has(`${title} ${caption}`) || rows.some(row => has(row.title)),
    )
    .map(({ id }) => ({ id }));
}
