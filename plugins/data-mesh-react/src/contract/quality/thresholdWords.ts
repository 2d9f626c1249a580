// SPDX-License-Identifier: Apache-2.0
import type { QualityThreshold } from '@meshwright/contracts';

/** A limit in words, for a sentence about a count or value: "more than 100", "between 1 and 5". @internal */
export function thresholdWords(
  threshold: QualityThreshold,
  format: (value: unknown) => string = String,
): string {
  const { operator, value } = threshold;
  const [low, high] = Array.isArray(value) ? value : [value, value];
  switch (operator) {
    case 'mustBe':
      return `exactly ${format(value)}`;
    case 'mustNotBe':
      return `not ${format(value)}`;
    case 'mustBeGreaterThan':
      return `more than ${format(value)}`;
    case 'mustBeGreaterOrEqualTo':
      return `at least ${format(value)}`;
    case 'mustBeLessThan':
      return `less than ${format(value)}`;
    case 'mustBeLessOrEqualTo':
      return `at most ${format(value)}`;
    case 'mustBeBetween':
      return `between ${format(low)} and ${format(high)}`;
    default:
      return `not between ${format(low)} and ${format(high)}`;
  }
}
