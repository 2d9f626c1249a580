// SPDX-License-Identifier: Apache-2.0

/** Values in one statement; below the limits of every supported database. @internal */
export const CHUNK = 400;

/** Cuts a list into parts that fit into one statement. @internal */
export function* chunks<T>(items: Iterable<T>, size = CHUNK): Generator<T[]> {
  let part: T[] = [];
  for (const item of items) {
    part.push(item);
    if (part.length === size) {
      yield part;
      part = [];
    }
  }
  if (part.length > 0) {
    yield part;
  }
}
