// SPDX-License-Identifier: Apache-2.0
import { BOX_SIZE } from '../layout/packedLayout';
import type { PackedLayout } from '../layout/packedLayout';
import { FIT_MARGIN } from './Viewport';

interface Column {
  left: number;
  right: number;
}

/** Where boxes stand, from left to right; undefined where they do not stand in columns. */
function columnsOf(boxes: Float32Array): Column[] | undefined {
  const rights = new Map<number, number>();
  for (let at = 0; at < boxes.length; at += BOX_SIZE) {
    const left = Math.round(boxes[at]);
    const right = boxes[at] + boxes[at + 2];
    rights.set(left, Math.max(right, rights.get(left) ?? right));
  }
  const columns = [...rights]
    .map(([left, right]) => ({ left, right }))
    .sort((a, b) => a.left - b.left);
  return columns.some(({ left }, i) => i > 0 && left < columns[i - 1].right)
    ? undefined
    : columns;
}

/**
 * The part of a drawing's width that is seen first where all of it would be too small: as many columns as there is room
 * for, none of them cut by the frame.
 *
 * @param width - of the frame, in pixels of the screen
 * @param least - the smallest scale
 * @param around - a point in the column that has to be among them; the first column if absent
 * @returns undefined where all of it fits, or nothing can be seen whole
 * @internal
 */
export function firstColumns(
  { boxes, width: whole }: Pick<PackedLayout, 'boxes' | 'width'>,
  width: number,
  least: number,
  around = 0,
): { x: number; width: number } | undefined {
  const room = (width - 2 * FIT_MARGIN) / least;
  const columns = whole > room ? columnsOf(boxes) : undefined;
  if (!columns || columns.length === 0) return undefined;
  const own = Math.max(
    0,
    columns.filter(({ left }) => left <= around).length - 1,
  );
  let [first, last] = [own, own];
  const sizeOf = (from: number, to: number) =>
    columns[to].right - columns[from].left;
  if (sizeOf(first, last) > room) return undefined;
  for (;;) {
    const left = first > 0 && sizeOf(first - 1, last) <= room;
    const right = last + 1 < columns.length && sizeOf(first, last + 1) <= room;
    if (!left && !right) break;
    // What it comes from and what comes of it in equal parts, as far as there is both.
    if (left && (!right || own - first <= last - own)) first--;
    else last++;
  }
  return { x: columns[first].left, width: sizeOf(first, last) };
}
