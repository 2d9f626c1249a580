// SPDX-License-Identifier: Apache-2.0
import { refuseHuge } from '../limits';

/** Codes of the characters that mean something to YAML. @internal */
export const char = {
  tab: 0x09,
  newline: 0x0a,
  return: 0x0d,
  space: 0x20,
  bang: 0x21,
  quote: 0x22,
  hash: 0x23,
  percent: 0x25,
  ampersand: 0x26,
  apostrophe: 0x27,
  star: 0x2a,
  plus: 0x2b,
  comma: 0x2c,
  dash: 0x2d,
  colon: 0x3a,
  greater: 0x3e,
  question: 0x3f,
  at: 0x40,
  openList: 0x5b,
  backslash: 0x5c,
  closeList: 0x5d,
  backtick: 0x60,
  openRecord: 0x7b,
  pipe: 0x7c,
  closeRecord: 0x7d,
} as const;

/**
 * The text holds something that the quick reader leaves to the complete one: rare syntax, or an error.
 *
 * @internal
 */
export class NotPlain extends Error {
  constructor(readonly reason: string, readonly offset: number) {
    super(reason);
  }
}

/** A place in a text, with the moves that YAML needs. @internal */
export class Cursor {
  pos = 0;
  /** Offset of the first character of the present line. */
  lineStart = 0;
  readonly length: number;

  constructor(readonly text: string) {
    this.length = text.length;
  }

  /** Stops the quick reader. */
  refuse(reason: string, offset = this.pos): never {
    throw new NotPlain(reason, offset);
  }

  get atEnd(): boolean {
    return this.pos >= this.length;
  }

  /** Columns from the start of the line, from 0. */
  get column(): number {
    return this.pos - this.lineStart;
  }

  /** Whether a line ends at an offset: at its newline, at the return before it, or at the end of the text. */
  isLineEnd(offset: number): boolean {
    if (offset >= this.length) return true;
    const code = this.text.charCodeAt(offset);
    if (code === char.newline) return true;
    return (
      code === char.return && this.text.charCodeAt(offset + 1) === char.newline
    );
  }

  /** Whether a space or the end of the line stands at an offset. */
  isBreak(offset: number): boolean {
    return (
      this.text.charCodeAt(offset) === char.space || this.isLineEnd(offset)
    );
  }

  skipSpaces(): void {
    const { text } = this;
    while (text.charCodeAt(this.pos) === char.space) this.pos++;
  }

  /** Offset behind the last character of the line an offset is on, without its line break. */
  lineEnd(offset: number): number {
    const newline = this.text.indexOf('\n', offset);
    if (newline < 0) return this.length;
    const returned =
      newline > offset && this.text.charCodeAt(newline - 1) === char.return;
    return returned ? newline - 1 : newline;
  }

  /** To the start of the next line, or to the end of the text. */
  nextLine(): void {
    const newline = this.text.indexOf('\n', this.pos);
    this.pos = newline < 0 ? this.length : newline + 1;
    this.lineStart = this.pos;
  }

  /** From the start of a line to the next content, over empty lines and comments. */
  toContent(): void {
    while (!this.atEnd) {
      this.skipSpaces();
      if (this.isLineEnd(this.pos)) {
        this.nextLine();
        continue;
      }
      const code = this.text.charCodeAt(this.pos);
      if (code === char.hash) {
        this.nextLine();
        continue;
      }
      if (code === char.tab) this.refuse('A tab is no indentation');
      return;
    }
  }

  /** From behind a value on the same line to the next content. Only a comment may stand between. */
  finishLine(): void {
    const { text } = this;
    const isBlank = (code: number) => code === char.space || code === char.tab;
    while (isBlank(text.charCodeAt(this.pos))) this.pos++;
    if (!this.isLineEnd(this.pos)) {
      const comment =
        text.charCodeAt(this.pos) === char.hash &&
        isBlank(text.charCodeAt(this.pos - 1));
      if (!comment) this.refuse('Unexpected text behind a value');
    }
    this.nextLine();
    this.toContent();
  }

  /** Whether `---` or `...` stands at the start of the line that begins at an offset. */
  isMarker(offset: number, mark?: '---' | '...'): boolean {
    const { text } = this;
    const code = text.charCodeAt(offset);
    if (code !== char.dash && code !== 0x2e) return false;
    const found = text.startsWith('---', offset) ? '---' : '...';
    return (
      (mark === undefined || mark === found) &&
      text.startsWith(found, offset) &&
      (this.isBreak(offset + 3) || text.charCodeAt(offset + 3) === char.tab)
    );
  }

  /** A scalar's value, unless it is longer than any document needs. */
  bounded(value: string, start: number): string {
    refuseHuge(value.length, start);
    return value;
  }
}
