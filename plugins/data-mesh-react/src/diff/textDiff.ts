// SPDX-License-Identifier: Apache-2.0
import { diffArrays } from 'diff';

/** A line of one or both texts. Numbers count from 1. @internal */
export interface DiffLine {
  kind: 'same' | 'removed' | 'added' | 'changed';
  left?: { number: number; text: string };
  right?: { number: number; text: string };
}

/** Most insertions and deletions that are looked for; texts further apart are shown as two. */
const MAX_EDITS = 4_000;
const TIMEOUT_MS = 1_000;

/** Lines of two texts beside each other. A removed line and an added one at the same place are one changed line. @internal */
export function diffTexts(before: string, after: string): DiffLine[] {
  const left = linesOf(before);
  const right = linesOf(after);
  const parts = diffArrays(left, right, {
    maxEditLength: MAX_EDITS,
    timeout: TIMEOUT_MS,
  }) ?? [
    { value: left, removed: true, added: false },
    { value: right, removed: false, added: true },
  ];

  const lines: DiffLine[] = [];
  let leftNumber = 1;
  let rightNumber = 1;
  let removed: string[] = [];
  const flush = (added: string[]) => {
    for (let i = 0; i < Math.max(removed.length, added.length); i++) {
      const line: DiffLine = { kind: 'changed' };
      if (i < removed.length) {
        line.left = { number: leftNumber++, text: removed[i] };
      } else {
        line.kind = 'added';
      }
      if (i < added.length) {
        line.right = { number: rightNumber++, text: added[i] };
      } else {
        line.kind = 'removed';
      }
      lines.push(line);
    }
    removed = [];
  };
  for (const part of parts) {
    if (part.removed) {
      removed = part.value;
    } else if (part.added) {
      flush(part.value);
    } else {
      flush([]);
      for (const text of part.value) {
        lines.push({
          kind: 'same',
          left: { number: leftNumber++, text },
          right: { number: rightNumber++, text },
        });
      }
    }
  }
  flush([]);
  return lines;
}

/** A run of lines: shown, or folded because nothing changed near it. @internal */
export interface DiffBlock {
  folded: boolean;
  lines: DiffLine[];
}

/** Lines in blocks, those further than `context` lines from any change folded. @internal */
export function foldUnchanged(lines: DiffLine[], context = 3): DiffBlock[] {
  const near = new Array<boolean>(lines.length).fill(false);
  lines.forEach((line, index) => {
    if (line.kind !== 'same') {
      const from = Math.max(0, index - context);
      const to = Math.min(lines.length - 1, index + context);
      near.fill(true, from, to + 1);
    }
  });
  const blocks: DiffBlock[] = [];
  lines.forEach((line, index) => {
    const last = blocks[blocks.length - 1];
    if (last && last.folded === !near[index]) {
      last.lines.push(line);
    } else {
      blocks.push({ folded: !near[index], lines: [line] });
    }
  });
  return blocks;
}

function linesOf(text: string): string[] {
  return text.replace(/(\r\n|\r|\n)$/, '').split(/\r\n|\r|\n/);
}
