// SPDX-License-Identifier: Apache-2.0
import type { SourcePosition } from '../model';

/** Finds the line and column of an offset, in O(log lines) after one pass over the text before it. @internal */
export class LineIndex {
  /** Offsets of the lines found so far. */
  private readonly starts = [0];
  /** The offset behind which lines have not been looked for. */
  private scanned = 0;

  constructor(private readonly text: string) {}

  /** Lines and columns count from 1, columns in UTF-16 code units, as editors count them. */
  position(offset: number): SourcePosition {
    this.scanTo(offset);
    const { starts } = this;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low] + 1 };
  }

  private scanTo(offset: number): void {
    while (this.scanned < offset) {
      const newline = this.text.indexOf('\n', this.scanned);
      this.scanned = newline < 0 ? this.text.length : newline + 1;
      if (newline >= 0) this.starts.push(newline + 1);
      else return;
    }
  }
}
