// SPDX-License-Identifier: Apache-2.0
import { Budget, refuseHuge, refuseValues, type Limits } from './limits';
import {
  addItem,
  addMember,
  collectionNode,
  scalarNode,
  type OnFault,
  type ParsedText,
  type SourceNode,
} from './nodes';

/** A text is no JSON. @internal */
export class JsonError extends Error {
  constructor(message: string, readonly offset: number) {
    super(message);
  }
}

const numberPattern = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?/y;
const words: ReadonlyArray<[string, boolean | null]> = [
  ['true', true],
  ['false', false],
  ['null', null],
];
const quote = 0x22;
const backslash = 0x5c;

const comma = 0x2c;

/**
 * Offset at which a text has more commas outside quotes than a number, so that it has more values,
 * be it JSON or not. Far quicker to find than by reading them.
 */
function findOverflow(text: string, limit: number): number | undefined {
  // Each value but the last one takes a character and a comma.
  if (text.length < limit * 2) return undefined;
  let commas = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === comma) {
      if (++commas >= limit) return i;
    } else if (code === quote) {
      do {
        i = text.indexOf('"', i + 1);
        if (i < 0) return undefined;
      } while (isEscaped(text, i));
    }
  }
  return undefined;
}

/** Whether an odd number of backslashes stands before an offset. */
function isEscaped(text: string, offset: number): boolean {
  let before = offset;
  while (text.charCodeAt(before - 1) === backslash) before--;
  return (offset - before) % 2 === 1;
}

/** Reads one text. */
class JsonReader {
  private readonly budget: Budget;
  private pos = 0;

  constructor(
    private readonly text: string,
    limits: Limits,
    private readonly onFault: OnFault,
  ) {
    this.budget = new Budget(limits);
  }

  read(): SourceNode {
    this.skipBlanks();
    const root = this.value();
    this.skipBlanks();
    if (this.pos < this.text.length) {
      this.fail(`The document ends here, but ${this.found()}.`);
    }
    return root;
  }

  private fail(message: string, offset = this.pos): never {
    throw new JsonError(message, offset);
  }

  private skipBlanks() {
    for (;;) {
      const code = this.text.charCodeAt(this.pos);
      if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) {
        return;
      }
      this.pos++;
    }
  }

  private found(): string {
    const code = this.text.codePointAt(this.pos);
    if (code === undefined) return 'the text ends';
    return `there is ${JSON.stringify(String.fromCodePoint(code))}`;
  }

  private value(): SourceNode {
    const { text, pos: start } = this;
    this.budget.spend(start);
    const first = text[start];
    if (first === '"') {
      const content = this.string();
      return scalarNode(content, start, this.pos);
    }
    if (first === '{' || first === '[') return this.collection(first === '[');
    for (const [word, meaning] of words) {
      if (text.startsWith(word, start)) {
        this.pos += word.length;
        return scalarNode(meaning, start, this.pos);
      }
    }
    return this.number();
  }

  private collection(list: boolean): SourceNode {
    const { text, pos: start } = this;
    const close = list ? ']' : '}';
    const node = collectionNode(list ? 'list' : 'record', 'flow', start);
    this.budget.enter(start);
    this.pos++;
    this.skipBlanks();
    if (text[this.pos] !== close) {
      for (;;) {
        this.skipBlanks();
        if (list) addItem(node, this.value());
        else this.member(node);
        this.skipBlanks();
        if (text[this.pos] === close) break;
        if (text[this.pos] !== ',') {
          this.fail(`A comma or '${close}' is due here, but ${this.found()}.`);
        }
        this.pos++;
      }
    }
    this.pos++;
    node.end = this.pos;
    this.budget.leave();
    return node;
  }

  private member(record: SourceNode) {
    const { text, pos: nameStart } = this;
    if (text.charCodeAt(nameStart) !== quote) {
      this.fail(`A name in double quotes is due here, but ${this.found()}.`);
    }
    const name = this.string();
    this.skipBlanks();
    if (text[this.pos] !== ':') {
      this.fail(`A colon is due here, but ${this.found()}.`);
    }
    this.pos++;
    this.skipBlanks();
    const fault = addMember(record, name, nameStart, this.value());
    if (fault) this.onFault(fault);
  }

  /** The opening quote is under the cursor. */
  private string(): string {
    const { text, pos: start } = this;
    let end = start + 1;
    let escaped = false;
    for (;;) {
      const code = text.charCodeAt(end);
      if (code === quote) break;
      if (code === backslash) {
        escaped = true;
        end += 2;
        continue;
      }
      if (Number.isNaN(code)) this.fail('A quote is never closed.', start);
      if (code < 0x20) {
        this.fail('A line break or control character is inside quotes.', end);
      }
      end++;
    }
    refuseHuge(end - start, start);
    this.pos = end + 1;
    if (!escaped) return text.slice(start + 1, end);
    try {
      return JSON.parse(text.slice(start, this.pos));
    } catch {
      return this.fail('A backslash starts an unknown escape here.', start);
    }
  }

  private number(): SourceNode {
    const { pos: start } = this;
    numberPattern.lastIndex = start;
    const match =
      numberPattern.exec(this.text)?.[0] ??
      this.fail(`A value is due here, but ${this.found()}.`);
    this.pos += match.length;
    refuseHuge(match.length, start);
    const parsed = Number(match);
    // Beyond the range of a double no number is kept, but what is written.
    return scalarNode(
      Number.isFinite(parsed) ? parsed : match,
      start,
      this.pos,
    );
  }
}

/**
 * Reads JSON (RFC 8259) and remembers where each value stands, which `JSON.parse` does not,
 * as little as it sees a name that is written twice.
 *
 * @throws {@link JsonError}, {@link LimitError}
 * @internal
 */
export function readJson(
  text: string,
  limits: Limits,
  onFault: OnFault,
): ParsedText {
  const overflow = findOverflow(text, limits.maxNodes);
  if (overflow !== undefined) refuseValues(limits.maxNodes, overflow);
  return { root: new JsonReader(text, limits, onFault).read() };
}
