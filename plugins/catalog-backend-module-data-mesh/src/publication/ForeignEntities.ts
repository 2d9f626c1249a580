// SPDX-License-Identifier: Apache-2.0
import type { AuthService } from '@backstage/backend-plugin-api';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  CONTRACT_ID_ANNOTATION,
  CONTRACT_VERSION_ANNOTATION,
  PRODUCT_ID_ANNOTATION,
  SOURCE_ANNOTATION,
} from '@meshwright/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { chunks } from '../database/chunks';
import { columnKey } from '../database/keys';
import { type EntityRow, TABLES } from '../database/rows';
import { compareTexts, sameVersion } from '../descriptors/versions';

const KINDS = [
  { kind: 'DataProduct', idAnnotation: PRODUCT_ID_ANNOTATION },
  { kind: 'API', idAnnotation: CONTRACT_ID_ANNOTATION },
] as const;

/** Entities that are looked at; an estate with more than these should not register them by hand. */
const MAX_FOREIGN = 5_000;

/**
 * Entities that others have put in the catalog for products and contracts that descriptors describe too, under
 * whatever name: they carry the same id. A person registered them, so they stand for the descriptor.
 *
 * @internal
 */
export class ForeignEntities {
  readonly #knex: Knex;
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;

  constructor(options: {
    knex: Knex;
    catalog: CatalogService;
    auth: AuthService;
  }) {
    this.#knex = options.knex;
    this.#catalog = options.catalog;
    this.#auth = options.auth;
  }

  /** Takes note of them; rows for which that changes something have their names decided anew. */
  async mark(): Promise<void> {
    for (const { kind, idAnnotation } of KINDS) {
      const foreign = await this.#find(kind, idAnnotation);
      const marked = await this.#rows(kind, [...foreign.keys()]);
      for (const row of marked) {
        const match = (foreign.get(row.external_id ?? '') ?? []).find(entity =>
          standsFor(entity, row),
        );
        const ref = match ? stringifyEntityRef(match) : null;
        if (ref !== row.foreign_ref) {
          await this.#knex(TABLES.entities)
            .where({ id: row.id })
            .update({
              foreign_ref: ref,
              names_due: true,
              revision: this.#knex.raw('revision + 1'),
            });
        }
      }
    }
  }

  /** Entities without a source of ours, by the id that they carry. */
  async #find(
    kind: string,
    idAnnotation: string,
  ): Promise<Map<string, Entity[]>> {
    const byId = new Map<string, Entity[]>();
    const pages = this.#catalog.streamEntities(
      {
        query: foreignWithId(kind, idAnnotation),
        fields: [
          'kind',
          'metadata.name',
          'metadata.namespace',
          'metadata.annotations',
        ],
      },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    let count = 0;
    for await (const page of pages) {
      for (const entity of page) {
        const id = columnKey(entity.metadata.annotations![idAnnotation]);
        byId.set(id, [...(byId.get(id) ?? []), entity]);
      }
      count += page.length;
      if (count >= MAX_FOREIGN) {
        break;
      }
    }
    byId.forEach(list =>
      list.sort((a, b) => compareTexts(a.metadata.name, b.metadata.name)),
    );
    return byId;
  }

  /** Rows that have one of the ids, and those that were marked before. */
  async #rows(kind: string, ids: string[]) {
    const rows = new Map<
      string,
      Pick<EntityRow, 'id' | 'external_id' | 'version' | 'foreign_ref'>
    >();
    const query = () =>
      this.#knex<EntityRow>(TABLES.entities)
        .where({ kind, origin: 'descriptor', removed: false })
        .select('id', 'external_id', 'version', 'foreign_ref');
    for (const part of chunks(ids)) {
      (await query().whereIn('external_id', part)).forEach(row =>
        rows.set(row.id, row),
      );
    }
    (await query().whereNotNull('foreign_ref')).forEach(row =>
      rows.set(row.id, row),
    );
    return rows.values();
  }
}

type Query = Extract<
  NonNullable<Parameters<CatalogService['streamEntities']>[0]>,
  { query?: unknown }
>['query'];

/** Entities of a kind that carry an id and no source. */
function foreignWithId(kind: string, idAnnotation: string): Query {
  const has = (annotation: string) => ({
    [`metadata.annotations.${annotation}`]: { $exists: true },
  });
  // Computed keys are beyond what the type of predicates can tell from its operators.
  return {
    $all: [{ kind }, has(idAnnotation), { $not: has(SOURCE_ANNOTATION) }],
  } as Query;
}

/** An API stands for the version that it carries, or for all when it names none. */
function standsFor(entity: Entity, row: Pick<EntityRow, 'version'>): boolean {
  const version = entity.metadata.annotations?.[CONTRACT_VERSION_ANNOTATION];
  return !version || !row.version || sameVersion(version, row.version);
}
