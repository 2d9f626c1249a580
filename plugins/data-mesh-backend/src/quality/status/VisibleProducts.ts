// SPDX-License-Identifier: Apache-2.0
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  type Entity,
  parseEntityRef,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import type { CatalogService } from '@backstage/plugin-catalog-node';

const PAGE = 500;
/** Products that a board looks at. */
const MOST_PRODUCTS = 5_000;
/** Domains among which those below another are looked for. */
const MOST_DOMAINS = 1_000;
const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'relations',
];

/** Which products are wanted: all that there are where neither is said. @internal */
export interface ProductChoice {
  /** Ref of a domain: its products, and those of the domains below it. */
  domain?: string;
  /** Refs of products. */
  products?: readonly string[];
  /** Whether `spec.outputPorts` is wanted too. */
  ports?: boolean;
}

const isPartOf = (entity: Entity, domain: string) =>
  entity.relations?.some(
    ({ type, targetRef }) => type === RELATION_PART_OF && targetRef === domain,
  ) ?? false;

/** Finds products of the catalog that a person may see. @internal */
export class VisibleProducts {
  readonly #catalog: CatalogService;

  constructor(options: { catalog: CatalogService }) {
    this.#catalog = options.catalog;
  }

  /** @returns `cut` where there are more products than are looked at */
  async find(
    { domain, products = [], ports }: ProductChoice,
    credentials: BackstageCredentials,
  ): Promise<{ entities: Entity[]; cut: boolean }> {
    const domains = domain
      ? await this.#withSubdomains(domain, credentials)
      : undefined;
    const fields = ports ? [...FIELDS, 'spec.outputPorts'] : FIELDS;
    if (products.length === 0) {
      return this.#all(domains, fields, credentials);
    }
    const named = await this.#named(products, fields, credentials);
    const entities = named.filter(
      entity => domains?.some(one => isPartOf(entity, one)) ?? true,
    );
    return { entities, cut: false };
  }

  async #named(
    refs: readonly string[],
    fields: string[],
    credentials: BackstageCredentials,
  ): Promise<Entity[]> {
    const whole = refs.map(ref =>
      stringifyEntityRef(
        parseEntityRef(ref, {
          defaultKind: 'DataProduct',
          defaultNamespace: 'default',
        }),
      ),
    );
    const { items } = await this.#catalog.getEntitiesByRefs(
      { entityRefs: [...new Set(whole)], fields },
      { credentials },
    );
    return items.filter(entity => entity !== undefined);
  }

  async #all(
    domains: string[] | undefined,
    fields: string[],
    credentials: BackstageCredentials,
  ): Promise<{ entities: Entity[]; cut: boolean }> {
    const entities: Entity[] = [];
    let cursor: string | undefined;
    do {
      const { items, pageInfo } = await this.#catalog.queryEntities(
        cursor
          ? { cursor, fields, limit: PAGE }
          : {
              filter: {
                kind: 'DataProduct',
                ...(domains && { [`relations.${RELATION_PART_OF}`]: domains }),
              },
              fields,
              limit: PAGE,
            },
        { credentials },
      );
      entities.push(...items);
      cursor = pageInfo.nextCursor;
    } while (cursor && entities.length < MOST_PRODUCTS);
    return { entities, cut: cursor !== undefined };
  }

  /** A domain with those below it. */
  async #withSubdomains(
    domain: string,
    credentials: BackstageCredentials,
  ): Promise<string[]> {
    const { items } = await this.#catalog.queryEntities(
      { filter: { kind: 'Domain' }, fields: FIELDS, limit: MOST_DOMAINS },
      { credentials },
    );
    const found = new Set([domain]);
    // A set goes on over what is added while one goes through it, and takes nothing twice.
    for (const parent of found) {
      for (const one of items) {
        if (isPartOf(one, parent)) found.add(stringifyEntityRef(one));
      }
    }
    return [...found];
  }
}
