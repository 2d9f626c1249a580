// SPDX-License-Identifier: Apache-2.0
import type { LogicalType } from '@meshwright/contracts';
import { isPlain } from './names';

/** A date of ISO 8601. @internal */
export const ISO_DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;
const ISO_INSTANT =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2}(?:\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?$/;

/** An instant as engines read it, in UTC, which one without a zone is taken for; undefined for what is none. @internal */
export function instantOf(text: string): string | undefined {
  const [, day, minutes, seconds = ':00', zone = 'Z'] =
    ISO_INSTANT.exec(text) ?? [];
  const time = day ? Date.parse(`${day}T${minutes}${seconds}${zone}`) : NaN;
  return Number.isNaN(time)
    ? undefined
    : new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}

/** Words of numbers, as a column of numbers may be told of in a contract. */
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Values as a column of a type can have them: a text that is a number is one among numbers, and a number is a text among
 * texts. What no such column can have is left out, since engines refuse to compare it.
 *
 * @internal
 */
export function fitting(
  values: readonly (string | number)[],
  type: LogicalType | undefined,
): Array<string | number> {
  switch (type) {
    case 'string':
      return values.map(String);
    case 'integer':
    case 'number':
      return values.flatMap(value => {
        if (typeof value === 'number') return [value];
        return NUMBER.test(value.trim()) ? [Number(value)] : [];
      });
    case 'date':
      return values.filter(value => ISO_DATE.test(String(value)));
    case 'timestamp':
      return values.filter(
        value =>
          ISO_DATE.test(String(value)) ||
          instantOf(String(value)) !== undefined,
      );
    case 'boolean':
      return [];
    default:
      return [...values];
  }
}

/** The values among which a check can look: texts without control characters, and numbers. @internal */
export function valuesOf(
  values: readonly unknown[],
  type?: LogicalType,
): Array<string | number> | undefined {
  const known = values.filter(
    (value): value is string | number =>
      (typeof value === 'string' && isPlain(value)) ||
      (typeof value === 'number' && Number.isFinite(value)),
  );
  if (known.length < values.filter(value => value !== null).length) {
    return undefined;
  }
  const fit = fitting(known, type);
  return fit.length > 0 && new Set(fit.map(value => typeof value)).size === 1
    ? fit
    : undefined;
}
