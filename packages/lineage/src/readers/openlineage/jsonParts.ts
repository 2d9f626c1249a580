// SPDX-License-Identifier: Apache-2.0

/** A part of a text, and the line where it starts. @internal */
export interface JsonPart {
  text: string;
  line: number;
}

/** Calls back for each bracket outside of quotes, with how deep it is: an opening one counts already, a closing one still. */
function brackets(
  source: string,
  visit: (index: number, depth: number, isOpening: boolean) => void,
): void {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < source.length; i++) {
    const code = source.charCodeAt(i);
    if (quoted) {
      if (code === 0x5c) i++;
      else if (code === 0x22) quoted = false;
    } else if (code === 0x22) quoted = true;
    else if (code === 0x7b || code === 0x5b) visit(i, ++depth, true);
    else if (code === 0x7d || code === 0x5d) visit(i, depth--, false);
  }
}

/** How deep brackets nest; counts without parsing, so that depth costs nothing. @internal */
export function depthOf(source: string): number {
  let deepest = 0;
  brackets(source, (_index, depth) => {
    deepest = Math.max(deepest, depth);
  });
  return deepest;
}

/**
 * The values of a text in which objects and lists follow each other, each over several lines.
 *
 * @internal
 */
export function topLevelParts(source: string): JsonPart[] {
  const parts: JsonPart[] = [];
  let start = 0;
  let line = 1;
  let counted = 0;
  const take = (end: number) => {
    const text = source.slice(start, end).trim();
    const first = source.indexOf(text, start);
    while (counted < first) {
      if (source.charCodeAt(counted++) === 0x0a) line++;
    }
    if (text !== '') parts.push({ text, line });
    start = end;
  };
  brackets(source, (index, depth, isOpening) => {
    if (!isOpening && depth === 1) take(index + 1);
  });
  take(source.length);
  return parts;
}
