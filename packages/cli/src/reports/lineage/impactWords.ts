// SPDX-License-Identifier: Apache-2.0
import type { Affected, Impact, Level } from '@meshwright/lineage';

/** What an impact is called in a sentence. */
export const changeWords: Record<Impact['change'], string> = {
  drop: 'goes',
  type: 'changes its type',
  late: 'is late',
  values: 'is computed otherwise',
};

/** Things that a title names. */
const MOST_NAMED = 20;

/** What changes, for a title: of a wide table the first columns, and how many there are beside. */
export function namesOf(
  { start }: Pick<Impact, 'start'>,
  nameOf: (id: string) => string,
): string {
  const names = start.slice(0, MOST_NAMED).map(nameOf).join(', ');
  const more = start.length - MOST_NAMED;
  return more > 0 ? `${names} and ${more} more` : names;
}

/** What a level means, for people. */
export const levelWords: Record<Level, string> = {
  direct: 'made from it',
  indirect: 'rows depend on it',
  possible: 'may depend on it',
};

/** What an impact means, as a sentence. */
export const verdictWords: Record<Impact['verdict'], string> = {
  breaking: 'Something stops working.',
  risky: 'Something may give other values, or come late.',
  none: 'Nothing that is known depends on it.',
};

/** What there is beside what is shown. */
export const closedWords = (closed: number): string[] =>
  closed > 0 ? [`Beside that, ${closed} that you may not see.`] : [];

/** Names that a report lists. */
const MOST_UNKNOWN = 20;

/** What nobody could be asked about. */
export const unknownWords = (names: readonly string[]): string[] =>
  names.length > 0
    ? [
        `Not in the lineage: ${names.slice(0, MOST_UNKNOWN).join(', ')}${
          names.length > MOST_UNKNOWN
            ? ` and ${names.length - MOST_UNKNOWN} more`
            : ''
        }.`,
      ]
    : [];

/** The lists of an impact, in the order of a report. */
export const sections: ReadonlyArray<
  [
    key: 'products' | 'exposures' | 'datasets' | 'columns' | 'jobs',
    title: string,
  ]
> = [
  ['products', 'Products'],
  ['exposures', 'Dashboards and other uses'],
  ['datasets', 'Datasets'],
  ['columns', 'Columns'],
  ['jobs', 'Jobs'],
];

/** The strongest first, then by distance. */
export function byStrength(list: readonly Affected[]): Affected[] {
  const order: Level[] = ['direct', 'indirect', 'possible'];
  return [...list].sort(
    (a, b) =>
      order.indexOf(a.level) - order.indexOf(b.level) || a.steps - b.steps,
  );
}
