// SPDX-License-Identifier: Apache-2.0
import type { SyntaxFault } from './syntax';

/** Stops the reading of a block at something that is no Terraform. @internal */
export class SyntaxStop extends Error implements SyntaxFault {
  constructor(readonly at: number, message: string, readonly fix?: string) {
    super(message);
  }
}

/** Stops the reading of a file that breaks a limit. @internal */
export class LimitStop extends SyntaxStop {}

/** Deeper nesting than anybody writes; readers call themselves for each level. */
const DEEPEST = 120;
/** Nodes of one file. */
const MOST_NODES = 400_000;

const IDENTIFIER_START = /[\p{L}_]/u;
const IDENTIFIER = /[\p{L}\p{N}_-]*/uy;

/** Moves over the characters of a file. @internal */
export class Cursor {
  at = 0;
  readonly comments: { text: string; at: number }[] = [];
  private depth = 0;
  private nodes = 0;

  constructor(readonly text: string) {}

  get done(): boolean {
    return this.at >= this.text.length;
  }

  peek(ahead = 0): string {
    return this.text[this.at + ahead] ?? '';
  }

  startsWith(word: string): boolean {
    return this.text.startsWith(word, this.at);
  }

  /** Steps over a word where it is next. */
  take(word: string): boolean {
    if (!this.startsWith(word)) return false;
    this.at += word.length;
    return true;
  }

  /** What is next, for messages. */
  found(): string {
    if (this.done) return 'the file ends';
    const rest = this.text.slice(this.at, this.at + 20).split(/[\r\n]/)[0];
    return rest === '' ? 'the line ends' : `there is ${JSON.stringify(rest)}`;
  }

  expect(word: string, why: string): void {
    if (!this.take(word)) {
      throw new SyntaxStop(
        this.at,
        `${why}: '${word}' is expected, and ${this.found()}.`,
      );
    }
  }

  /** Steps over spaces and comments; over line breaks only where these mean nothing. */
  space(lines: boolean): void {
    for (;;) {
      const next = this.peek();
      if (next === ' ' || next === '\t' || (lines && /[\r\n]/.test(next))) {
        if (next === '') return;
        this.at++;
      } else if (next === '\r' && this.peek(1) === '\n' && !lines) {
        return;
      } else if (next === '#' || (next === '/' && this.peek(1) === '/')) {
        this.lineComment(next === '#' ? 1 : 2);
      } else if (next === '/' && this.peek(1) === '*') {
        const end = this.text.indexOf('*/', this.at + 2);
        if (end < 0) {
          throw new SyntaxStop(this.at, 'This comment never ends.', "Add '*/'");
        }
        this.at = end + 2;
      } else return;
    }
  }

  private lineComment(sign: number): void {
    const start = this.at;
    let end = this.text.indexOf('\n', this.at);
    if (end < 0) end = this.text.length;
    this.comments.push({
      text: this.text.slice(start + sign, end).trim(),
      at: start,
    });
    this.at = end;
  }

  /** A name, if one is next. */
  identifier(): string | undefined {
    if (!IDENTIFIER_START.test(this.peek())) return undefined;
    IDENTIFIER.lastIndex = this.at;
    const [name] = IDENTIFIER.exec(this.text) ?? [''];
    this.at += name.length;
    return name;
  }

  /** Runs a reader one level deeper. @throws {@link LimitStop} */
  deeper<T>(read: () => T): T {
    this.depth++;
    if (this.depth > DEEPEST) {
      throw new LimitStop(
        this.at,
        `This is nested deeper than ${DEEPEST} levels.`,
      );
    }
    const result = read();
    this.depth--;
    return result;
  }

  /** Forgets the depth that a reader had when it was stopped. */
  surface(): void {
    this.depth = 0;
  }

  /** Counts a value. @throws {@link LimitStop} */
  count(): void {
    this.nodes++;
    if (this.nodes > MOST_NODES) {
      throw new LimitStop(
        this.at,
        `The file has more than ${MOST_NODES} values.`,
      );
    }
  }
}
