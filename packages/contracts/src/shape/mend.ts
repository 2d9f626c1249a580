// SPDX-License-Identifier: Apache-2.0
import type { FindingFix } from '../model';
import type { Shape } from './types';

const numeric = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;
const truths = new Map([
  ['true', true],
  ['yes', true],
  ['on', true],
  ['false', false],
  ['no', false],
  ['off', false],
]);

/**
 * The value that somebody plainly meant by a value of the wrong type: the number in a text,
 * the text behind a number that was left without quotes, a list for its only item.
 *
 * @param written - gives the value as it stands in the source, for `1.10` to stay `1.10`
 * @returns undefined where a person has to decide
 * @internal
 */
export function mendType(
  shape: Shape,
  value: unknown,
  written: () => string | undefined,
): unknown {
  switch (shape.kind) {
    case 'text':
      if (typeof value !== 'number' && typeof value !== 'boolean') {
        return undefined;
      }
      return written() ?? String(value);
    case 'number': {
      if (typeof value !== 'string' || !numeric.test(value.trim())) {
        return undefined;
      }
      const number = Number(value);
      if (!Number.isFinite(number)) return undefined;
      return !shape.integer || Number.isInteger(number) ? number : undefined;
    }
    case 'flag':
      return typeof value === 'string'
        ? truths.get(value.trim().toLowerCase())
        : undefined;
    case 'list':
      return shape.items.kind === 'text' && typeof value === 'string'
        ? [value]
        : undefined;
    case 'union':
      for (const option of shape.options) {
        const mended = mendType(option, value, written);
        if (mended !== undefined) return mended;
      }
      return undefined;
    case 'lazy':
      return mendType(shape.get(), value, written);
    default:
      return undefined;
  }
}

/** What mends a value of the wrong type, where that is plain. @internal */
export function fixType(
  shape: Shape,
  value: unknown,
  written: () => string | undefined,
): FindingFix | undefined {
  const own =
    shape.kind === 'record' || shape.kind === 'list'
      ? shape.typeFix?.(value)
      : undefined;
  if (own) return own;
  const mended = mendType(shape, value, written);
  return mended === undefined
    ? undefined
    : { description: `Write ${JSON.stringify(mended)}`, value: mended };
}
