// SPDX-License-Identifier: Apache-2.0
import type { Budget } from './budget';
import { type Result, type Value, Fault } from './values';

/** Number of characters (code points) of a text. @internal */
export function lengthOf(text: string): bigint {
  let surrogates = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit < 0xdc00 && i + 1 < text.length) {
      surrogates++;
      i++;
    }
  }
  return BigInt(text.length - surrogates);
}

const outside = (index: bigint) =>
  new Fault(`There is no character ${index} in the text.`);

function characters(text: string, budget: Budget): string[] {
  budget.spend(text.length >> 3);
  budget.allocate(text.length);
  return [...text];
}

/** `text.charAt(index)`; the place behind the last character is empty. @internal */
export function charAt(text: string, index: bigint, budget: Budget): Result {
  const all = characters(text, budget);
  if (index < 0n || index > BigInt(all.length)) return outside(index);
  return all[Number(index)] ?? '';
}

/** `text.indexOf(part, from)`. @internal */
export function indexOf(
  text: string,
  part: string,
  from: bigint,
  budget: Budget,
): Result {
  const all = characters(text, budget);
  if (from < 0n || from > BigInt(all.length)) return outside(from);
  const head = all.slice(0, Number(from)).join('');
  const found = text.indexOf(part, head.length);
  return found < 0 ? -1n : lengthOf(text.slice(0, found));
}

/** `text.lastIndexOf(part, from)`. @internal */
export function lastIndexOf(
  text: string,
  part: string,
  from: bigint | undefined,
  budget: Budget,
): Result {
  const all = characters(text, budget);
  if (from !== undefined && (from < 0n || from > BigInt(all.length))) {
    return outside(from);
  }
  const start =
    from === undefined
      ? text.length
      : all.slice(0, Number(from)).join('').length;
  const found = text.lastIndexOf(part, start);
  return found < 0 ? -1n : lengthOf(text.slice(0, found));
}

/** `text.substring(from, to)`. @internal */
export function substring(
  text: string,
  from: bigint,
  to: bigint | undefined,
  budget: Budget,
): Result {
  const all = characters(text, budget);
  const end = to ?? BigInt(all.length);
  if (from < 0n || from > BigInt(all.length)) return outside(from);
  if (end < from || end > BigInt(all.length)) return outside(end);
  return all.slice(Number(from), Number(end)).join('');
}

/** `text.replace(old, by, most)`; a negative number replaces all. @internal */
export function replace(
  text: string,
  old: string,
  by: string,
  most: bigint,
  budget: Budget,
): Result {
  const limit = most < 0n ? Infinity : Number(most);
  budget.spend(1 + (text.length >> 3));
  let left = limit;
  let result = '';
  let rest = 0;
  if (old === '') {
    // As the language has it, the empty text is found before each character and behind the last.
    const all = characters(text, budget);
    for (const character of all) {
      if (left-- > 0) result += by;
      result += character;
      budget.allocate(by.length + 2);
    }
    return left > 0 ? result + by : result;
  }
  while (left-- > 0) {
    const found = text.indexOf(old, rest);
    if (found < 0) break;
    budget.spend(1);
    budget.allocate(found - rest + by.length);
    result += text.slice(rest, found) + by;
    rest = found + old.length;
  }
  budget.allocate(text.length - rest);
  return result + text.slice(rest);
}

/** `text.split(separator, most)`; a negative number gives all parts. @internal */
export function split(
  text: string,
  separator: string,
  most: bigint,
  budget: Budget,
): Result {
  if (most === 0n) return [];
  budget.spend(1 + (text.length >> 3));
  budget.allocate(text.length);
  const all =
    separator === '' ? characters(text, budget) : text.split(separator);
  budget.allocate(all.length);
  if (most < 0n || BigInt(all.length) <= most) return all;
  const kept = all.slice(0, Number(most) - 1);
  return [...kept, all.slice(kept.length).join(separator)];
}

/** `list.join(separator)` of texts. @internal */
export function join(
  list: readonly Value[],
  separator: string,
  budget: Budget,
): Result {
  budget.spend(list.length);
  let size = separator.length * list.length;
  for (const item of list) {
    if (typeof item !== 'string') {
      return new Fault("'join' takes a list of texts.");
    }
    size += item.length;
  }
  budget.allocate(size);
  return list.join(separator);
}

const ASCII_UPPER = /[A-Z]/g;
const ASCII_LOWER = /[a-z]/g;

/** Letters of ASCII in lower case. @internal */
export function lowerAscii(text: string, budget: Budget): Result {
  budget.spend(1 + (text.length >> 4));
  budget.allocate(text.length);
  return text.replace(ASCII_UPPER, letter => letter.toLowerCase());
}

/** Letters of ASCII in upper case. @internal */
export function upperAscii(text: string, budget: Budget): Result {
  budget.spend(1 + (text.length >> 4));
  budget.allocate(text.length);
  return text.replace(ASCII_LOWER, letter => letter.toUpperCase());
}

/** White space as Unicode has it, which differs a little from that of JavaScript. */
const BLANK = /^[\s\u0085\u180e]$/u;

/** `text.trim()`. @internal */
export function trim(text: string, budget: Budget): Result {
  budget.spend(1 + (text.length >> 4));
  let start = 0;
  let end = text.length;
  const blank = (at: number) =>
    BLANK.test(text[at]) && text[at] !== '\ufeff' && text[at] !== '\u180e';
  while (start < end && blank(start)) start++;
  while (end > start && blank(end - 1)) end--;
  return text.slice(start, end);
}
