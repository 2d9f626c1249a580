// SPDX-License-Identifier: Apache-2.0
import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
} from '@backstage/catalog-model';
import { SOURCE_ANNOTATION } from '@meshwright/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { columnKey, rowId, sha256 } from '../database/keys';
import { type EntityRow, TABLES } from '../database/rows';
import { fitName, slug } from '../descriptors/names';
import type { DraftEntity } from '../descriptors/types';
import type { SourceSettings } from './settings';

/** Domains that are made at most; with more, people use the field for something else. */
const MAX_DOMAINS = 1_000;

/** A domain that is named may be on its way: the catalog reads its other sources at the same time. */
const PATIENCE_MILLISECONDS = 60_000;

interface Mention {
  target: string;
  namespace: string;
  source_id: string;
}

/**
 * Makes a domain of each name that products give as their domain and that nobody has described, so that an estate
 * without a single Backstage file has its domains. Whoever describes such a domain later replaces it.
 *
 * @internal
 */
export class MentionedDomains {
  readonly #knex: Knex;
  readonly #settings: Map<string, SourceSettings>;

  constructor(options: { knex: Knex; settings: Map<string, SourceSettings> }) {
    this.#knex = options.knex;
    this.#settings = options.settings;
  }

  async sync(): Promise<void> {
    const existing: EntityRow[] = await this.#knex<EntityRow>(TABLES.entities)
      .where({ origin: 'mentioned', removed: false })
      .limit(MAX_DOMAINS);
    const known = new Map(existing.map(row => [row.id, row]));
    const mentions = await this.#mentions();
    for (const mention of mentions.settled) {
      const row = domainRow(mention);
      if (!known.has(row.id) && known.size < MAX_DOMAINS) {
        await this.#add(row);
        known.set(row.id, row as EntityRow);
      }
    }
    const gone = existing.filter(({ id }) => !mentions.all.has(id));
    for (const { id } of gone) {
      await this.#knex(TABLES.entities)
        .where({ id })
        .update({
          removed: true,
          names_due: true,
          due: true,
          revision: this.#knex.raw('revision + 1'),
        });
    }
  }

  /** Ids of all domains that are named and not described, and those of them that have waited long enough. */
  async #mentions(): Promise<{ all: Set<string>; settled: Mention[] }> {
    const before = new Date(Date.now() - PATIENCE_MILLISECONDS).toISOString();
    const rows: Array<Mention & { emitted_at: string | null }> =
      await this.#knex(TABLES.references)
        .join(
          TABLES.entities,
          `${TABLES.references}.entity_id`,
          `${TABLES.entities}.id`,
        )
        .where(`${TABLES.references}.open`, true)
        .whereIn('role', ['domain', 'extraDomain'])
        .groupBy('target', 'namespace', 'source_id')
        .orderBy(['target', 'source_id'])
        .limit(10 * MAX_DOMAINS)
        .select('target', 'namespace', 'source_id')
        .min({ emitted_at: 'emitted_at' });
    const named = rows.filter(
      ({ target, source_id }) =>
        // A full ref says where the domain is; it is not for this module to put one there.
        slug(target) !== '' &&
        !target.toLowerCase().startsWith('domain:') &&
        this.#settings.get(source_id)?.createDomains,
    );
    return {
      all: new Set(named.map(mention => domainRow(mention).id)),
      settled: named.filter(
        ({ emitted_at }) => emitted_at !== null && emitted_at < before,
      ),
    };
  }

  async #add(row: Partial<EntityRow>) {
    await this.#knex(TABLES.entities).insert(row).onConflict('id').merge({
      removed: false,
      names_due: true,
      due: true,
    });
  }
}

function domainRow({ target, namespace, source_id }: Mention) {
  const name = fitName(slug(target));
  const location = `data-mesh:${source_id}`;
  const entity: DraftEntity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Domain',
    metadata: {
      title: target,
      description: `Named as the domain of data products. Nobody has described it yet.`,
      annotations: {
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
        [SOURCE_ANNOTATION]: source_id,
      },
    },
    spec: {},
  };
  const draft = JSON.stringify({ entity, references: [] });
  return {
    id: rowId('domain', namespace, name),
    descriptor_id: 'mentioned',
    source_id,
    kind: 'Domain',
    namespace,
    origin: 'mentioned',
    location,
    base_name: name,
    family: columnKey(`Domain/${namespace}/name:${name}`),
    content_hash: sha256(draft),
    draft,
    findings: '[]',
  };
}
