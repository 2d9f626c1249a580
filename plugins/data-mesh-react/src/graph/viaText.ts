// SPDX-License-Identifier: Apache-2.0
import { plural } from '../words';
import type { GraphWords, VisibleEdge } from './types';

/** What makes a connection: "Order lines, Refunds and 1 more", or "3 contracts" where no names are known. @internal */
export function viaText(
  { via, count }: VisibleEdge,
  words: GraphWords,
): string {
  if (via.length === 0) return plural(count, ...words.edge);
  const more = count - via.length;
  return via.join(', ') + (more > 0 ? ` and ${more} more` : '');
}
