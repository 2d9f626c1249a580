// SPDX-License-Identifier: Apache-2.0
import type { ProductMatch } from '@meshwright/plugin-data-mesh-common';
import type { ContractContent, ProductContent } from '../analysis';
import type { ColumnRow, EntityRow } from '../database';
import { foldText, MIN_PART_LENGTH, spaced, wordsOfName } from '../text';
import { CONTRACT_KIND, type QueryContext } from './context';

/** Matches that are shown with a product. */
const MAX_MATCHES = 3;

/** Columns that are looked at for one page of products. */
const MAX_COLUMNS = 1_000;

type ContractOf = Pick<EntityRow, 'id' | 'ref' | 'title' | 'content'> & {
  product_id: number;
};

/**
 * Says where the words were found that stand in no name or description of the product itself: in its tags, and in
 * the contracts that it offers and the caller may see. Gives the matches by ref of the product.
 *
 * @internal
 */
export async function loadMatches(
  context: QueryContext,
  ids: number[],
  words: string[],
): Promise<Map<string, ProductMatch[]>> {
  const matches = new Map<string, ProductMatch[]>();
  if (ids.length === 0) {
    return matches;
  }
  const { knex } = context;
  const products: Array<Pick<EntityRow, 'id' | 'ref' | 'title' | 'content'>> =
    await knex('marketplace_entity')
      .select('id', 'ref', 'title', 'content')
      .whereIn('id', ids);
  const contracts = await loadContracts(context, ids);
  const columns = await loadColumns(context, contracts, words);

  for (const product of products) {
    const content: ProductContent = JSON.parse(product.content);
    const open = words.filter(
      word => !isIn(word, ownTexts(product.title, content)),
    );
    const own = contracts.filter(c => c.product_id === product.id);
    const found = [
      ...textMatches('tag', content.tags, open),
      ...own.flatMap(contract => contractMatches(contract, columns, open)),
    ];
    matches.set(product.ref, bestOf(found, open));
  }
  return matches;
}

function ownTexts(title: string, content: ProductContent): string[] {
  const { name, purpose, description, usage } = content;
  return [title, name, purpose ?? '', description ?? '', usage ?? ''];
}

async function loadContracts(
  { knex, visibility }: QueryContext,
  ids: number[],
): Promise<ContractOf[]> {
  const query = knex('marketplace_reference as offer')
    .join('marketplace_entity as contract', 'contract.id', 'offer.target_id')
    .where('offer.field', 'output')
    .whereIn('offer.source_id', ids)
    .select(
      'contract.id',
      'contract.ref',
      'contract.title',
      'contract.content',
      { product_id: 'offer.source_id' },
    )
    .distinct();
  return visibility.narrow(query, { id: 'contract.id', kind: CONTRACT_KIND });
}

/** Tables and columns of the contracts that have one of the words; those with it in a name first. */
async function loadColumns(
  { knex }: QueryContext,
  contracts: ContractOf[],
  words: string[],
): Promise<ColumnRow[]> {
  if (contracts.length === 0) {
    return [];
  }
  const inNames = words.map(() => 'names like ?').join(' or ');
  const patterns = words.map(word =>
    isLong(word) ? `%${word}%` : `% ${word}%`,
  );
  return knex('marketplace_column')
    .whereIn('contract_id', [...new Set(contracts.map(c => c.id))])
    .where(query => {
      words.forEach((word, i) => {
        query.orWhere('names', 'like', patterns[i]);
        query.orWhere('prose', 'like', `% ${word}%`);
      });
    })
    .orderByRaw(`case when ${inNames} then 0 else 1 end`, patterns)
    .orderBy(['contract_id', 'position'])
    .limit(MAX_COLUMNS);
}

function contractMatches(
  contract: ContractOf,
  columns: ColumnRow[],
  words: string[],
): ProductMatch[] {
  const content: ContractContent = JSON.parse(contract.content);
  const link = {
    entityRef: contract.ref,
    title: contract.title,
    resolved: true,
  };
  const found = [
    ...textMatches('contract', [contract.title], words),
    ...textMatches('term', content.terms, words),
    ...textMatches('tag', content.tags, words),
  ];
  for (const column of columns) {
    if (column.contract_id === contract.id) {
      const has = (word: string) =>
        column.prose.includes(` ${word}`) || hasWord(column.names, word);
      if (words.some(has)) {
        found.push({
          field: column.is_object ? 'contract' : 'column',
          text: column.path,
        });
      }
    }
  }
  return found.map(match => ({ ...match, contract: link }));
}

function textMatches(
  field: ProductMatch['field'],
  texts: string[],
  words: string[],
): ProductMatch[] {
  return texts
    .filter(text => words.some(word => isIn(word, [text])))
    .map(text => ({ field, text }));
}

/** Whether a word is found in one of the texts, as a name. */
function isIn(word: string, texts: string[]): boolean {
  return texts.some(text => hasWord(spaced(wordsOfName(text)), word));
}

function hasWord(names: string, word: string): boolean {
  return names.includes(isLong(word) ? word : ` ${word}`);
}

/** Longer words are found in the middle of a name, too. */
function isLong(word: string): boolean {
  return [...word].length >= MIN_PART_LENGTH;
}

/** A few matches, such that as many of the words as possible are explained. */
function bestOf(found: ProductMatch[], words: string[]): ProductMatch[] {
  const chosen: ProductMatch[] = [];
  const open = new Set(words);
  for (const match of found) {
    const explained = [...open].filter(word =>
      foldText(match.text).includes(word),
    );
    if (explained.length > 0 && chosen.length < MAX_MATCHES) {
      chosen.push(match);
      explained.forEach(word => open.delete(word));
    }
  }
  for (const match of found) {
    if (chosen.length < MAX_MATCHES && !chosen.includes(match)) {
      chosen.push(match);
    }
  }
  return chosen;
}
