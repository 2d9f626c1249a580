// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import { chunksOf, insertRows } from '../database';
import { foldText } from '../text';
import { writeContracts } from './contractRows';
import type { Dictionary } from './Dictionary';
import { writeProducts } from './productRows';
import type { IndexEntry } from './types';

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
