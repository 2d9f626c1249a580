// SPDX-License-Identifier: Apache-2.0

/** Steps from the root of a document to a value: names of members and numbers of items. @internal */
export type JsonPath = ReadonlyArray<string | number>;

const needsEscape = /[~/]/;

/** One step of a JSON Pointer, escaped as RFC 6901 wants it. @internal */
export function escapeStep(step: string | number): string {
  if (typeof step === 'number') return String(step);
  return needsEscape.test(step)
    ? step.replace(/~/g, '~0').replace(/\//g, '~1')
    : step;
}

/** Writes a path as JSON Pointer (RFC 6901): `['a', 0]` becomes `/a/0`, the root the empty string. @internal */
export function toPointer(path: JsonPath): string {
  let pointer = '';
  for (const step of path) pointer += `/${escapeStep(step)}`;
  return pointer;
}

/**
 * The steps of a JSON Pointer, unescaped. Numbers stay texts, since only the value that is reached
 * tells whether `0` is an item or a member.
 *
 * @returns undefined for a text that is no JSON Pointer
 * @internal
 */
export function parsePointer(pointer: string): string[] | undefined {
  if (pointer === '') return [];
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) return undefined;
  return pointer
    .slice(1)
    .split('/')
    .map(step => step.replace(/~1/g, '/').replace(/~0/g, '~'));
}
