// SPDX-License-Identifier: Apache-2.0

/** @internal */
export type PlainObject = { [name: string]: unknown };

/** @internal */
export function isCollection(value: unknown): value is unknown[] | PlainObject {
  return typeof value === 'object' && value !== null;
}

/** Whether a value is a list or object with something in it. @internal */
export function isFilled(value: unknown): value is unknown[] | PlainObject {
  return isCollection(value) && Object.keys(value).length > 0;
}

/** Whether two values are the same data; the order of members does not matter. @internal */
export function isEqual(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (!isCollection(a) || !isCollection(b)) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    return (
      Array.isArray(a) &&
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => isEqual(item, b[index]))
    );
  }
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every(
      name =>
        Object.prototype.hasOwnProperty.call(b, name) &&
        isEqual(a[name], b[name]),
    )
  );
}
