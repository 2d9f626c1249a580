// SPDX-License-Identifier: Apache-2.0
import type { Property, SchemaObject } from '../model';
import type { Pair, Pairing, Way } from './match';
import { plain } from './values';

/** Above this many candidates of one type a guess from names alone is not worth its time. */
const MAX_CANDIDATES = 20;
/** How alike two names must be to be taken for one. */
const ALIKE = 0.5;

/** A name without case and without what joins its words: `Customer-ID` and `customer_id` are one. @internal */
export function bareName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function words(name: string): string[] {
  return name
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '');
}

/** Share of common words of two names, from 0 to 1; a word counts also when it begins the other. */
function likeness(a: string, b: string): number {
  const left = words(a);
  const right = words(b);
  if (left.length === 0 || right.length === 0) return 0;
  const common = left.filter(word =>
    right.some(
      other =>
        other === word ||
        (Math.min(word.length, other.length) >= 3 &&
          (other.startsWith(word) || word.startsWith(other))),
    ),
  ).length;
  return (2 * common) / (left.length + right.length);
}

/** What a property is made of, apart from its name. */
function shape(property: Property): string {
  const members = property.properties.map(member => member.name).sort();
  return JSON.stringify([
    property.logicalType ?? property.statedType?.toLowerCase() ?? '',
    (property.physicalType ?? '').toLowerCase().replace(/\s/g, ''),
    members,
    property.items ? shape(property.items) : '',
  ]);
}

function described(property: Property): string | undefined {
  const text = plain(property.description);
  return text === '' ? undefined : `${shape(property)}${text}`;
}

/**
 * Ways to recognise a property that has neither its id nor its name any more.
 *
 * @internal
 */
export const propertyGuesses: ReadonlyArray<Way<Property>> = [
  {
    by: 'guess',
    unambiguous: true,
    key: property => bareName(property.name),
  },
  { by: 'guess', unambiguous: true, key: described },
  {
    by: 'guess',
    unambiguous: true,
    key: property =>
      property.businessName &&
      `${shape(property)}${plain(property.businessName)}`,
  },
];

/** The best score that a thing reaches, and how often it does. */
class Best<T> {
  private readonly best = new Map<T, { value: number; times: number }>();

  see(thing: T, value: number): void {
    const known = this.best.get(thing);
    if (!known || value > known.value) {
      this.best.set(thing, { value, times: 1 });
    } else if (value === known.value) {
      known.times += 1;
    }
  }

  isOnly(thing: T, value: number): boolean {
    const known = this.best.get(thing);
    return known?.value === value && known.times === 1;
  }
}

/** Pairs that are each other's best and only choice. */
function choose<T>(
  olds: readonly T[],
  news: readonly T[],
  score: (before: T, after: T) => number,
): Array<Pair<T>> {
  const ofOld = new Best<T>();
  const ofNew = new Best<T>();
  const scored = olds.flatMap(before =>
    news.map(after => {
      const value = score(before, after);
      ofOld.see(before, value);
      ofNew.see(after, value);
      return { before, after, value };
    }),
  );
  return scored
    .filter(
      ({ before, after, value }) =>
        value >= ALIKE &&
        ofOld.isOnly(before, value) &&
        ofNew.isOnly(after, value),
    )
    .map(({ before, after }) => ({ before, after, by: 'guess' }));
}

function withGuesses<T>(
  pairing: Pairing<T>,
  guesses: ReadonlyArray<Pair<T>>,
): Pairing<T> {
  const olds = new Set(guesses.map(pair => pair.before));
  const news = new Set(guesses.map(pair => pair.after));
  return {
    pairs: [...pairing.pairs, ...guesses],
    removed: pairing.removed.filter(thing => !olds.has(thing)),
    added: pairing.added.filter(thing => !news.has(thing)),
  };
}

/**
 * Takes a removed and an added property of the same type with similar names for one, where no
 * other could be meant.
 *
 * @internal
 */
export function guessProperties(pairing: Pairing<Property>): Pairing<Property> {
  if (pairing.removed.length === 0 || pairing.added.length === 0) {
    return pairing;
  }
  const buckets = new Map<string, { olds: Property[]; news: Property[] }>();
  const bucketOf = (property: Property) => {
    const key = shape(property);
    const known = buckets.get(key) ?? { olds: [], news: [] };
    buckets.set(key, known);
    return known;
  };
  pairing.removed.forEach(property => bucketOf(property).olds.push(property));
  pairing.added.forEach(property => bucketOf(property).news.push(property));
  const guesses = [...buckets.values()]
    .filter(({ olds, news }) =>
      [olds.length, news.length].every(size => size <= MAX_CANDIDATES),
    )
    .flatMap(({ olds, news }) =>
      choose(olds, news, (a, b) => likeness(a.name, b.name)),
    );
  return withGuesses(pairing, guesses);
}

/**
 * Takes a removed and an added object for one where most of their properties have the same names.
 *
 * @internal
 */
export function guessObjects(
  pairing: Pairing<SchemaObject>,
): Pairing<SchemaObject> {
  const { removed, added } = pairing;
  if (Math.max(removed.length, added.length) > MAX_CANDIDATES) return pairing;
  const namesOf = new Map(
    [...removed, ...added].map(object => [
      object,
      new Set(object.properties.map(property => bareName(property.name))),
    ]),
  );
  const guesses = choose(removed, added, (before, after) => {
    const old = namesOf.get(before) ?? new Set();
    const next = namesOf.get(after) ?? new Set();
    const common = [...old].filter(name => next.has(name)).length;
    // One shared column (`id`, mostly) tells nothing.
    return common < 2 ? 0 : common / (old.size + next.size - common);
  });
  return withGuesses(pairing, guesses);
}
