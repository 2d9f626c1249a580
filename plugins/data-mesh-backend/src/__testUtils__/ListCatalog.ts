// SPDX-License-Identifier: Apache-2.0
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';

/** Part of the catalog's service that the index uses, over a list of entities that a test may change. */
export class ListCatalog {
  readonly entities = new Map<string, Entity>();
  /** Entities that were asked for whole. */
  fetched: string[] = [];

  constructor(entities: Entity[]) {
    entities.forEach(entity => this.put(entity));
  }

  put(entity: Entity): void {
    this.entities.set(stringifyEntityRef(entity), entity);
  }

  remove(ref: string): void {
    this.entities.delete(ref);
  }

  async *streamEntities(request: {
    pageSize?: number;
  }): AsyncIterable<Entity[]> {
    const indexed = [...this.entities.values()].filter(
      entity =>
        entity.kind === 'DataProduct' ||
        entity.kind === 'Domain' ||
        (entity.kind === 'API' && entity.spec?.type === 'data-contract'),
    );
    const size = request.pageSize ?? 500;
    for (let i = 0; i < indexed.length; i += size) {
      yield indexed.slice(i, i + size);
    }
  }

  async getEntitiesByRefs(request: {
    entityRefs: string[];
    fields?: string[];
  }): Promise<{ items: Array<Entity | undefined> }> {
    if (!request.fields) {
      this.fetched.push(...request.entityRefs);
    }
    return { items: request.entityRefs.map(ref => this.entities.get(ref)) };
  }
}
