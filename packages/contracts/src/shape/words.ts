// SPDX-License-Identifier: Apache-2.0
import type { Shape } from './types';

const maxShownText = 60;

/** A value found in a document, for a message: `the text 'abc'`, `a list of 3`. @internal */
export function describeValue(value: unknown): string {
  if (value === null) return 'empty';
  if (Array.isArray(value)) {
    return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  }
  switch (typeof value) {
    case 'string':
      return `the text ${quote(value)}`;
    case 'number':
      return `the number ${value}`;
    case 'boolean':
      return String(value);
    default:
      return 'an object';
  }
}

/** A text in quotes, cut where it is long. Control characters are written as escapes. @internal */
export function quote(value: string): string {
  const cut =
    value.length > maxShownText ? `${value.slice(0, maxShownText)}…` : value;
  // eslint-disable-next-line no-control-regex
  const shown = cut.replace(/[\u0000-\u001f\u007f-\u009f]/g, char =>
    JSON.stringify(char).slice(1, -1),
  );
  return `'${shown}'`;
}

/** `a, b or c` @internal */
export function orList(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;
}

/** `a port`, `an output port` @internal */
export function withArticle(noun: string): string {
  return `${/^[aeio]/i.test(noun) ? 'an' : 'a'} ${noun}`;
}

/** What a shape expects, to complete "must be …". @internal */
export function describeShape(shape: Shape): string {
  switch (shape.kind) {
    case 'text':
      return 'a text';
    case 'number':
      return shape.integer ? 'a whole number' : 'a number';
    case 'flag':
      return 'true or false';
    case 'null':
      return 'empty';
    case 'list':
      return 'a list';
    case 'record':
      return `an object (${withArticle(shape.name)} with its fields)`;
    case 'union':
      return orList([...new Set(shape.options.map(describeShape))]);
    case 'switch':
      return describeShape(shape.absent);
    case 'lazy':
      return describeShape(shape.get());
    case 'choice':
      return 'an object';
    default:
      return 'any value';
  }
}
