// SPDX-License-Identifier: Apache-2.0
import type { TextFault } from './nodes';

/** What bytes or a text are before their syntax is looked at. @internal */
export interface DecodedText {
  /** Without byte order mark. For a source that is refused, what stands before the fault. */
  text: string;
  fault?: TextFault;
  /** True when the text must not be read further. */
  refused?: boolean;
}

/** A little of the start tells text from binary. */
const sampleLength = 8192;
// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;

/** Bytes of a text in UTF-8, without making them; stops counting past a limit. */
function utf8Length(text: string, limit: number): number {
  if (text.length > limit || text.length * 3 <= limit) return text.length;
  let bytes = 0;
  for (let i = 0; i < text.length && bytes <= limit; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x80) bytes += 1;
    // Each half of a surrogate pair stands for two of its four bytes.
    else if (code < 0x800 || (code >= 0xd800 && code <= 0xdfff)) bytes += 2;
    else bytes += 3;
  }
  return bytes;
}

function tooLarge(bytes: number, maxBytes: number): DecodedText {
  return {
    text: '',
    refused: true,
    fault: {
      rule: 'too-large',
      severity: 'error',
      offset: 0,
      message: `The file has more than ${maxBytes} bytes${
        bytes > maxBytes
          ? ` (about ${Math.round(bytes / 1024 / 1024)} MiB)`
          : ''
      } and is not read. Split it.`,
    },
  };
}

/**
 * Turns a source into text. UTF-8 is what files should be in; UTF-16 and Windows-1252 are read
 * as well, with a fault, since their meaning is plain. Binary files are refused.
 *
 * @internal
 */
export function decode(
  source: string | Uint8Array,
  maxBytes: number,
): DecodedText {
  if (typeof source !== 'string') {
    return source.length > maxBytes
      ? tooLarge(source.length, maxBytes)
      : decodeBytes(source);
  }
  const bytes = utf8Length(source, maxBytes);
  if (bytes > maxBytes) return tooLarge(bytes, maxBytes);
  return checkText(source.charCodeAt(0) === 0xfeff ? source.slice(1) : source);
}

function checkText(text: string, fault?: TextFault): DecodedText {
  const nul = text.indexOf('\0');
  if (nul >= 0) return binary(text.slice(0, nul));
  const offset = text.search(control);
  if (offset < 0) return { text, fault };
  return {
    text,
    fault: {
      rule: 'control-character',
      severity: 'error',
      offset,
      message: `An invisible control character (U+${text
        .charCodeAt(offset)
        .toString(16)
        .padStart(4, '0')
        .toUpperCase()}) stands here. Remove it.`,
    },
  };
}

function binary(before: string): DecodedText {
  return {
    text: before,
    refused: true,
    fault: {
      rule: 'binary',
      severity: 'error',
      offset: before.length,
      message:
        'The file is no text: it has bytes here that no text has. Save it as YAML or JSON in UTF-8.',
    },
  };
}

function decodeBytes(bytes: Uint8Array): DecodedText {
  const utf16 = utf16Order(bytes);
  if (utf16) {
    const text = new TextDecoder(utf16).decode(bytes);
    return checkText(text, wrongEncoding('UTF-16', 0));
  }
  try {
    return checkText(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return decodeOther(bytes);
  }
}

function decodeOther(bytes: Uint8Array): DecodedText {
  const lossy = new TextDecoder('utf-8').decode(bytes);
  const offset = lossy.indexOf('\ufffd');
  const sample = new TextDecoder('windows-1252').decode(
    bytes.subarray(0, sampleLength),
  );
  const nul = bytes.indexOf(0) >= 0;
  if (nul || control.test(sample)) return binary(lossy.slice(0, offset));
  const text = new TextDecoder('windows-1252').decode(bytes);
  return checkText(text, wrongEncoding('Latin-1 or Windows-1252', offset));
}

function wrongEncoding(found: string, offset: number): TextFault {
  return {
    rule: 'wrong-encoding',
    severity: 'error',
    offset,
    message: `The file is in ${found}, but must be in UTF-8. Save it as UTF-8.`,
  };
}

/** By its byte order mark, or by the NUL that every second byte of an ASCII character in UTF-16 is. */
function utf16Order(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe)
    return c === 0 && d === 0 ? undefined : 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (bytes.length < 4) return undefined;
  if (a !== 0 && b === 0 && c !== 0 && d === 0) return 'utf-16le';
  if (a === 0 && b !== 0 && c === 0 && d !== 0) return 'utf-16be';
  return undefined;
}
