// SPDX-License-Identifier: Apache-2.0

/** Plain data of unknown shape. @internal */
export type Values = Record<string, unknown>;

/** The value as a record; an empty one for anything else. @internal */
export function record(value: unknown): Values {
  return isRecord(value) ? value : {};
}

/** @internal */
export function isRecord(value: unknown): value is Values {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The records of a list; nothing for anything else. @internal */
export function records(value: unknown): Values[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** A text that is not empty; numbers become texts. @internal */
export function text(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** The texts of a list. @internal */
export function texts(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter((one): one is string => typeof one === 'string')
    : [];
}

/** An object without the members that are undefined. @internal */
export function stated<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(([, member]) => member !== undefined),
  ) as T;
}

/** A time as milliseconds since 1970; one without a zone is UTC. @internal */
export function time(value: unknown): number | undefined {
  if (typeof value !== 'string') return undefined;
  const zoned = /(?:z|[+-]\d{2}:?\d{2})$/i.test(value);
  const at = Date.parse(
    zoned || !/^\d{4}-\d\d-\d\d[T ]/.test(value) ? value : `${value}Z`,
  );
  return Number.isNaN(at) ? undefined : at;
}
