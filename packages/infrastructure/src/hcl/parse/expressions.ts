// SPDX-License-Identifier: Apache-2.0
import { CollectionReader } from './collections';
import { SyntaxStop } from './cursor';
import type { AccessStep, Syntax } from './syntax';

/** Operators from loose to tight. */
const LEVELS: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['==', '!='],
  ['<=', '>=', '<', '>'],
  ['+', '-'],
  ['*', '/', '%'],
];
const NUMBER = /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Reads expressions; templates are left to whoever extends it. @internal */
export abstract class ExpressionReader extends CollectionReader {
  protected abstract quoted(): Syntax;
  protected abstract heredoc(): Syntax;

  private skip(): void {
    this.space(this.brackets > 0);
  }

  expression(): Syntax {
    return this.deeper(() => {
      this.count();
      const condition = this.operation(0);
      this.skip();
      if (this.peek() !== '?') return condition;
      this.at++;
      const yes = this.within(this.brackets, () => this.next());
      this.skip();
      this.expect(':', 'A condition has two results');
      const no = this.next();
      return { kind: 'conditional', at: condition.at, condition, yes, no };
    });
  }

  private operator(level: number): string | undefined {
    const found = LEVELS[level].find(sign => this.startsWith(sign));
    // `=>` belongs to a `for`, and `=` to an argument.
    if (found === undefined) return undefined;
    this.at += found.length;
    return found;
  }

  private operation(level: number): Syntax {
    if (level === LEVELS.length) return this.unary();
    let left = this.operation(level + 1);
    for (;;) {
      this.skip();
      const operator = this.operator(level);
      if (operator === undefined) return left;
      this.count();
      this.space(true);
      const right = this.operation(level + 1);
      left = {
        kind: 'operation',
        at: left.at,
        operator,
        operands: [left, right],
      };
    }
  }

  private unary(): Syntax {
    const { at } = this;
    const sign = this.peek();
    if (sign === '-' || (sign === '!' && this.peek(1) !== '=')) {
      this.at++;
      this.skip();
      const operand = this.deeper(() => this.unary());
      if (sign === '-' && operand.kind === 'number') {
        return { ...operand, at, value: -operand.value };
      }
      return { kind: 'operation', at, operator: sign, operands: [operand] };
    }
    return this.accessed(this.primary());
  }

  private accessed(of: Syntax): Syntax {
    const steps: AccessStep[] = [];
    for (;;) {
      const before = this.at;
      // A chain of steps may go on in the next line only inside brackets.
      this.skip();
      const { at } = this;
      if (this.peek() === '.' && !this.startsWith('...')) {
        this.at++;
        steps.push(this.dotStep(at));
      } else if (this.peek() === '[') {
        this.at++;
        steps.push(this.indexStep(at));
      } else {
        this.at = steps.length > 0 || this.brackets > 0 ? this.at : before;
        break;
      }
    }
    if (steps.length === 0) return of;
    if (of.kind === 'reference') return { ...of, steps };
    return { kind: 'access', at: of.at, of, steps };
  }

  private dotStep(at: number): AccessStep {
    if (this.take('*')) return { kind: 'splat', at };
    const name = this.identifier();
    if (name !== undefined) return { kind: 'attribute', name, at: at + 1 };
    const digits = /\d+/y;
    digits.lastIndex = this.at;
    const number = digits.exec(this.text)?.[0];
    if (number === undefined) {
      throw new SyntaxStop(
        at,
        `A name is expected behind '.', and ${this.found()}.`,
      );
    }
    this.at += number.length;
    return {
      kind: 'index',
      at,
      key: { kind: 'number', at: at + 1, value: Number(number) },
    };
  }

  private indexStep(at: number): AccessStep {
    return this.within(this.brackets + 1, () => {
      this.space(true);
      if (this.peek() === '*') {
        this.at++;
        this.space(true);
        this.expect(']', 'An index ends');
        return { kind: 'splat', at };
      }
      const key = this.expression();
      this.space(true);
      this.expect(']', 'An index ends');
      return { kind: 'index', key, at };
    });
  }

  private primary(): Syntax {
    this.skip();
    const { at } = this;
    const next = this.peek();
    if (next === '"') return this.quoted();
    if (this.startsWith('<<')) return this.heredoc();
    if (next === '(') {
      this.at++;
      return this.within(this.brackets + 1, () => {
        const inner = this.next();
        this.space(true);
        this.expect(')', 'A bracket closes');
        return inner;
      });
    }
    if (next === '[') return this.list(at);
    if (next === '{') return this.object(at);
    if (/\d/.test(next)) {
      NUMBER.lastIndex = this.at;
      const [written] = NUMBER.exec(this.text) ?? ['0'];
      this.at += written.length;
      return { kind: 'number', at, value: Number(written) };
    }
    const name = this.identifier();
    if (name !== undefined) return this.named(name, at);
    throw new SyntaxStop(at, `A value is expected, and ${this.found()}.`);
  }

  private named(name: string, at: number): Syntax {
    if (this.peek() === '(') return this.callOf(name, at);
    if (this.startsWith('::')) {
      // Functions of providers: `provider::name::function(…)`.
      let full = name;
      while (this.take('::')) full += `::${this.identifier() ?? ''}`;
      return this.callOf(full, at);
    }
    if (name === 'true' || name === 'false') {
      return { kind: 'flag', at, value: name === 'true' };
    }
    if (name === 'null') return { kind: 'null', at };
    return { kind: 'reference', at, root: name, steps: [] };
  }

  private callOf(name: string, at: number): Syntax {
    this.expect('(', 'Arguments of a function');
    const args = this.within(this.brackets + 1, () => this.items(')'));
    return { kind: 'call', at, name, args };
  }
}
