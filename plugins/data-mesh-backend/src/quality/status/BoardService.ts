// SPDX-License-Identifier: Apache-2.0
import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  type Entity,
  RELATION_PART_OF,
  stringifyEntityRef,
} from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  ProductState,
  ProductStatusItem,
  QualityHeatMap,
  QualityHeatRow,
  QualityMaintenance,
  StatusBoard,
} from '@meshwright/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { countChecks, type StatusCheckCounts } from './countChecks';
import type { MaintenanceStore } from './MaintenanceStore';
import type { StatusRow } from './rows';
import type { StatusStore } from './StatusStore';

const PAGE = 500;
/** Products that a board looks at. */
const MOST_PRODUCTS = 5_000;
/** Domains among which those below another are looked for. */
const MOST_DOMAINS = 1_000;
const REASONS = 3;
const FIELDS = [
  'kind',
  'metadata.name',
  'metadata.namespace',
  'metadata.title',
  'relations',
];
/** What needs somebody comes first. */
const ORDER: Record<ProductState, number> = {
  down: 0,
  degraded: 1,
  unknown: 2,
  operational: 3,
};

type Ref = { namespace: string; name: string };

/** What is asked of a board. @internal */
export interface BoardRequest {
  offset: number;
  limit: number;
  state?: ProductState[];
  domain?: string;
}

interface Seen {
  ref: string;
  title: string;
  domain?: string;
  row?: StatusRow;
}

const stateOf = ({ row }: Seen): ProductState => row?.state ?? 'unknown';

/** Answers how all products are that a person may see, and those of a domain by dimension. @internal */
export class BoardService {
  readonly #catalog: CatalogService;
  readonly #knex: Knex;
  readonly #maintenance: MaintenanceStore;
  readonly #store: StatusStore;

  constructor(options: {
    catalog: CatalogService;
    knex: Knex;
    maintenance: MaintenanceStore;
    store: StatusStore;
  }) {
    this.#catalog = options.catalog;
    this.#knex = options.knex;
    this.#maintenance = options.maintenance;
    this.#store = options.store;
  }

  async board(
    { offset, limit, state, domain }: BoardRequest,
    credentials: BackstageCredentials,
  ): Promise<StatusBoard> {
    const { seen, cut } = await this.#products(credentials, domain);
    const counts = { operational: 0, degraded: 0, down: 0, unknown: 0 };
    for (const one of seen) counts[stateOf(one)]++;
    const wanted = seen
      .filter(one => !state || state.includes(stateOf(one)))
      .sort(
        (a, b) =>
          ORDER[stateOf(a)] - ORDER[stateOf(b)] ||
          a.title.localeCompare(b.title) ||
          (a.ref < b.ref ? -1 : 1),
      );
    const page = wanted.slice(offset, offset + limit);
    const now = new Date().toISOString();
    const maintenance = await this.#maintenance.endingAfter(
      page.map(({ ref }) => ref),
      now,
    );
    return {
      items: page.map(one =>
        toItem(
          one,
          maintenance.get(one.ref)?.find(({ startsAt }) => startsAt <= now),
        ),
      ),
      totalItems: wanted.length,
      counts,
      ...(cut && { cut }),
    };
  }

  async heatMap(
    ref: Ref,
    { offset, limit }: { offset: number; limit: number },
    credentials: BackstageCredentials,
  ): Promise<QualityHeatMap> {
    const domain = await this.#catalog.getEntityByRef(
      { kind: 'Domain', ...ref },
      { credentials },
    );
    if (!domain) {
      throw new NotFoundError(
        `There is no domain '${ref.namespace}/${ref.name}', or you may not see it.`,
      );
    }
    const { seen } = await this.#products(
      credentials,
      stringifyEntityRef(domain),
    );
    const page = seen
      .sort(
        (a, b) => a.title.localeCompare(b.title) || (a.ref < b.ref ? -1 : 1),
      )
      .slice(offset, offset + limit);
    const counts = await countChecks(
      this.#knex,
      page.map(one => one.ref),
    );
    const products = page.map(one => toHeatRow(one, counts.get(one.ref)));
    return {
      dimensions: [
        ...new Set(products.flatMap(({ cells }) => Object.keys(cells))),
      ].sort(),
      products,
      totalProducts: seen.length,
    };
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
        const isBelow = one.relations?.some(
          ({ type, targetRef }) =>
            type === RELATION_PART_OF && targetRef === parent,
        );
        if (isBelow) found.add(stringifyEntityRef(one));
      }
    }
    return [...found];
  }

  /** Products that a person may see, with what is known of their status. */
  async #products(
    credentials: BackstageCredentials,
    domain?: string,
  ): Promise<{ seen: Seen[]; cut: boolean }> {
    const domains = domain && (await this.#withSubdomains(domain, credentials));
    const entities: Entity[] = [];
    let cursor: string | undefined;
    do {
      const { items, pageInfo } = await this.#catalog.queryEntities(
        cursor
          ? { cursor, fields: FIELDS, limit: PAGE }
          : {
              filter: {
                kind: 'DataProduct',
                ...(domains && { [`relations.${RELATION_PART_OF}`]: domains }),
              },
              fields: FIELDS,
              limit: PAGE,
            },
        { credentials },
      );
      entities.push(...items);
      cursor = pageInfo.nextCursor;
    } while (cursor && entities.length < MOST_PRODUCTS);
    const seen = entities.map((entity): Seen => {
      const partOf = entity.relations?.find(
        ({ type, targetRef }) =>
          type === RELATION_PART_OF && targetRef.startsWith('domain:'),
      );
      return {
        ref: stringifyEntityRef(entity),
        title: entity.metadata.title ?? entity.metadata.name,
        ...(partOf && { domain: partOf.targetRef }),
      };
    });
    const rows = await this.#store.wholes(seen.map(({ ref }) => ref));
    for (const one of seen) one.row = rows.get(one.ref);
    return { seen, cut: cursor !== undefined };
  }
}

function toItem(
  { ref, title, domain, row }: Seen,
  maintenance: QualityMaintenance | undefined,
): ProductStatusItem {
  return {
    ref,
    title,
    ...(domain && { domain }),
    state: row?.state ?? 'unknown',
    ...(row && { since: row.since }),
    reasons: row ? JSON.parse(row.reasons).slice(0, REASONS) : [],
    ...(maintenance && { maintenance }),
  };
}

function toHeatRow(
  one: Seen,
  counts: StatusCheckCounts | undefined,
): QualityHeatRow {
  return {
    ref: one.ref,
    title: one.title,
    state: stateOf(one),
    score: counts?.score ?? null,
    cells: counts?.dimensions ?? {},
  };
}
