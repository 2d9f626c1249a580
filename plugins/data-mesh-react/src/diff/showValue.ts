// SPDX-License-Identifier: Apache-2.0

/** Longest value that stays on one line. */
const SHORT = 80;
/** Longest value that is shown; the document has the rest. */
const LONG = 1_000;

/** A value of a document as a person reads it, cut where it is long; an absent one is nothing. @internal */
export function showValue(value: unknown): string | undefined {
  const text = write(value);
  return text !== undefined && text.length > LONG
    ? `${text.slice(0, LONG)} … ${text.length - LONG} more characters`
    : text;
}

function write(value: unknown): string | undefined {
  if (value === undefined || typeof value === 'string') {
    return value;
  }
  if (Array.isArray(value) && value.every(isScalar)) {
    return value.length > 0 ? value.map(String).join(', ') : 'none';
  }
  const short = JSON.stringify(value);
  return short.length <= SHORT ? short : JSON.stringify(value, null, 2);
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}
