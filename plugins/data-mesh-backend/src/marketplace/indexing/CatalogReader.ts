// SPDX-License-Identifier: Apache-2.0
import type { AuthService } from '@backstage/backend-plugin-api';
import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { DATA_CONTRACT_API_TYPE } from '@meshwright/plugin-data-mesh-common';
import { reliableEtagOf } from '../analysis';

/** Small enough not to hold up a catalog on SQLite, which parses each entity for it. */
const PAGE_SIZE = 500;

/** What the index holds of its own accord; everything else is there only as far as it is mentioned. */
const INDEXED: Array<Record<string, string>> = [
  { kind: 'dataproduct' },
  { kind: 'api', 'spec.type': DATA_CONTRACT_API_TYPE },
  { kind: 'domain' },
];

const VERSION_FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.etag',
];

/** An entity and its state. @internal */
export interface EntityVersion {
  ref: string;
  /** Absent where it would not tell a changed entity from an unchanged one. */
  etag?: string;
}

/**
 * Reads the catalog with the plugin's own credentials. What it reads is for the index only: each answer out of the
 * index is narrowed to what its caller may see.
 *
 * @internal
 */
export class CatalogReader {
  readonly #catalog: CatalogService;
  readonly #auth: AuthService;

  constructor(options: { catalog: CatalogService; auth: AuthService }) {
    this.#catalog = options.catalog;
    this.#auth = options.auth;
  }

  /** All products, contracts and domains, page by page. */
  async *versions(): AsyncIterable<EntityVersion[]> {
    const pages = this.#catalog.streamEntities(
      {
        filter: INDEXED,
        fields: VERSION_FIELDS,
        pageSize: PAGE_SIZE,
        totalItems: 'exclude',
      },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    for await (const page of pages) {
      yield page.map(versionOf);
    }
  }

  /** Those of the given entities that exist. */
  async versionsOf(refs: string[]): Promise<EntityVersion[]> {
    return (await this.#fetch(refs, VERSION_FIELDS)).map(versionOf);
  }

  /** The given entities as far as they exist, whole. */
  async entities(refs: string[]): Promise<Entity[]> {
    return this.#fetch(refs);
  }

  async #fetch(refs: string[], fields?: string[]): Promise<Entity[]> {
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs: refs, fields },
      { credentials: await this.#auth.getOwnServiceCredentials() },
    );
    return items.filter((item): item is Entity => item !== undefined);
  }
}

function versionOf(entity: Entity): EntityVersion {
  return { ref: stringifyEntityRef(entity), etag: reliableEtagOf(entity) };
}
