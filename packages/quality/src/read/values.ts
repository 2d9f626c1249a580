// SPDX-License-Identifier: Apache-2.0

/** A JSON object as it comes: any member may be missing or of any type. @internal */
export type Loose = Record<string, unknown>;

/** The value where it is an object, else an empty one. @internal */
export function objectOf(value: unknown): Loose {
  return isObject(value) ? value : {};
}

/** @internal */
export function isObject(value: unknown): value is Loose {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A member of its own, never one that every object has. @internal */
export function member(value: unknown, ...path: string[]): unknown {
  let found = value;
  for (const key of path) {
    if (!isObject(found) || !Object.prototype.hasOwnProperty.call(found, key)) {
      return undefined;
    }
    found = found[key];
  }
  return found;
}

/** @internal */
export function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** @internal */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

/** A text, or a figure as one. @internal */
export function wordOf(value: unknown): string | null {
  return typeof value === 'number' || typeof value === 'boolean'
    ? String(value)
    : textOf(value);
}

/** A number, also where a format writes 64-bit integers as texts. @internal */
export function numberOf(value: unknown): number | null {
  const given =
    typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof given === 'number' && Number.isFinite(given) ? given : null;
}

/** A value that can be shown in a cell; anything larger is left out, since it may hold rows of data. @internal */
export function scalarOf(value: unknown): string | number | boolean | null {
  if (typeof value === 'string') return value.slice(0, 200);
  if (typeof value === 'boolean') return value;
  return numberOf(value);
}

/** An instant as ISO 8601 in UTC; one without a zone is taken for UTC, as the tools mean it. @internal */
export function instantOf(value: unknown): string | undefined {
  const text = textOf(value);
  if (!text) return undefined;
  const compact =
    /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})(\.\d+)?Z?$/.exec(text);
  const iso = compact
    ? `${compact[1]}-${compact[2]}-${compact[3]}T${compact[4]}:${compact[5]}:${compact[6]}`
    : text.replace(' ', 'T');
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(iso) ? iso : `${iso}Z`;
  const time = Date.parse(zoned);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** Parameters of a check as words, largest values cut. @internal */
export function parameters(given: Loose, leaveOut: readonly string[]): string {
  return Object.entries(given)
    .filter(([key, value]) => !leaveOut.includes(key) && value !== null)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)?.slice(0, 120)}`)
    .join(', ')
    .slice(0, 400);
}
