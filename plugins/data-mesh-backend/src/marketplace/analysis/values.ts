// SPDX-License-Identifier: Apache-2.0

/**
 * Readers of values whose shape nobody guarantees: an entity may have been let into the catalog by an older model.
 * What does not fit counts as absent.
 */

/** A text that says something. Numbers count, since YAML makes a number of `version: 1.0`. @internal */
export function textOf(value: unknown): string | undefined {
  if (typeof value === 'number') {
    return String(value);
  }
  return typeof value === 'string' && value.trim() ? value : undefined;
}

/** @internal */
export function textsOf(value: unknown): string[] {
  return Array.isArray(value)
    ? value.map(textOf).filter((text): text is string => text !== undefined)
    : [];
}

/** @internal */
export function objectsOf(value: unknown): Array<Record<string, unknown>> {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** @internal */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Cuts a text to a number of characters; indexes of PostgreSQL refuse very long values. @internal */
export function cut(text: string, length: number): string {
  return text.length > length ? text.slice(0, length) : text;
}
