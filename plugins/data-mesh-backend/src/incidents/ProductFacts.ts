// SPDX-License-Identifier: Apache-2.0
import type { AuthService } from '@backstage/backend-plugin-api';
import { type Entity, RELATION_PART_OF } from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  type Classification,
  effectiveClassification,
} from '@meshwright/plugin-data-mesh-common';
import { ownersOf } from '../access';

const PORTION = 200;

/** What of a product incidents need to know. @internal */
export interface ProductFact {
  title: string;
  owners: string[];
  domain: string | null;
  /** `restricted` where the product states none. */
  classification: Classification;
}

/** Ref of the domain of a product. @internal */
export const domainOf = (entity: Entity): string | null =>
  (entity.relations ?? []).find(
    ({ type, targetRef }) =>
      type === RELATION_PART_OF && targetRef.startsWith('domain:'),
  )?.targetRef ?? null;

const classificationIn = ({ spec }: Entity) =>
  typeof spec?.classification === 'string' ? spec.classification : undefined;

/** What the catalog knows of products, read for the portal itself. @internal */
export class ProductFacts {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;

  constructor(options: { auth: AuthService; catalog: CatalogService }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
  }

  /** Facts by ref; products that the catalog does not know any more are left out. */
  async of(products: Iterable<string>): Promise<Map<string, ProductFact>> {
    const all = [...new Set(products)];
    const credentials = await this.#auth.getOwnServiceCredentials();
    const found = new Map<string, ProductFact>();
    for (let from = 0; from < all.length; from += PORTION) {
      const entityRefs = all.slice(from, from + PORTION);
      const { items } = await this.#catalog.getEntitiesByRefs(
        {
          entityRefs,
          fields: [
            'metadata.name',
            'metadata.title',
            'relations',
            'spec.classification',
          ],
        },
        { credentials },
      );
      items.forEach((entity, index) => {
        if (!entity) return;
        found.set(entityRefs[index], {
          title: entity.metadata.title ?? entity.metadata.name,
          owners: ownersOf(entity),
          domain: domainOf(entity),
          classification: effectiveClassification(classificationIn(entity)),
        });
      });
    }
    return found;
  }
}
