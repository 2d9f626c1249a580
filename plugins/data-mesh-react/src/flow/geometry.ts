// SPDX-License-Identifier: Apache-2.0
import type { FlowBox } from './types';

/** Sizes of a box at a zoom of 1, in pixels. @internal */
export const BOX = {
  width: 216,
  head: 58,
  row: 26,
  /** Free space below the last row. */
  rowsEnd: 6,
  /** The line that says what lies beyond. */
  foot: 25,
} as const;

/** Whether a box has a line that says what lies beyond it. @internal */
export function hasFoot({ before, after }: FlowBox): boolean {
  return before.hidden > 0 || after.hidden > 0 || before.open || after.open;
}

/** Height of a box in pixels. @internal */
export function heightOf(box: FlowBox): number {
  const rows =
    box.rows.length * BOX.row + (box.rows.length > 0 ? BOX.rowsEnd : 0);
  return BOX.head + rows + (hasFoot(box) ? BOX.foot : 0);
}

/** Where lines of a row touch the box, in pixels below its upper edge. @internal */
export function rowMiddle(index: number): number {
  return BOX.head + (index + 0.5) * BOX.row;
}
