// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import {
  endOfPrefix,
  joinedNames,
  MATCH_FACTOR,
  MIN_PART_LENGTH,
  WEIGHT,
} from '../text';
import { CONTRACT_KIND, type QueryContext } from './context';

/**
 * Least weight of a word that is not typed in full. One or two letters begin a word in nearly every text, so they
 * stand for the beginnings of the most telling names only.
 */
function leastWeight(letters: number): number {
  if (letters === 1) {
    return WEIGHT.name;
  }
  return letters === 2 ? WEIGHT.contract : WEIGHT.description;
}

/**
 * Products that match a word, and how well: by their own texts, or by those of a contract that they offer and the
 * caller may see. Gives rows of `product_id` and `score`.
 *
 * @internal
 */
export function productsMatching(
  { knex, visibility }: QueryContext,
  word: string,
): Knex.QueryBuilder {
  const own = knex('found')
    .join('marketplace_product as own', 'own.id', 'found.entity_id')
    .select({ product_id: 'found.entity_id' }, 'found.score');
  const offered = knex('found')
    .join('marketplace_reference as offer', join =>
      join
        .on('offer.target_id', 'found.entity_id')
        .andOnVal('offer.field', 'output'),
    )
    .select({ product_id: 'offer.source_id' }, 'found.score');
  visibility.narrow(offered, { id: 'found.entity_id', kind: CONTRACT_KIND });

  return knex
    .withMaterialized('found', entitiesMatching(knex, word))
    .from(own.unionAll([offered]).as('matching'))
    .select('product_id')
    .max({ score: 'score' })
    .groupBy('product_id');
}

/** Entities that have a word, with the score of the best place where they have it. */
function entitiesMatching(knex: Knex, word: string): Knex.QueryBuilder {
  const { whole, beginning, middle } = MATCH_FACTOR;
  const length = [...word].length;
  const branches = [
    scored(inWords(knex, word).where('hit.word', word), whole),
    scored(
      inWords(knex, word)
        .where('hit.word', '>', word)
        .where('posting.weight', '>=', leastWeight(length)),
      beginning,
    ),
  ];
  if (length >= MIN_PART_LENGTH) {
    branches.push(scored(inJoinedNames(knex, word), beginning));
    // The middle of a word counts in names, not in running text.
    branches.push(
      scored(
        inParts(knex, word).where('posting.weight', '>', WEIGHT.description),
        middle,
      ),
    );
  }
  const [first, ...others] = branches;
  return knex
    .from(first.unionAll(others).as('hits'))
    .select('entity_id')
    .max({ score: 'score' })
    .groupBy('entity_id');
}

function inWords(knex: Knex, prefix: string): Knex.QueryBuilder {
  return knex('marketplace_word as hit')
    .join('marketplace_posting as posting', 'posting.word_id', 'hit.id')
    .where('hit.word', '>=', prefix)
    .where('hit.word', '<', endOfPrefix(prefix));
}

function inJoinedNames(knex: Knex, word: string): Knex.QueryBuilder {
  return knex('marketplace_word as hit')
    .join('marketplace_posting as posting', 'posting.word_id', 'hit.id')
    .where(query => {
      for (const prefix of joinedNames(word)) {
        query.orWhere(range =>
          range
            .where('hit.word', '>=', prefix)
            .where('hit.word', '<', endOfPrefix(prefix)),
        );
      }
    });
}

function inParts(knex: Knex, prefix: string): Knex.QueryBuilder {
  return knex('marketplace_word_part as hit')
    .join('marketplace_posting as posting', 'posting.word_id', 'hit.word_id')
    .where('hit.part', '>=', prefix)
    .where('hit.part', '<', endOfPrefix(prefix));
}

function scored(query: Knex.QueryBuilder, factor: number): Knex.QueryBuilder {
  return query.select(
    'posting.entity_id',
    query.client.raw(`posting.weight * ${factor} as score`),
  );
}
