// SPDX-License-Identifier: Apache-2.0
import { shortName } from '@meshwright/contracts';
import type { QualityCheck } from './types';

type Kind = QualityCheck['measure']['kind'];

const WORDS: Record<Kind, string> = {
  nulls: 'complete',
  values: 'allowed',
  range: 'range',
  length: 'length',
  pattern: 'pattern',
  duplicates: 'unique',
  rows: 'row-count',
  age: 'fresh',
  query: 'query',
  reference: 'reference',
};

/** What a check without words of its author is about. A query has no words but its author's. */
const PHRASES: Readonly<Partial<Record<Kind, string>>> = {
  nulls: 'Completeness',
  values: 'Allowed values',
  range: 'Range',
  length: 'Length',
  pattern: 'Form',
  duplicates: 'Uniqueness',
  rows: 'Number of rows',
  age: 'Freshness',
  reference: 'References',
};

/**
 * Name that a check keeps from run to run and from tool to tool.
 *
 * @param title - what its author calls it, where no words of ours say what it is about
 * @internal
 */
export function checkName(
  dataset: string,
  columns: readonly string[],
  kind: Kind,
  title?: string,
): string {
  const words = [dataset, ...columns, title ?? WORDS[kind]].map(word =>
    word
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, ''),
  );
  const name = shortName(words, { length: 56 });
  return /^[a-z]/.test(name) ? name : `q-${name}`;
}

/**
 * A check in words for people: 'Allowed values of country' for one that was named here, else its name, which somebody
 * chose.
 *
 * @public
 */
export function checkWords(check: {
  name: string;
  dataset?: string | null;
  column?: string | null;
}): string {
  const { name, dataset, column } = check;
  if (!dataset) return name;
  for (const [kind, phrase] of Object.entries(PHRASES)) {
    if (checkName(dataset, [column ?? ''], kind as Kind) === name) {
      return column ? `${phrase} of ${column}` : phrase;
    }
  }
  return name;
}
