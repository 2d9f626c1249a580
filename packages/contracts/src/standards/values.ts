// SPDX-License-Identifier: Apache-2.0
import { toPointer, type JsonPath } from '../document/pointer';
import type { PlainRecord, SourceDocument } from '../document/types';

/** Whether a value is an object with members: no list, no null. @internal */
export function isRecord(value: unknown): value is PlainRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const wholeNumber = /^(0|[1-9]\d*)$/;

/**
 * A value inside a document, for mapping it into the canonical model whatever is wrong with it:
 * each question gives an answer of the wanted type, or undefined or nothing where the document has none.
 *
 * @internal
 */
export class Value {
  private constructor(
    private readonly document: SourceDocument,
    /** As it stands in the document's data. */
    readonly raw: unknown,
    private readonly parent?: Value,
    private readonly step: string | number = '',
  ) {}

  /** The root of a document. */
  static of(document: SourceDocument): Value {
    return new Value(document, document.data);
  }

  /** Place in the document. */
  get path(): JsonPath {
    return this.parent ? [...this.parent.path, this.step] : [];
  }

  /** Place in the document as JSON Pointer. */
  get pointer(): string {
    return toPointer(this.path);
  }

  /** True where the document has a value other than null. */
  get present(): boolean {
    return this.raw !== undefined && this.raw !== null;
  }

  /** A member, or an item of a list by its number from 0; where there is none, a value that is not present. */
  at(name: string): Value {
    if (Array.isArray(this.raw) && wholeNumber.test(name)) {
      return this.item(this.raw[Number(name)], Number(name));
    }
    const member = isRecord(this.raw) ? this.raw[name] : undefined;
    return new Value(this.document, member, this, name);
  }

  /** The first of several members that is present; else the first. */
  first(...names: string[]): Value {
    const record = isRecord(this.raw) ? this.raw : undefined;
    const name = names.find(
      n => record?.[n] !== undefined && record[n] !== null,
    );
    return this.at(name ?? names[0]);
  }

  /** The items of a list, in order and without empty ones. No list: none. */
  items(): Value[] {
    if (!Array.isArray(this.raw)) return [];
    return this.raw
      .map((item, index) => this.item(item, index))
      .filter(item => item.present);
  }

  /** The items of a list that are objects. */
  records(): Value[] {
    return this.items().filter(item => isRecord(item.raw));
  }

  /** The names of an object's members. No object: none. */
  names(): string[] {
    return isRecord(this.raw) ? Object.keys(this.raw) : [];
  }

  /** The members of an object, by name. No object: none. */
  members(): Array<[name: string, value: Value]> {
    if (!isRecord(this.raw)) return [];
    return Object.keys(this.raw).map(name => [name, this.at(name)]);
  }

  /** A text; numbers and truth values as they are written, so that version 1.10 stays `1.10`. */
  text(): string | undefined {
    const { raw } = this;
    if (typeof raw === 'string') return raw;
    if (typeof raw === 'number' || typeof raw === 'boolean') {
      return this.document.written(this.path) ?? String(raw);
    }
    return undefined;
  }

  /** The texts of a list; a single text counts as a list of one. */
  texts(): string[] {
    const values = Array.isArray(this.raw) ? this.items() : [this];
    return values
      .map(value => value.text())
      .filter((value): value is string => value !== undefined);
  }

  /** A number, also one that is written as text. */
  number(): number | undefined {
    const { raw } = this;
    const number =
      typeof raw === 'string' && raw.trim() !== '' ? Number(raw) : raw;
    return typeof number === 'number' && Number.isFinite(number)
      ? number
      : undefined;
  }

  /** A truth value, also one that is written as text. */
  flag(): boolean | undefined {
    if (typeof this.raw === 'boolean') return this.raw;
    if (typeof this.raw !== 'string') return undefined;
    const word = this.raw.trim().toLowerCase();
    if (word === 'true' || word === 'yes') return true;
    return word === 'false' || word === 'no' ? false : undefined;
  }

  private item(value: unknown, index: number): Value {
    return new Value(this.document, value, this, index);
  }
}

/** The same object without the members that are undefined. @internal */
export function defined<T extends object>(members: T): T {
  const kept = {} as T;
  for (const key in members) {
    if (members[key] !== undefined) kept[key] = members[key];
  }
  return kept;
}
