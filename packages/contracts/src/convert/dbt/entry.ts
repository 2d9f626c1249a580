// SPDX-License-Identifier: Apache-2.0

/** A block of the document that is being written. @internal */
export type Entry = Record<string, unknown>;

/** Takes out what is empty, so that files stay short. @internal */
export function compact(entry: Entry): Entry {
  return Object.fromEntries(
    Object.entries(entry).filter(([, value]) => {
      if (value === undefined || value === '') return false;
      if (Array.isArray(value)) return value.length > 0;
      return typeof value !== 'object' || Object.keys(value ?? {}).length > 0;
    }),
  );
}
