// SPDX-License-Identifier: Apache-2.0
import { parsePointer } from './document/pointer';
import { readText } from './document/read';
import type { SourcePosition } from './model';
import type { ReadLimits } from './read';

/**
 * Where places of a document stand in its text, for those who have something to say about them that the reader
 * cannot know, such as a reference that leads nowhere.
 *
 * @param source - what {@link readDescriptor} was given
 * @param pointers - JSON Pointers (RFC 6901) into the document
 * @returns positions by pointer; a place that is not there has the position of the nearest place above it, and a
 *   text that cannot be read has none
 * @public
 */
export function positionsOf(
  source: string | Uint8Array,
  pointers: Iterable<string>,
  limits?: ReadLimits,
): Map<string, SourcePosition> {
  const { document } = readText(source, limits);
  const positions = new Map<string, SourcePosition>();
  for (const pointer of pointers) {
    const path = parsePointer(pointer);
    if (document && path) {
      positions.set(pointer, document.locate(path));
    }
  }
  return positions;
}
