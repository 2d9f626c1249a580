// SPDX-License-Identifier: Apache-2.0

const MAX_SHOWN = 60;

/**
 * A text that is equal for values that mean the same: keys in any order, `5432` and `"5432"`.
 *
 * @internal
 */
export function fingerprint(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return `[${value.map(fingerprint).join(',')}]`;
  if (typeof value === 'object') {
    const members = Object.entries(value)
      .filter(([, member]) => member !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${fingerprint(member)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(String(value));
}

/** Whether two values mean the same. @internal */
export function sameValue(a: unknown, b: unknown): boolean {
  return a === b || fingerprint(a) === fingerprint(b);
}

/** Whether two lists hold the same values in whatever order. @internal */
export function sameSet(a: readonly unknown[], b: readonly unknown[]): boolean {
  if (a.length === 0 && b.length === 0) return true;
  const left = new Set(a.map(fingerprint));
  const right = new Set(b.map(fingerprint));
  return left.size === right.size && [...left].every(item => right.has(item));
}

/** A text without what people do not see: spaces at the ends, runs of spaces, absent and empty alike. @internal */
export function plain(text: string | undefined): string {
  return text ? text.replace(/\s+/g, ' ').trim() : '';
}

/** Shows a value inside a sentence, cut where it is long. @internal */
export function show(value: unknown, most = MAX_SHOWN): string {
  const text =
    typeof value === 'string' ? value : JSON.stringify(value) ?? 'nothing';
  const flat = plain(text);
  return flat.length > most ? `${flat.slice(0, most - 1)}…` : flat;
}

/** The same values in an order of their own. @internal */
export function inOrder<T>(values: readonly T[]): T[] {
  return [...values].sort((a, b) => {
    const left = fingerprint(a);
    const right = fingerprint(b);
    if (left === right) return 0;
    return left < right ? -1 : 1;
  });
}

/** Names a few of many: `a, b, c and 4 more`. @internal */
export function list(values: readonly unknown[], most = 5): string {
  const shown = values
    .slice(0, most)
    .map(value => show(value))
    .join(', ');
  return values.length > most
    ? `${shown} and ${values.length - most} more`
    : shown;
}
