// SPDX-License-Identifier: Apache-2.0
import type { AuthService } from '@backstage/backend-plugin-api';
import {
  type Entity,
  parseEntityRef,
  RELATION_HAS_MEMBER,
  RELATION_PARENT_OF,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';

/** Refs of one question to the catalog. */
const PORTION = 200;
/** Groups inside groups; nobody is looked for deeper. */
const DEPTH = 5;

const isUser = (ref: string) => parseEntityRef(ref).kind === 'user';

const targets = (entity: Entity, type: string): string[] =>
  (entity.relations ?? [])
    .filter(relation => relation.type === type)
    .map(({ targetRef }) => targetRef);

/**
 * Finds out whom a message reaches: Backstage tells a group by telling its members, and tells nobody where there are none.
 *
 * @internal
 */
export class Addressees {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;

  constructor(options: { auth: AuthService; catalog: CatalogService }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
  }

  /**
   * Of each list the first whom a message reaches: a person of the catalog, or a group that has somebody in it or in a
   * group below. Where there is none, the first person of the list, as portals need not have people in their catalog.
   */
  async firstOf(
    lists: readonly (readonly string[])[],
  ): Promise<Array<string | undefined>> {
    const known = await this.#read(lists.flat());
    return lists.map(
      refs =>
        refs.find(ref => reaches(ref, known, new Set())) ?? refs.find(isUser),
    );
  }

  /** What the catalog has of some refs, and of the groups below them. */
  async #read(refs: readonly string[]): Promise<Map<string, Entity>> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const known = new Map<string, Entity>();
    let due = [...new Set(refs)];
    for (let depth = 0; due.length > 0 && depth < DEPTH; depth++) {
      const below = new Set<string>();
      for (let from = 0; from < due.length; from += PORTION) {
        const entityRefs = due.slice(from, from + PORTION);
        const { items } = await this.#catalog.getEntitiesByRefs(
          { entityRefs, fields: ['kind', 'relations'] },
          { credentials },
        );
        items.forEach((entity, index) => {
          if (!entity) return;
          known.set(entityRefs[index], entity);
          targets(entity, RELATION_PARENT_OF).forEach(ref => below.add(ref));
        });
      }
      due = [...below].filter(ref => !known.has(ref));
    }
    return known;
  }
}

function reaches(
  ref: string,
  known: ReadonlyMap<string, Entity>,
  seen: Set<string>,
): boolean {
  const entity = known.get(ref);
  if (!entity || seen.has(ref)) return false;
  seen.add(ref);
  return (
    isUser(ref) ||
    targets(entity, RELATION_HAS_MEMBER).length > 0 ||
    targets(entity, RELATION_PARENT_OF).some(one => reaches(one, known, seen))
  );
}
