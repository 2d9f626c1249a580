// SPDX-License-Identifier: Apache-2.0
import type { Dimension } from '../model';

/** Words of other vocabularies, and of the names of checks, for each dimension; the first that fits counts. */
const WORDS: ReadonlyArray<readonly [Dimension, RegExp]> = [
  ['timeliness', /fresh|timel|latency|recen|delay|age_in|up_to_date/],
  ['uniqueness', /uniq|duplicat|distinct|primary_?key/],
  [
    'completeness',
    /complet|not_?null|non_?null|null|missing|empty|column_?(to_)?exist|present/,
  ],
  [
    'consistency',
    /consisten|relationship|referential|foreign|reconcil|pair|integrity/,
  ],
  ['coverage', /coverage|volume|row_?count|table_count|count_to/],
  [
    'conformity',
    /conform|valid|accepted|regex|pattern|match|format|type|schema|length|in_set|_set|enum|json|parse|dateformat/,
  ],
  [
    'accuracy',
    /accura|between|range|mean|median|avg|sum|min|max|stdev|quantile|statistic|expression|positive|greater|less|anomal/,
  ],
];

/**
 * The dimension that a word of a tool stands for, or that the kind of a check is about.
 *
 * @returns `null` where neither says
 * @internal
 */
export function dimensionOf(
  ...words: ReadonlyArray<string | null | undefined>
): Dimension | null {
  for (const word of words) {
    if (!word) continue;
    const plain = word
      .replace(/([a-z])([A-Z])/g, '$1_$2')
      .toLocaleLowerCase('en-US');
    const found = WORDS.find(([, pattern]) => pattern.test(plain));
    if (found) return found[0];
  }
  return null;
}
