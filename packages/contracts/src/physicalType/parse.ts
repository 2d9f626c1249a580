// SPDX-License-Identifier: Apache-2.0
import { commonNames, engineNames } from './names';
import { type Token, tokenize } from './tokens';
import type { Engine, PhysicalField, PhysicalType } from './types';

const MAX_LENGTH = 10_000;
const MAX_DEPTH = 30;

/** Wrappers that say nothing about the values themselves. */
const TRANSPARENT = new Set(['nullable', 'lowcardinality']);
const STRUCTURED = new Set(['struct', 'map', 'array']);
const ZONE_PREFIXES = ['with', 'without'];
/** Words after a type that belong to the column and not to its type. */
const COLUMN_WORDS = new Set(['not', 'null', 'primary', 'collate', 'default']);

/** Every beginning, of two words or more, of a name of several words. */
const longNames = new Set(
  [...commonNames.keys()].flatMap(name => {
    const words = name.split(' ');
    return words.map((_, index) => words.slice(0, index + 1).join(' '));
  }),
);

class TypeParser {
  private position = 0;

  constructor(
    private readonly tokens: Token[],
    private readonly engine: Engine | undefined,
  ) {}

  parseAll(): PhysicalType | undefined {
    const type = this.parseType(0);
    const rest = this.peek();
    const atEnd =
      rest === undefined ||
      (rest.kind === 'word' && COLUMN_WORDS.has(rest.text));
    return type && atEnd ? type : undefined;
  }

  private peek(): Token | undefined {
    return this.tokens[this.position];
  }

  private accept(text: string): boolean {
    const token = this.peek();
    if (token?.kind !== 'text' && token?.text === text) {
      this.position += 1;
      return true;
    }
    return false;
  }

  private parseType(depth: number): PhysicalType | undefined {
    if (depth > MAX_DEPTH) return undefined;
    const name = this.parseName();
    if (!name) return undefined;
    let type = this.finish(name, depth);
    while (type && this.accept('[')) {
      if (this.peek()?.kind === 'number') this.position += 1;
      if (!this.accept(']')) return undefined;
      type = { family: 'array', name: 'array', element: type };
    }
    return type;
  }

  /** A name may have several words: `double precision`, `character varying`. */
  private parseName(): string | undefined {
    const first = this.peek();
    if (first?.kind !== 'word') return undefined;
    this.position += 1;
    let name = first.text;
    for (;;) {
      const next = this.peek();
      if (next?.kind !== 'word') return name;
      const longer = `${name} ${next.text}`;
      if (!longNames.has(longer)) return name;
      name = longer;
      this.position += 1;
    }
  }

  private finish(name: string, depth: number): PhysicalType | undefined {
    if (TRANSPARENT.has(name) && this.accept('(')) {
      const inner = this.parseType(depth + 1);
      return inner && this.accept(')') ? inner : undefined;
    }
    const template =
      engineNames.get(this.engine ?? '')?.get(name) ?? commonNames.get(name);
    if (!template) return this.unknown(name);
    let type: PhysicalType = { ...template, name };
    const nested = commonNames.get(name)?.family;
    if (
      nested &&
      STRUCTURED.has(nested) &&
      (this.peek()?.text === '<' || this.peek()?.text === '(')
    ) {
      return this.structured({ ...type, family: nested }, depth);
    }
    if (this.accept('(')) {
      const args = this.parseArguments();
      if (!args) return undefined;
      type = withArguments(type, args);
    }
    return this.withSuffix(type);
  }

  private unknown(name: string): PhysicalType | undefined {
    if (this.accept('(') && !this.parseArguments()) return undefined;
    return { family: 'other', name };
  }

  private parseArguments(): Token[] | undefined {
    const args: Token[] = [];
    for (;;) {
      const token = this.peek();
      if (!token) return undefined;
      this.position += 1;
      if (token.kind !== 'text' && token.text === ')') return args;
      if (token.kind === 'word' || token.kind === 'number') args.push(token);
      else if (token.kind === 'text') args.push(token);
      else if (!',='.includes(token.text)) return undefined;
    }
  }

  private structured(
    type: PhysicalType,
    depth: number,
  ): PhysicalType | undefined {
    const close = this.accept('<') ? '>' : ')';
    if (close === ')') this.accept('(');
    if (type.family === 'struct') {
      const fields = this.parseFields(close, depth);
      return fields && { ...type, fields };
    }
    const first = this.parseType(depth + 1);
    if (!first) return undefined;
    if (type.family === 'array') {
      return this.accept(close) ? { ...type, element: first } : undefined;
    }
    if (!this.accept(',')) return undefined;
    const element = this.parseType(depth + 1);
    if (!element || !this.accept(close)) return undefined;
    return { ...type, key: first, element };
  }

  private parseFields(
    close: string,
    depth: number,
  ): PhysicalField[] | undefined {
    const fields: PhysicalField[] = [];
    while (!this.accept(close)) {
      const name = this.peek();
      if (!name || (name.kind !== 'word' && name.kind !== 'text')) {
        return undefined;
      }
      this.position += 1;
      this.accept(':');
      const type = this.parseType(depth + 1);
      if (!type) return undefined;
      fields.push({ name: name.raw, type });
      // Column words of a field (`not null`) say nothing about its type.
      while (COLUMN_WORDS.has(this.peek()?.text ?? '')) this.position += 1;
      if (!this.accept(',') && this.peek()?.text !== close) return undefined;
    }
    return fields;
  }

  private withSuffix(type: PhysicalType): PhysicalType {
    if (this.peek()?.text === 'unsigned' && type.family === 'integer') {
      this.position += 1;
      return { ...type, unsigned: true };
    }
    const word = this.peek()?.text ?? '';
    const zones = type.family === 'timestamp' || type.family === 'time';
    if (zones && ZONE_PREFIXES.includes(word)) {
      this.position += 1;
      this.accept('local');
      if (this.accept('time')) this.accept('zone');
      return { ...type, zoned: word === 'with' };
    }
    return type;
  }
}

function withArguments(type: PhysicalType, args: Token[]): PhysicalType {
  const numbers = args
    .filter(arg => arg.kind === 'number')
    .map(arg => Number(arg.text));
  const [first, second] = numbers;
  switch (type.family) {
    case 'enum':
      return {
        ...type,
        values: args.filter(arg => arg.kind === 'text').map(arg => arg.raw),
      };
    case 'string':
    case 'binary':
      return first === undefined ? type : { ...type, length: first };
    case 'decimal':
      return first === undefined
        ? type
        : { ...type, precision: first, scale: second ?? 0 };
    case 'float':
      // The standard's float(n) counts binary digits: up to 24 fit 32 bits.
      return first === undefined
        ? type
        : { ...type, bits: first <= 24 ? 32 : 64 };
    case 'time':
    case 'timestamp':
    case 'vector':
      return first === undefined ? type : { ...type, precision: first };
    case 'boolean':
      return first === undefined || first === 1
        ? type
        : { family: 'other', name: `bit(${first})` };
    default:
      // A display width, as in int(11), changes nothing that the type holds.
      return type;
  }
}

/**
 * Reads a physical column type of any common engine: `varchar(50)`, `NUMBER(38,0)`,
 * `array<struct<a:int>>`, `timestamp(6) with time zone`.
 *
 * @param text - the type as written
 * @param engine - server type of ODCS; some names mean different things in different engines
 * @returns the type, of family `other` when its name is not known, or nothing when the text is no type
 *
 * @public
 */
export function parsePhysicalType(
  text: string,
  engine?: Engine,
): PhysicalType | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const tokens = tokenize(text);
  if (!tokens || tokens.length === 0) return undefined;
  return new TypeParser(tokens, engine?.toLowerCase()).parseAll();
}
