// SPDX-License-Identifier: Apache-2.0
import { clean } from '../terminal/clean';
import type { Colours } from '../terminal/io';
import { wrap } from './words';

/** Least room that a last column needs to be worth showing. */
const LEAST_CELL = 16;
/** Longest cell of a column that does not come last. */
const MOST_CELL = 40;

function cut(text: string, most: number): string {
  return text.length > most ? `${text.slice(0, most - 1)}…` : text;
}

/** A page of text for a terminal: sections of facts and tables. Cleans every text that it is given. */
export class Sheet {
  private readonly lines: string[] = [];

  constructor(
    private readonly colours: Colours,
    private readonly width: number,
  ) {}

  title(text: string, after = ''): void {
    this.lines.push(
      `${this.colours.bold(clean(text))}${
        after && `  ${this.colours.dim(clean(after))}`
      }`,
    );
  }

  section(title: string, after = ''): void {
    if (this.lines.length > 0) this.lines.push('');
    this.title(title, after);
  }

  /** A label and its value; nothing where there is no value. */
  fact(label: string, value: string | number | undefined): void {
    if (value === undefined || value === '') return;
    const head = `  ${label}: `;
    this.lines.push(
      `${this.colours.dim(head)}${wrap(
        clean(String(value)),
        this.width - head.length,
        ' '.repeat(4),
      )}`,
    );
  }

  paragraph(text: string | undefined): void {
    if (!text?.trim()) return;
    this.lines.push(`  ${wrap(clean(text.trim()), this.width, '  ')}`);
  }

  /** Rows in columns; what does not fit on one line is cut. */
  table(rows: string[][]): void {
    const cells = rows.map(row => row.map(clean));
    const columns = Math.max(0, ...cells.map(row => row.length));
    const widths = Array.from({ length: columns }, (_, column) =>
      Math.min(
        MOST_CELL,
        Math.max(0, ...cells.map(row => (row[column] ?? '').length)),
      ),
    );
    const taken = widths
      .slice(0, -1)
      .reduce((sum, width) => sum + width + 2, 2);
    // A last column of which nothing can be read says nothing.
    const shown = this.width - taken < LEAST_CELL ? columns - 1 : columns;
    for (const row of cells) {
      const line = row
        .slice(0, shown)
        .map((cell, column) =>
          column === columns - 1
            ? cell
            : cut(cell, MOST_CELL).padEnd(widths[column]),
        )
        .join('  ');
      this.lines.push(`  ${cut(line.trimEnd(), this.width - 2)}`);
    }
  }

  /** Says how many things of a long list are left out. */
  more(number: number, what: string): void {
    if (number > 0) {
      this.lines.push(`  ${this.colours.dim(`${number} more ${what}`)}`);
    }
  }

  toString(): string {
    return `${this.lines.join('\n')}\n`;
  }
}
