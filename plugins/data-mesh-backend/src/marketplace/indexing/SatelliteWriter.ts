// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import type { IndexRecord, Reference } from '../analysis';
import { chunksOf, DOMAIN_SET_SEPARATOR, insertRows } from '../database';
import { foldText, spaced } from '../text';
import type { Dictionary } from './Dictionary';

const MAX_SORT_LENGTH = 200;

/** Domains of a product that it is counted under; keeps the set short enough for an index of PostgreSQL. */
const MAX_DOMAINS = 12;

/** An entity whose own row is written. @internal */
export interface IndexEntry {
  id: number;
  record: IndexRecord;
  updatedAt: number;
}

/**
 * Writes the rows that belong to entities: facets, references, facts, words, columns, findings.
 *
 * @internal
 */
export class SatelliteWriter {
  readonly #words: Dictionary;
  readonly #factKeys: Dictionary;

  constructor(options: { words: Dictionary; factKeys: Dictionary }) {
    this.#words = options.words;
    this.#factKeys = options.factKeys;
  }

  /** Replaces the rows of the given entities. */
  async write(tx: Knex, entries: IndexEntry[]): Promise<void> {
    await deleteSatellites(tx, {
      all: entries.map(entry => entry.id),
      withText: entries.filter(e => e.record.text).map(entry => entry.id),
    });
    await writeProducts(tx, entries);
    await writeReferences(tx, entries);
    await writeProblems(tx, entries);
    await writeContracts(tx, entries);
    await this.#writePostings(tx, entries);
    await this.#writeFacts(tx, entries);
  }

  async #writePostings(tx: Knex, entries: IndexEntry[]): Promise<void> {
    const words = entries.flatMap(({ record }) => [
      ...(record.text?.words.keys() ?? []),
    ]);
    const ids = await this.#words.idsOf(tx, words);
    await insertRows(
      tx,
      'marketplace_posting',
      ['word_id', 'weight', 'entity_id'],
      entries.flatMap(({ id, record }) =>
        [...(record.text?.words ?? [])].map(([word, weight]) => [
          ids.get(word),
          weight,
          id,
        ]),
      ),
    );
  }

  async #writeFacts(tx: Knex, entries: IndexEntry[]): Promise<void> {
    const keys = entries.flatMap(({ record }) =>
      record.facts.map(fact => fact.key),
    );
    const ids = await this.#factKeys.idsOf(tx, keys);
    await insertRows(
      tx,
      'marketplace_fact',
      ['key_id', 'value', 'entity_id'],
      entries.flatMap(({ id, record }) =>
        record.facts.map(fact => [ids.get(fact.key), fact.value, id]),
      ),
    );
  }
}

/** Deletes the rows that belong to entities; those made of their texts only where asked for. @internal */
export async function deleteSatellites(
  tx: Knex,
  ids: { all: number[]; withText: number[] },
): Promise<void> {
  for (const chunk of chunksOf(ids.all)) {
    await tx('marketplace_product').whereIn('id', chunk).delete();
    await tx('marketplace_label').whereIn('product_id', chunk).delete();
    await tx('marketplace_reference').whereIn('source_id', chunk).delete();
    await tx('marketplace_problem').whereIn('id', chunk).delete();
    await tx('marketplace_fact').whereIn('entity_id', chunk).delete();
  }
  for (const chunk of chunksOf(ids.withText)) {
    await tx('marketplace_contract').whereIn('id', chunk).delete();
    await tx('marketplace_column').whereIn('contract_id', chunk).delete();
    await tx('marketplace_posting').whereIn('entity_id', chunk).delete();
  }
}

async function writeProducts(tx: Knex, entries: IndexEntry[]): Promise<void> {
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

async function writeReferences(tx: Knex, entries: IndexEntry[]): Promise<void> {
  const refs = new Set(
    entries.flatMap(({ record }) => record.references.map(r => r.ref)),
  );
  const targets = new Map<string, number>();
  for (const chunk of chunksOf([...refs])) {
    const rows = await tx('marketplace_entity')
      .select('id', 'ref')
      .whereIn('ref', chunk);
    for (const { id, ref } of rows) {
      targets.set(ref, id);
    }
  }
  await insertRows(
    tx,
    'marketplace_reference',
    ['source_id', 'field', 'position', 'ref', 'written', 'target_id'],
    entries.flatMap(({ id, record }) =>
      record.references.map(({ field, ref, written }, position) => [
        id,
        field,
        position,
        ref,
        written,
        targets.get(ref) ?? null,
      ]),
    ),
  );
}

async function writeProblems(tx: Knex, entries: IndexEntry[]): Promise<void> {
  await insertRows(
    tx,
    'marketplace_problem',
    ['id', 'standard', 'location', 'source', 'findings', 'words'],
    entries.flatMap(({ id, record }) => {
      const { problem } = record;
      if (!problem) {
        return [];
      }
      const words = [
        record.title,
        record.ref,
        problem.location,
        problem.source,
        ...problem.findings.flatMap(f => [f.rule, f.path, f.message]),
      ].join(' ');
      return [
        [
          id,
          problem.standard ?? null,
          problem.location ?? null,
          problem.source ?? null,
          JSON.stringify(problem.findings),
          foldText(words),
        ],
      ];
    }),
  );
}

async function writeContracts(tx: Knex, entries: IndexEntry[]): Promise<void> {
  const contracts = entries.flatMap(({ id, record }) =>
    record.text?.contract ? [{ id, contract: record.text.contract }] : [],
  );
  await insertRows(
    tx,
    'marketplace_contract',
    ['id', 'contract_id', 'version', 'status', 'definition_hash'],
    contracts.map(({ id, contract }) => [
      id,
      contract.contractId ?? null,
      contract.version ?? null,
      contract.status ?? null,
      contract.definitionHash,
    ]),
  );
  await insertRows(
    tx,
    'marketplace_column',
    ['contract_id', 'position', 'path', 'type', 'is_object', 'names', 'prose'],
    contracts.flatMap(({ id, contract }) =>
      contract.columns.map((column, position) => [
        id,
        position,
        column.path,
        column.type ?? null,
        column.isObject,
        spaced(column.names),
        spaced(column.prose),
      ]),
    ),
  );
}

/** What lists are ordered by. @internal */
export function sortTitleOf(title: string): string {
  return foldText(title).slice(0, MAX_SORT_LENGTH);
}

function refIn(references: Reference[], field: Reference['field']) {
  return references.find(reference => reference.field === field)?.ref ?? null;
}

function domainSetOf(references: Reference[]): string {
  const refs = references
    .filter(r => r.field === 'domain' || r.field === 'additionalDomain')
    .map(r => r.ref)
    .slice(0, MAX_DOMAINS);
  return [...new Set(refs)].sort().join(DOMAIN_SET_SEPARATOR);
}
