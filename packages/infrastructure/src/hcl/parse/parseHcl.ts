// SPDX-License-Identifier: Apache-2.0
import { LimitStop, SyntaxStop } from './cursor';
import type { BlockSyntax, BodySyntax, ParsedFile, Syntax } from './syntax';
import { TemplateReader } from './templates';

/** Larger files are not read. */
const LARGEST = 4 * 1024 * 1024;
const MOST_FAULTS = 20;
/** A line that a block of a file starts with: where reading goes on after a fault. */
const TOP_LEVEL =
  /^(?:resource|data|variable|output|locals|module|provider|terraform|moved|removed|import|check|ephemeral)\b/gm;

class FileReader extends TemplateReader {
  readonly faults: SyntaxStop[] = [];

  file(): BodySyntax {
    const whole: BodySyntax = {
      attributes: [],
      blocks: [],
      end: this.text.length,
    };
    while (!this.done) {
      try {
        this.bodyItems(whole, () => this.done);
      } catch (error) {
        if (!(error instanceof SyntaxStop)) throw error;
        this.faults.push(error);
        if (error instanceof LimitStop || this.faults.length >= MOST_FAULTS)
          break;
        this.recover(error);
      }
    }
    return whole;
  }

  /** Goes on with the next block of the file. */
  private recover({ at }: SyntaxStop): void {
    this.surface();
    this.brackets = 0;
    TOP_LEVEL.lastIndex = Math.max(at, this.at) + 1;
    this.at = TOP_LEVEL.exec(this.text)?.index ?? this.text.length;
  }

  private bodyItems(body: BodySyntax, ended: () => boolean): void {
    for (;;) {
      this.space(true);
      if (ended()) return;
      this.item(body);
    }
  }

  private item(body: BodySyntax): void {
    const { at } = this;
    const name = this.identifier();
    if (name === undefined) {
      throw new SyntaxStop(
        at,
        `The name of an argument or of a block is expected, and ${this.found()}.`,
      );
    }
    this.space(false);
    if (this.peek() === '=' && this.peek(1) !== '=') {
      this.at++;
      this.space(false);
      body.attributes.push({ name, at, value: this.expression() });
      this.lineEnd(`The argument '${name}' ends with its line`);
      return;
    }
    const labels: BlockSyntax['labels'] = [];
    while (!this.startsWith('{')) {
      const label = { at: this.at, text: this.label(name) };
      labels.push(label);
      this.space(false);
    }
    this.at++;
    const block: BlockSyntax = {
      type: name,
      labels,
      at,
      body: { attributes: [], blocks: [], end: at },
    };
    this.deeper(() =>
      this.bodyItems(
        block.body,
        () => this.startsWith('}') || this.unclosed(block),
      ),
    );
    block.body.end = this.at;
    this.at++;
    body.blocks.push(block);
    this.lineEnd(`The block '${name}' ends with its line`);
  }

  private unclosed(block: BlockSyntax): boolean {
    if (!this.done) return false;
    throw new SyntaxStop(
      block.at,
      `The block '${block.type}' is never closed.`,
      "Add '}'",
    );
  }

  private label(name: string): string {
    if (this.peek() === '"') {
      const { at } = this;
      const value: Syntax = this.quoted();
      if (value.kind === 'string') return value.value;
      throw new SyntaxStop(at, 'A label is a plain text.');
    }
    const bare = this.identifier();
    if (bare === undefined) {
      throw new SyntaxStop(
        this.at,
        `After '${name}' comes '=' (an argument) or '{' (a block), and ${this.found()}.`,
      );
    }
    return bare;
  }

  private lineEnd(rule: string): void {
    this.space(false);
    if (this.done || this.startsWith('}') || /[\r\n]/.test(this.peek())) return;
    throw new SyntaxStop(this.at, `${rule}, and ${this.found()}.`);
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    starts.push(at + 1);
  }
  return starts;
}

/**
 * Reads a file in Terraform's language.
 *
 * Never throws for bad input, and takes time in proportion to its size. After a fault it goes on with the next block
 * of the file.
 *
 * @public
 */
export function parseHcl(text: string): ParsedFile {
  const starts = lineStarts(text);
  const position = (offset: number) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (starts[middle] <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - starts[low] + 1 };
  };
  const empty = { attributes: [], blocks: [], end: 0 };
  if (text.length > LARGEST) {
    return {
      body: empty,
      faults: [{ at: 0, message: 'The file is larger than 4 MiB.' }],
      comments: [],
      position,
    };
  }
  const reader = new FileReader(
    text.startsWith('\ufeff') ? ` ${text.slice(1)}` : text,
  );
  const body = reader.file();
  return {
    body,
    faults: reader.faults.map(({ at, message, fix }) => ({
      at,
      message,
      ...(fix && { fix }),
    })),
    comments: reader.comments.map(comment => ({
      text: comment.text,
      line: position(comment.at).line,
    })),
    position,
  };
}
