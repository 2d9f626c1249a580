// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import type { ProductFacets, Reference } from '../analysis';
import { DOMAIN_SET_SEPARATOR, insertRows, type WordSet } from '../database';
import { foldText } from '../text';
import type { IndexEntry } from './types';

const MAX_SORT_LENGTH = 200;

/** Domains of a product that it is counted under; keeps the set short enough for an index of PostgreSQL. */
const MAX_DOMAINS = 12;

/** Writes what products are filtered, counted and sorted by. @internal */
export async function writeProducts(
  tx: Knex,
  entries: IndexEntry[],
): Promise<void> {
  const products = entries.flatMap(({ id, record, updatedAt }) =>
    record.facets ? [{ id, record, updatedAt, facets: record.facets }] : [],
  );
  await insertRows(
    tx,
    'marketplace_product',
    [
      'id',
      'sort_title',
      'updated_at',
      'type',
      'classification',
      'lifecycle',
      'owner_ref',
      'domain_ref',
      'domain_set',
      'word_set',
      'platform_count',
      'tag_count',
      'bare_ports',
      'errors',
      'warnings',
    ],
    products.map(({ id, record, updatedAt, facets }) => [
      id,
      sortTitleOf(record.title),
      updatedAt,
      facets.type ?? null,
      facets.classification ?? null,
      facets.lifecycle ?? null,
      refIn(record.references, 'owner'),
      refIn(record.references, 'domain'),
      domainSetOf(record.references),
      wordSetOf(facets),
      facets.platforms.length,
      facets.tags.length,
      facets.barePorts,
      record.errors,
      record.warnings,
    ]),
  );
  await insertRows(
    tx,
    'marketplace_label',
    ['facet', 'value', 'product_id'],
    products.flatMap(({ id, facets }) => [
      ...facets.platforms.map(value => ['platform', value, id]),
      ...facets.tags.map(value => ['tag', value, id]),
    ]),
  );
}

/** What lists are ordered by. @internal */
export function sortTitleOf(title: string): string {
  return foldText(title).slice(0, MAX_SORT_LENGTH);
}

function refIn(references: Reference[], field: Reference['field']) {
  return references.find(reference => reference.field === field)?.ref ?? null;
}

function wordSetOf(facets: ProductFacets): string {
  const words: WordSet = [
    facets.type ?? null,
    facets.classification ?? null,
    facets.lifecycle ?? null,
    facets.platforms.length > 0,
    facets.tags.length > 0,
  ];
  return JSON.stringify(words);
}

function domainSetOf(references: Reference[]): string {
  const refs = references
    .filter(r => r.field === 'domain' || r.field === 'additionalDomain')
    .map(r => r.ref)
    .slice(0, MAX_DOMAINS);
  return [...new Set(refs)].sort().join(DOMAIN_SET_SEPARATOR);
}
