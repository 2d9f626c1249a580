// SPDX-License-Identifier: Apache-2.0
import { isPlain } from './names';

/** Groups that look around, and references back: no engine that works in one pass has them. */
const NOT_REGULAR = /\(\?(?!:)|\\[1-9k]/;

/**
 * Why a regular expression cannot be given to an engine, as the end of a sentence; undefined where it can.
 *
 * @internal
 */
export function patternFault(pattern: string): string | undefined {
  if (!isPlain(pattern)) return 'has control characters';
  try {
    // eslint-disable-next-line no-new
    new RegExp(pattern, 'u');
  } catch {
    return 'is no regular expression';
  }
  return NOT_REGULAR.test(pattern)
    ? 'looks around or refers back, which engines with regular expressions do not have'
    : undefined;
}

const BYTE = '(25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])';
const LABEL = '[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?';

/** Formats of texts in ODCS as expressions that every engine reads, without backslashes. */
const FORMATS = new Map([
  ['email', '^[^@ ]+@[^@ ]+[.][^@ .]+$'],
  ['uuid', '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$'],
  ['uri', '^[A-Za-z][A-Za-z0-9+.-]*:[^ ]+$'],
  ['hostname', `^${LABEL}([.]${LABEL})*$`],
  ['ipv4', `^(${BYTE}[.]){3}${BYTE}$`],
  ['ipv6', '^[0-9A-Fa-f]{0,4}(:[0-9A-Fa-f]{0,4}){2,7}([.0-9]*)$'],
]);

/**
 * The regular expression of a named format of texts; undefined for one that says nothing of single characters.
 *
 * @internal
 */
export function patternOfFormat(format: unknown): string | undefined {
  return typeof format === 'string'
    ? FORMATS.get(format.trim().toLowerCase())
    : undefined;
}

const CLASSES: Record<string, string> = {
  d: '0-9',
  w: 'A-Za-z0-9_',
};

/**
 * The same expression without backslashes, for languages where it is unclear how they read one; undefined where that
 * cannot be said.
 *
 * @internal
 */
export function withoutBackslashes(pattern: string): string | undefined {
  let inClass = false;
  let result = '';
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at];
    if (character !== '\\') {
      if (character === '[') inClass = true;
      if (character === ']') inClass = false;
      result += character;
      continue;
    }
    at++;
    const next = pattern[at];
    if (next in CLASSES) {
      result += inClass ? CLASSES[next] : `[${CLASSES[next]}]`;
    } else if (!inClass && /[.+*?$|(){}/-]/.test(next)) {
      result += `[${next}]`;
    } else if (inClass && /[.+*?$|(){}/]/.test(next)) {
      result += next;
    } else {
      return undefined;
    }
  }
  return result;
}
