// SPDX-License-Identifier: Apache-2.0
import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  type Entity,
  entityEnvelopeSchemaValidator,
} from '@backstage/catalog-model';
import type { EntityProviderConnection } from '@backstage/plugin-catalog-node';
import { stableHash } from '../database/stableHash';
import type { BatchResolver } from './BatchResolver';
import { buildEntity } from './buildEntity';
import { type DueEntity, toDueEntity } from './DueEntity';
import type { NameAssigner } from './NameAssigner';
import type { PublicationStore, Published } from './PublicationStore';
import type { SourceSettings } from './settings';

const BATCH = 100;

/** Numbers about one run. @internal */
export interface PublicationResult {
  added: number;
  removed: number;
  /** Looked at again and found to be what the catalog has. */
  unchanged: number;
}

/** Mutations of one source. */
interface Delta {
  added: Entity[];
  removed: Set<string>;
}

const validateEnvelope = entityEnvelopeSchemaValidator<Entity>();

/**
 * Tells the catalog what changed, and only that.
 *
 * Runs in one replica at a time, for all sources together, because names and references cross sources. Everything
 * it needs is in the database: a run that is cut off is taken up by the next one, on whichever replica.
 *
 * @internal
 */
export class Publisher {
  readonly #store: PublicationStore;
  readonly #names: NameAssigner;
  readonly #resolver: BatchResolver;
  readonly #connections: Map<string, EntityProviderConnection>;
  readonly #settings: Map<string, SourceSettings>;
  readonly #logger: LoggerService;

  constructor(options: {
    store: PublicationStore;
    names: NameAssigner;
    resolver: BatchResolver;
    /** By source; a source without a connection is left for a replica that has one. */
    connections: Map<string, EntityProviderConnection>;
    settings: Map<string, SourceSettings>;
    logger: LoggerService;
  }) {
    this.#store = options.store;
    this.#names = options.names;
    this.#resolver = options.resolver;
    this.#connections = options.connections;
    this.#settings = options.settings;
    this.#logger = options.logger;
  }

  async run(signal?: AbortSignal): Promise<PublicationResult> {
    const result: PublicationResult = { added: 0, removed: 0, unchanged: 0 };
    const sources = [...this.#connections.keys()];
    while (!signal?.aborted) {
      await this.#names.run(signal);
      const rows = await this.#store.due(BATCH, sources);
      if (rows.length === 0) {
        break;
      }
      await this.#publish(rows.map(toDueEntity), result);
    }
    return result;
  }

  async #publish(batch: DueEntity[], result: PublicationResult) {
    const deltas = new Map<string, Delta>();
    const published: Published[] = [];
    for (const [due, built] of await this.#build(batch)) {
      const { row } = due;
      const hash = built ? stableHash(built.entity) : null;
      const ref = built ? row.entity_ref : null;
      const delta = deltaOf(deltas, row.source_id);
      if (built && (hash !== row.emitted_hash || ref !== row.emitted_ref)) {
        delta.added.push(built.entity);
      } else if (built) {
        result.unchanged += 1;
      }
      if (row.emitted_ref && row.emitted_ref !== ref) {
        delta.removed.add(row.emitted_ref);
      }
      published.push({
        id: row.id,
        revision: row.revision,
        emittedRef: ref,
        emittedHash: hash,
        open: built?.open ?? [],
      });
    }
    await this.#apply(deltas, result);
    await this.#store.savePublished(
      published,
      batch.filter(({ row }) => row.removed).map(({ row }) => row.id),
    );
  }

  /** Entities of a batch; without one where a row is removed or something else stands in its place. */
  async #build(batch: DueEntity[]) {
    const built: Array<
      [DueEntity, ReturnType<typeof buildEntity> | undefined]
    > = [];
    const byNamespace = new Map<string, DueEntity[]>();
    for (const due of batch) {
      if (due.row.removed || !due.row.entity_ref) {
        built.push([due, undefined]);
      } else {
        const { namespace } = due.row;
        byNamespace.set(namespace, [
          ...(byNamespace.get(namespace) ?? []),
          due,
        ]);
      }
    }
    for (const [namespace, dues] of byNamespace) {
      const around = await this.#resolver.load(dues, namespace);
      for (const due of dues) {
        const entity = buildEntity(
          due,
          around,
          this.#settings.get(due.row.source_id),
        );
        built.push([
          due,
          this.#isWellFormed(entity.entity) ? entity : undefined,
        ]);
      }
    }
    return built;
  }

  /** One entity that the catalog refuses would make it refuse the whole batch. */
  #isWellFormed(entity: Entity): boolean {
    try {
      validateEnvelope(entity);
      return true;
    } catch (error) {
      this.#logger.error(
        `Left out ${entity.kind} ${entity.metadata.name}, which the catalog would refuse: ${error}`,
      );
      return false;
    }
  }

  async #apply(deltas: Map<string, Delta>, result: PublicationResult) {
    const leaving = new Set([...deltas.values()].flatMap(d => [...d.removed]));
    const inUse = await this.#store.refsInUse(leaving);
    for (const [sourceId, { added, removed }] of deltas) {
      // A name that another entity has by now is not removed: that one replaces it.
      const gone = [...removed].filter(ref => !inUse.has(ref));
      if (added.length === 0 && gone.length === 0) {
        continue;
      }
      await this.#connections.get(sourceId)!.applyMutation({
        type: 'delta',
        added: added.map(entity => ({ entity })),
        removed: gone.map(entityRef => ({ entityRef })),
      });
      result.added += added.length;
      result.removed += gone.length;
    }
  }
}

function deltaOf(deltas: Map<string, Delta>, sourceId: string): Delta {
  const delta = deltas.get(sourceId) ?? { added: [], removed: new Set() };
  deltas.set(sourceId, delta);
  return delta;
}
