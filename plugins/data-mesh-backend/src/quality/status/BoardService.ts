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
  ProductStatusReason,
  QualityHeatMap,
  QualityHeatRow,
  QualityMaintenance,
  StatusBoard,
} from '@meshwright/plugin-data-mesh-common';
import type { Knex } from 'knex';
import { portContracts } from '../evidence/Masking';
import { countChecks, type StatusCheckCounts } from './countChecks';
import type { MaintenanceStore } from './MaintenanceStore';
import type { StatusRow } from './rows';
import type { StatusStore } from './StatusStore';
import { type ProductChoice, VisibleProducts } from './VisibleProducts';

const REASONS = 3;
/** Ports of one product in a list. */
const MOST_PORTS = 100;
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
  /** Refs of the products that are wanted; all where it is empty. */
  product?: string[];
  /** Whether the states of output ports are wanted too. */
  ports?: boolean;
}

interface Seen {
  ref: string;
  title: string;
  entity: Entity;
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
  readonly #visible: VisibleProducts;

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
    this.#visible = new VisibleProducts(options);
  }

  async board(
    { offset, limit, state, domain, product, ports }: BoardRequest,
    credentials: BackstageCredentials,
  ): Promise<StatusBoard> {
    const { seen, cut } = await this.#products(
      { domain, products: product, ports },
      credentials,
    );
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
    const refs = page.map(({ ref }) => ref);
    const [maintenance, portRows] = await Promise.all([
      this.#maintenance.endingAfter(refs, now),
      ports ? this.#store.ports(refs) : undefined,
    ]);
    return {
      items: page.map(one => ({
        ...toItem(
          one,
          maintenance.get(one.ref)?.find(({ startsAt }) => startsAt <= now),
        ),
        ...(portRows && toPorts(one.entity, portRows.get(one.ref) ?? [])),
      })),
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
      { domain: stringifyEntityRef(domain) },
      credentials,
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

  /** Products that a person may see, with what is known of their status. */
  async #products(
    choice: ProductChoice,
    credentials: BackstageCredentials,
  ): Promise<{ seen: Seen[]; cut: boolean }> {
    const { entities, cut } = await this.#visible.find(choice, credentials);
    const seen = entities.map((entity): Seen => {
      const partOf = entity.relations?.find(
        ({ type, targetRef }) =>
          type === RELATION_PART_OF && targetRef.startsWith('domain:'),
      );
      return {
        ref: stringifyEntityRef(entity),
        title: entity.metadata.title ?? entity.metadata.name,
        entity,
        ...(partOf && { domain: partOf.targetRef }),
      };
    });
    const rows = await this.#store.wholes(seen.map(({ ref }) => ref));
    for (const one of seen) one.row = rows.get(one.ref);
    return { seen, cut };
  }
}

const reasonsOf = ({ reasons }: StatusRow): ProductStatusReason[] =>
  JSON.parse(reasons).slice(0, REASONS);

function toPorts(
  entity: Entity,
  rows: readonly StatusRow[],
): Pick<ProductStatusItem, 'ports' | 'morePorts'> {
  const states = new Map(rows.map(row => [row.port, row]));
  const all = [...portContracts(entity)];
  const ports = all.slice(0, MOST_PORTS).map(([name, contract]) => {
    const row = states.get(name);
    return {
      name,
      contract,
      state: row?.state ?? 'unknown',
      ...(row && { since: row.since }),
      reasons: row ? reasonsOf(row) : [],
    };
  });
  const more = all.length - ports.length;
  return { ports, ...(more > 0 && { morePorts: more }) };
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
    reasons: row ? reasonsOf(row) : [],
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
