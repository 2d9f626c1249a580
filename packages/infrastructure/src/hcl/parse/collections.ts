// SPDX-License-Identifier: Apache-2.0
import { Cursor, SyntaxStop } from './cursor';
import type { Syntax } from './syntax';

/** Reads lists, objects and loops; single expressions are left to whoever extends it. @internal */
export abstract class CollectionReader extends Cursor {
  /** How many brackets are open in which line breaks mean nothing. */
  protected brackets = 0;

  abstract expression(): Syntax;

  /** Runs a reader inside brackets, or outside of them. */
  protected within<T>(brackets: number, read: () => T): T {
    const before = this.brackets;
    this.brackets = brackets;
    const result = read();
    this.brackets = before;
    return result;
  }

  /** An expression that may start on another line. */
  protected next(): Syntax {
    this.space(true);
    return this.expression();
  }

  /** Values with commas between, up to a closing sign. */
  protected items(close: string): Syntax[] {
    const items: Syntax[] = [];
    for (;;) {
      this.space(true);
      if (this.take(close)) return items;
      items.push(this.expression());
      this.space(true);
      this.take('...');
      this.space(true);
      if (!this.take(',')) {
        this.expect(close, "Values are separated by ','");
        return items;
      }
    }
  }

  protected list(at: number): Syntax {
    this.at++;
    return this.within(this.brackets + 1, () => {
      this.space(true);
      const loop = this.forOf(at, ']');
      return loop ?? { kind: 'list', at, items: this.items(']') };
    });
  }

  protected object(at: number): Syntax {
    this.at++;
    return this.within(0, () => {
      this.space(true);
      const loop = this.within(1, () => this.forOf(at, '}'));
      if (loop) return loop;
      const entries: { key: Syntax; value: Syntax }[] = [];
      for (;;) {
        this.space(true);
        if (this.take('}')) return { kind: 'object', at, entries };
        const key = this.keyOf();
        this.space(false);
        if (!this.take('=') && !this.take(':')) {
          throw new SyntaxStop(
            this.at,
            `A member of an object is written 'name = value', and ${this.found()}.`,
          );
        }
        this.space(false);
        entries.push({ key, value: this.expression() });
        this.space(false);
        if (
          !this.take(',') &&
          !/^(\r?\n|\})/.test(this.text.slice(this.at, this.at + 2))
        ) {
          throw new SyntaxStop(
            this.at,
            `Members of an object stand on lines of their own or have ',' between, and ${this.found()}.`,
          );
        }
      }
    });
  }

  /** The name of a member: a bare name is itself, not a reference. */
  private keyOf(): Syntax {
    const { at } = this;
    const name = this.identifier();
    if (name !== undefined) {
      this.space(false);
      const sign = this.peek();
      if ((sign === '=' && this.peek(1) !== '=') || sign === ':') {
        return { kind: 'string', at, value: name };
      }
      this.at = at;
    }
    return this.expression();
  }

  /** `for x in y : …`, if that is next. */
  private forOf(at: number, close: string): Syntax | undefined {
    const start = this.at;
    const word = this.identifier();
    if (word !== 'for' || !/\s/.test(this.peek())) {
      this.at = start;
      return undefined;
    }
    const bindings: string[] = [];
    do {
      this.space(true);
      const name = this.identifier();
      if (name === undefined) {
        throw new SyntaxStop(
          this.at,
          `A name is expected after 'for', and ${this.found()}.`,
        );
      }
      bindings.push(name);
      this.space(true);
    } while (this.take(','));
    if (this.identifier() !== 'in') {
      throw new SyntaxStop(
        this.at,
        "A 'for' is written 'for x in list : value'.",
      );
    }
    const over = this.next();
    this.space(true);
    this.expect(':', "A 'for' has a result");
    let value = this.next();
    let key: Syntax | undefined;
    this.space(true);
    if (this.take('=>')) {
      key = value;
      value = this.next();
      this.space(true);
    }
    this.take('...');
    this.space(true);
    const mark = this.at;
    let condition: Syntax | undefined;
    if (this.identifier() === 'if') condition = this.next();
    else this.at = mark;
    this.space(true);
    this.expect(close, "A 'for' ends");
    return {
      kind: 'for',
      at,
      bindings,
      over,
      ...(key && { key }),
      value,
      ...(condition && { condition }),
    };
  }
}
