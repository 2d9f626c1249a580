// SPDX-License-Identifier: Apache-2.0
import type { QualityThreshold } from '@meshwright/contracts';
import type { Limit } from './types';

/** Nothing may fail. @internal */
export const none: readonly Limit[] = [{ operator: 'mustBe', values: [0] }];

/** Whether a limit lets nothing fail. @internal */
export function isNone(limits: readonly Limit[]): boolean {
  return (
    limits.length === 1 &&
    limits[0].values[0] === 0 &&
    ['mustBe', 'mustBeLessOrEqualTo'].includes(limits[0].operator)
  );
}

/** Thresholds as numbers; undefined where one of them is no number. @internal */
export function limitsOf(
  thresholds: readonly QualityThreshold[],
): Limit[] | undefined {
  const limits = thresholds.map(({ operator, value }): Limit | undefined => {
    const values = (Array.isArray(value) ? value : [value]).map(item =>
      typeof item === 'string' && item.trim() !== '' ? Number(item) : item,
    );
    const count = /Between$/.test(operator) ? 2 : 1;
    return values.length === count &&
      values.every((item): item is number => Number.isFinite(item))
      ? { operator, values }
      : undefined;
  });
  return limits.every((limit): limit is Limit => limit !== undefined)
    ? limits
    : undefined;
}

const SIGNS: Partial<Record<Limit['operator'], string>> = {
  mustBe: '=',
  mustNotBe: '<>',
  mustBeGreaterThan: '>',
  mustBeGreaterOrEqualTo: '>=',
  mustBeLessThan: '<',
  mustBeLessOrEqualTo: '<=',
};

/** A number that every engine reads, without exponent. @internal */
export function numeral(value: number): string {
  const text = String(value);
  return /e/i.test(text) ? value.toFixed(20).replace(/\.?0+$/, '') : text;
}

function condition(measured: string, { operator, values }: Limit): string {
  const [low, high] = values.map(numeral);
  if (operator === 'mustBeBetween') {
    return `${measured} >= ${low} and ${measured} <= ${high}`;
  }
  if (operator === 'mustNotBeBetween') {
    return `(${measured} < ${low} or ${measured} > ${high})`;
  }
  return `${measured} ${SIGNS[operator]} ${low}`;
}

/** All limits as a condition in SQL on what was measured. @internal */
export function keeps(measured: string, limits: readonly Limit[]): string {
  return limits.map(limit => condition(measured, limit)).join(' and ');
}

/** Each limit as an operator and a number, which is how DQDL has them; undefined where one is none. @internal */
export function comparisons(limits: readonly Limit[]): string[] | undefined {
  const result = limits.flatMap(({ operator, values }) => {
    const [low, high] = values.map(numeral);
    if (operator === 'mustBeBetween') return [`>= ${low}`, `<= ${high}`];
    if (operator === 'mustNotBeBetween') return [];
    return [`${operator === 'mustNotBe' ? '!=' : SIGNS[operator]} ${low}`];
  });
  return result.length >= limits.length ? result : undefined;
}
