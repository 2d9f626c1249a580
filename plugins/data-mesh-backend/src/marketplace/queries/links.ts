// SPDX-License-Identifier: Apache-2.0
import { parseEntityRef } from '@backstage/catalog-model';
import type { EntityLink } from '@meshwright/plugin-data-mesh-common';
import { chunksOf } from '../database';
import type { QueryContext } from './context';

/**
 * Makes links to entities. An entity that the caller may not see gives the same link as one that does not exist.
 *
 * @internal
 */
export class Links {
  readonly #titles: ReadonlyMap<string, string>;

  /** Looks up the titles of those of the given entities that the caller may see. */
  static async load(
    { knex, visibility }: QueryContext,
    refs: Iterable<string>,
  ): Promise<Links> {
    const titles = new Map<string, string>();
    for (const chunk of chunksOf([...new Set(refs)])) {
      const query = knex('marketplace_entity as entity')
        .select('entity.ref', 'entity.title')
        .whereIn('entity.ref', chunk);
      const rows: Array<{ ref: string; title: string }> =
        await visibility.narrow(query, {
          id: 'entity.id',
          kind: { column: 'entity.kind' },
        });
      for (const { ref, title } of rows) {
        titles.set(ref, title);
      }
    }
    return new Links(titles);
  }

  private constructor(titles: ReadonlyMap<string, string>) {
    this.#titles = titles;
  }

  has(ref: string): boolean {
    return this.#titles.has(ref);
  }

  /** @param written - what to show where the entity cannot be; its name if not given */
  to(ref: string, written?: string): EntityLink {
    const title = this.#titles.get(ref);
    return title === undefined
      ? { entityRef: ref, title: written ?? nameIn(ref), resolved: false }
      : { entityRef: ref, title, resolved: true };
  }
}

/** Name in a ref; all of it where it is no ref. @internal */
export function nameIn(ref: string): string {
  try {
    return parseEntityRef(ref).name;
  } catch {
    return ref;
  }
}
