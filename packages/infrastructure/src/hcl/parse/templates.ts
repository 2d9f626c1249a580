// SPDX-License-Identifier: Apache-2.0
import { SyntaxStop } from './cursor';
import { ExpressionReader } from './expressions';
import type { Syntax } from './syntax';

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  '\\': '\\',
};
const HEREDOC = /<<(-?)([\p{L}_][\p{L}\p{N}_-]*)[ \t]*\r?\n/uy;

/** Reads texts in quotes and texts of several lines, with the expressions in them. @internal */
export abstract class TemplateReader extends ExpressionReader {
  /** A text in quotes. */
  protected quoted(): Syntax {
    const { at } = this;
    this.at++;
    const parts = this.parts(() => {
      if (this.done || this.peek() === '\n') {
        throw new SyntaxStop(at, 'This text never ends.', "Add '\"'");
      }
      return this.peek() === '"';
    }, true);
    this.at++;
    return joined(parts, at);
  }

  /** A text of several lines. */
  protected heredoc(): Syntax {
    const { at } = this;
    HEREDOC.lastIndex = at;
    const match = HEREDOC.exec(this.text);
    if (!match) {
      throw new SyntaxStop(
        at,
        "A text of several lines starts '<<WORD' at the end of a line.",
      );
    }
    this.at += match[0].length;
    const end = new RegExp(`^[ \\t]*${match[2]}[ \\t]*\\r?$`, 'm');
    const rest = this.text.slice(this.at);
    const found = end.exec(rest);
    if (!found) {
      throw new SyntaxStop(
        at,
        `This text never ends: there is no line '${match[2]}'.`,
      );
    }
    const stop = this.at + found.index;
    const parts = this.parts(() => this.at >= stop, false);
    this.at = stop + found[0].replace(/\r$/, '').length;
    return joined(parts, at);
  }

  private parts(ended: () => boolean, escapes: boolean): Syntax[] {
    const parts: Syntax[] = [];
    let literal = '';
    let start = this.at;
    const flush = () => {
      if (literal) parts.push({ kind: 'string', at: start, value: literal });
      literal = '';
    };
    while (!ended()) {
      const next = this.peek();
      if (escapes && next === '\\') literal += this.escape();
      else if ((next === '$' || next === '%') && this.peek(1) === '{') {
        flush();
        parts.push(
          ...(next === '$' ? [this.interpolation()] : this.directive()),
        );
        start = this.at;
      } else if (this.startsWith('$${') || this.startsWith('%%{')) {
        literal += `${next}{`;
        this.at += 3;
      } else {
        literal += next;
        this.at++;
      }
    }
    flush();
    return parts;
  }

  private escape(): string {
    const { at } = this;
    const sign = this.peek(1);
    if (sign in ESCAPES) {
      this.at += 2;
      return ESCAPES[sign];
    }
    const length = { u: 4, U: 8 }[sign] ?? 0;
    const code = this.text.slice(at + 2, at + 2 + length);
    if (length === 0 || !/^[0-9a-fA-F]+$/.test(code) || code.length < length) {
      throw new SyntaxStop(
        at,
        `'\\${sign}' means nothing in a text.`,
        "Write '\\\\' for a backslash",
      );
    }
    this.at += 2 + length;
    const point = parseInt(code, 16);
    return point > 0x10ffff ? '\ufffd' : String.fromCodePoint(point);
  }

  private interpolation(): Syntax {
    const { at } = this;
    this.at += 2;
    this.take('~');
    return this.within(1, () => {
      this.space(true);
      const inner = this.expression();
      this.space(true);
      this.take('~');
      this.expect('}', "An expression in a text ends with '}'");
      return inner.kind === 'string' ? { ...inner, at } : inner;
    });
  }

  /** `%{ if … }` and the like: only the expressions in it are kept. */
  private directive(): Syntax[] {
    const { at } = this;
    this.at += 2;
    this.take('~');
    return this.within(1, () => {
      this.space(true);
      const word = this.identifier();
      const inner: Syntax[] = [];
      this.space(true);
      if (word === 'if') inner.push(this.expression());
      else if (word === 'for') inner.push(this.directiveLoop(at));
      else if (word !== 'else' && word !== 'endif' && word !== 'endfor') {
        throw new SyntaxStop(
          at,
          "'%{' starts an if or a for.",
          "Write '%%{' for the signs themselves",
        );
      }
      this.space(true);
      this.take('~');
      this.expect('}', "A directive ends with '}'");
      return inner;
    });
  }

  private directiveLoop(at: number): Syntax {
    const bindings: string[] = [];
    do {
      this.space(true);
      bindings.push(this.identifier() ?? '');
      this.space(true);
    } while (this.take(','));
    if (this.identifier() !== 'in') {
      throw new SyntaxStop(this.at, "A 'for' is written '%{ for x in list }'.");
    }
    this.space(true);
    const over = this.expression();
    return { kind: 'for', at, bindings, over, value: { kind: 'null', at } };
  }
}

function joined(parts: Syntax[], at: number): Syntax {
  if (parts.length === 0) return { kind: 'string', at, value: '' };
  const [first] = parts;
  if (parts.length === 1 && first.kind === 'string') return { ...first, at };
  return { kind: 'template', at, parts };
}
