// SPDX-License-Identifier: Apache-2.0

/**
 * One change of a descriptor. `path` is a JSON Pointer (RFC 6901); the last step of a list may be `-`
 * or the list's length to add an item behind the others.
 *
 * - `value` writes a value: it replaces the one at the path, or adds a member or item.
 * - `remove` takes the member or item away.
 * - `rename` gives a member another name, and with `value` another value.
 *
 * @public
 */
export type DescriptorEdit =
  | { path: string; value: unknown }
  | { path: string; remove: true }
  | { path: string; rename: string; value?: unknown };
