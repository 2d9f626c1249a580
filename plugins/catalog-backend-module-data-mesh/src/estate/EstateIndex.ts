// SPDX-License-Identifier: Apache-2.0
import type { Knex } from 'knex';
import { chunks } from '../database/chunks';
import {
  type DescriptorRow,
  type EntityRow,
  type ReferenceRow,
  TABLES,
} from '../database/rows';

/** An entity as a possible target of a reference. @internal */
export interface Candidate {
  id: string;
  /** Ref of the entity that the catalog shows for it. */
  entityRef: string;
  externalId?: string;
  baseName: string;
  version?: string;
  status?: string;
  location: string;
}

/** An output port of a product: whose, and for which contract. @internal */
export interface Offer {
  product: Candidate;
  target: string;
  version?: string;
  exact: boolean;
}

type CandidateRow = Pick<
  EntityRow,
  | 'id'
  | 'entity_ref'
  | 'superseded_by'
  | 'external_id'
  | 'base_name'
  | 'version'
  | 'status'
  | 'location'
>;

const COLUMNS: Array<keyof CandidateRow> = [
  'id',
  'entity_ref',
  'superseded_by',
  'external_id',
  'base_name',
  'version',
  'status',
  'location',
];

/** Steps from what is superseded to what is shown. */
const MAX_STAND_INS = 4;

/** Finds contracts and products in everything that was read, from whatever source. @internal */
export class EstateIndex {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Entities of a kind that are known under one of the keys: ids, names or refs. */
  async find(
    kind: 'API' | 'DataProduct',
    keys: Iterable<string>,
  ): Promise<Candidate[]> {
    const rows = new Map<string, CandidateRow>();
    for (const part of chunks(keys)) {
      const found: CandidateRow[] = await this.#knex<EntityRow>(TABLES.entities)
        .where({ kind, removed: false })
        .andWhere(either =>
          either
            .whereIn('external_id', part)
            .orWhereIn('base_name', part)
            .orWhereIn('entity_ref', part),
        )
        .select(...COLUMNS);
      found.forEach(row => rows.set(row.id, row));
    }
    return this.#toCandidates([...rows.values()]);
  }

  /** Output ports that name one of the contracts. */
  async offers(targets: Iterable<string>): Promise<Offer[]> {
    const references: ReferenceRow[] = [];
    for (const part of chunks(targets)) {
      const found: ReferenceRow[] = await this.#knex<ReferenceRow>(
        TABLES.references,
      )
        .where({ role: 'output' })
        .whereIn('target', part);
      references.push(...found);
    }
    const rows: CandidateRow[] = [];
    for (const part of chunks(new Set(references.map(r => r.entity_id)))) {
      const found: CandidateRow[] = await this.#knex<EntityRow>(TABLES.entities)
        .where({ removed: false })
        .whereIn('id', part)
        .select(...COLUMNS);
      rows.push(...found);
    }
    const products = new Map(
      (await this.#toCandidates(rows)).map(product => [product.id, product]),
    );
    return references.flatMap(reference => {
      const product = products.get(reference.entity_id);
      return product
        ? [
            {
              product,
              target: reference.target,
              version: reference.version ?? undefined,
              exact: Boolean(reference.exact),
            },
          ]
        : [];
    });
  }

  /** References of some roles by entity, in the order of their document. */
  async referencesOf(
    entityIds: Iterable<string>,
    roles: string[],
  ): Promise<Map<string, ReferenceRow[]>> {
    const byEntity = new Map<string, ReferenceRow[]>();
    for (const part of chunks(entityIds)) {
      const rows: ReferenceRow[] = await this.#knex<ReferenceRow>(
        TABLES.references,
      )
        .whereIn('entity_id', part)
        .whereIn('role', roles)
        .orderBy(['entity_id', 'position']);
      for (const row of rows) {
        byEntity.set(row.entity_id, [
          ...(byEntity.get(row.entity_id) ?? []),
          row,
        ]);
      }
    }
    return byEntity;
  }

  /** Contracts by the file that they stand in. */
  async contractsOfFiles(
    descriptorIds: Iterable<string>,
  ): Promise<Map<string, EntityRow>> {
    const byFile = new Map<string, EntityRow>();
    for (const part of chunks(descriptorIds)) {
      const rows: EntityRow[] = await this.#knex<EntityRow>(TABLES.entities)
        .where({ kind: 'API', removed: false })
        .whereNot({ origin: 'stated' })
        .whereIn('descriptor_id', part)
        .orderBy('id', 'desc');
      rows.forEach(row => byFile.set(row.descriptor_id, row));
    }
    return byFile;
  }

  /** Texts of READMEs by the ids of their files. */
  async readmes(files: Iterable<string>): Promise<Map<string, string>> {
    const readmes = new Map<string, string>();
    for (const part of chunks(files)) {
      const rows = await this.#knex<DescriptorRow>(TABLES.descriptors)
        .whereIn('id', part)
        .whereNotNull('readme')
        .select('id', 'readme');
      rows.forEach(({ id, readme }) => readmes.set(id, readme!));
    }
    return readmes;
  }

  /** Leaves out what nothing in the catalog stands for; what was superseded goes by what stands in its place. */
  async #toCandidates(rows: CandidateRow[]): Promise<Candidate[]> {
    const standIns = await this.#standIns(rows);
    return rows.flatMap(row => {
      const entityRef = row.entity_ref ?? standIns.get(row.id);
      return entityRef
        ? [
            {
              id: row.id,
              entityRef,
              externalId: row.external_id ?? undefined,
              baseName: row.base_name,
              version: row.version ?? undefined,
              status: row.status ?? undefined,
              location: row.location,
            },
          ]
        : [];
    });
  }

  /** Refs of what stands in the place of rows, also when something else stands in the place of that. */
  async #standIns(rows: CandidateRow[]): Promise<Map<string, string>> {
    const standIns = new Map<string, string>();
    let open = new Map(
      rows.flatMap(({ id, superseded_by }) =>
        superseded_by ? [[id, superseded_by] as const] : [],
      ),
    );
    for (let step = 0; step < MAX_STAND_INS && open.size > 0; step++) {
      const next = new Map<string, string>();
      const found = await this.#rowsById(
        [...open.values()].filter(target => !isRef(target)),
      );
      for (const [id, target] of open) {
        const row = found.get(target);
        const ref = isRef(target) ? target : row?.entity_ref;
        if (ref) {
          standIns.set(id, ref);
        } else if (row?.superseded_by) {
          next.set(id, row.superseded_by);
        }
      }
      open = next;
    }
    return standIns;
  }

  async #rowsById(ids: string[]) {
    const byId = new Map<
      string,
      Pick<EntityRow, 'id' | 'entity_ref' | 'superseded_by'>
    >();
    for (const part of chunks(new Set(ids))) {
      const rows: Array<
        Pick<EntityRow, 'id' | 'entity_ref' | 'superseded_by'>
      > = await this.#knex<EntityRow>(TABLES.entities)
        .whereIn('id', part)
        .select('id', 'entity_ref', 'superseded_by');
      rows.forEach(row => byId.set(row.id, row));
    }
    return byId;
  }
}

/** Something stands in the place of a row: the ref of an entity, or the id of another row. */
function isRef(target: string): boolean {
  return target.includes(':');
}
