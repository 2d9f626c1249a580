// SPDX-License-Identifier: Apache-2.0
import type { SourcePosition } from '../model';

/** Finds the line and column of an offset, in O(log lines) after one pass over the text. @internal */
export class LineIndex {
  private starts: number[] | undefined;

  constructor(private readonly text: string) {}

  /** Lines and columns count from 1, columns in UTF-16 code units, as editors count them. */
  position(offset: number): SourcePosition {
    const starts = (this.starts ??= this.findStarts());
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low] + 1 };
  }

  private findStarts(): number[] {
    const starts = [0];
    let newline = this.text.indexOf('\n');
    while (newline >= 0) {
      starts.push(newline + 1);
      newline = this.text.indexOf('\n', newline + 1);
    }
    return starts;
  }
}
