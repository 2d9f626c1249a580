// SPDX-License-Identifier: Apache-2.0
import type {
  IncidentSeverity,
  IncidentState,
} from '@meshwright/plugin-data-mesh-common';
import { INCIDENT_SEVERITIES } from '@meshwright/quality';
import type { Knex } from 'knex';
import { chunks } from './chunks';
import type { AffectedRow, EventRow, IncidentRow } from './rows';

const REFS = 500;

/** Which incidents are looked for. @internal */
export interface IncidentFilter {
  product?: string;
  /** Incidents that reach this product by lineage. */
  reaching?: string;
  domain?: string;
  state?: 'open' | IncidentState;
  severity?: IncidentSeverity;
  /** Of these products, or assigned to this person. */
  mine?: { products: readonly string[]; user: string };
}

/** Reads incidents. @internal */
export class IncidentStore {
  readonly #db: Knex;

  /** @param db - the database, or a transaction in it */
  constructor(db: Knex) {
    this.#db = db;
  }

  async get(number: number): Promise<IncidentRow | undefined> {
    return this.#db<IncidentRow>('incident').where({ number }).first();
  }

  #filtered(filter: IncidentFilter) {
    const query = this.#db<IncidentRow>('incident');
    const { product, reaching, domain, state, severity, mine } = filter;
    if (product) query.where({ product_ref: product });
    if (domain) query.where({ domain_ref: domain });
    if (severity) query.where({ severity });
    if (state === 'open') query.where({ is_open: true });
    else if (state) query.where({ state });
    if (reaching) {
      query.whereIn(
        'number',
        this.#db<AffectedRow>('incident_affected')
          .where({ product_ref: reaching })
          .select('incident_number'),
      );
    }
    if (mine) {
      query.where(own => {
        own.where({ assignee: mine.user });
        for (const part of chunks(mine.products, REFS)) {
          own.orWhereIn('product_ref', part);
        }
      });
    }
    return query;
  }

  /** Products that incidents were found of. */
  async products(filter: IncidentFilter, limit: number): Promise<string[]> {
    return this.#filtered(filter)
      .distinct()
      .orderBy('product_ref')
      .limit(limit)
      .pluck('product_ref');
  }

  /**
   * Open ones first, then by severity, then newest first.
   *
   * @param products - only of these; absent for all
   */
  async list(
    filter: IncidentFilter,
    products: readonly string[] | undefined,
    page: { offset: number; limit: number },
  ): Promise<{ rows: IncidentRow[]; total: number }> {
    const found = () => {
      const query = this.#filtered(filter);
      if (products) {
        query.where(own => {
          own.whereIn('product_ref', []);
          for (const part of chunks(products, REFS)) {
            own.orWhereIn('product_ref', part);
          }
        });
      }
      return query;
    };
    const [{ count }] = await found().count({ count: '*' });
    const rows = await found()
      .orderBy([
        { column: 'is_open', order: 'desc' },
        { column: 'severity_rank' },
        { column: 'opened_at', order: 'desc' },
        { column: 'number', order: 'desc' },
      ])
      .offset(page.offset)
      .limit(page.limit)
      .select('*');
    return { rows: rows as IncidentRow[], total: Number(count) };
  }

  async timeline(
    number: number,
    page: { offset: number; limit: number },
  ): Promise<{ rows: EventRow[]; total: number }> {
    const own = () =>
      this.#db<EventRow>('incident_event').where({ incident_number: number });
    const [{ count }] = await own().count({ count: '*' });
    const rows = await own()
      .orderBy('id')
      .offset(page.offset)
      .limit(page.limit)
      .select('*');
    return { rows: rows as EventRow[], total: Number(count) };
  }

  async affected(number: number, limit: number): Promise<AffectedRow[]> {
    return this.#db<AffectedRow>('incident_affected')
      .where({ incident_number: number })
      .orderBy(['steps', 'product_ref'])
      .limit(limit);
  }

  /** Products that each of some incidents reaches, by their numbers. */
  async reachedBy(
    numbers: readonly number[],
  ): Promise<Map<number, Set<string>>> {
    const found = new Map<number, Set<string>>();
    for (const part of chunks(numbers, REFS)) {
      const rows = await this.#db<AffectedRow>('incident_affected')
        .whereIn('incident_number', part)
        .select('incident_number', 'product_ref');
      for (const { incident_number, product_ref } of rows) {
        const own = found.get(incident_number);
        if (own) own.add(product_ref);
        else found.set(incident_number, new Set([product_ref]));
      }
    }
    return found;
  }

  /** How many products each incident reaches, by its number. */
  async countAffected(
    numbers: readonly number[],
  ): Promise<Map<number, number>> {
    const rows = await this.#db<AffectedRow>('incident_affected')
      .whereIn('incident_number', numbers as number[])
      .groupBy('incident_number')
      .select('incident_number')
      .count({ count: '*' });
    return new Map(
      rows.map(row => [Number(row.incident_number), Number(row.count)]),
    );
  }

  /** Open incidents of some products: how many, and how bad the worst is. */
  async openOf(
    products: readonly string[],
  ): Promise<Map<string, { open: number; worst: IncidentSeverity }>> {
    const found = new Map<string, { open: number; worst: IncidentSeverity }>();
    for (const part of chunks(products, REFS)) {
      const rows = await this.#db<IncidentRow>('incident')
        .where({ is_open: true })
        .whereIn('product_ref', part)
        .groupBy('product_ref')
        .select('product_ref')
        .count({ open: '*' })
        .min({ rank: 'severity_rank' });
      for (const row of rows) {
        found.set(String(row.product_ref), {
          open: Number(row.open),
          worst: INCIDENT_SEVERITIES[Number(row.rank)],
        });
      }
    }
    return found;
  }

  /** The open incidents of some products, the worst first. */
  async openRows(
    products: readonly string[],
    limit: number,
  ): Promise<IncidentRow[]> {
    const found: IncidentRow[] = [];
    for (const part of chunks(products, REFS)) {
      if (found.length >= limit) break;
      const rows = await this.#db<IncidentRow>('incident')
        .where({ is_open: true })
        .whereIn('product_ref', part)
        .orderBy(['severity_rank', 'opened_at', 'number'])
        .limit(limit - found.length);
      found.push(...rows);
    }
    return found;
  }

  /** Open incidents of others that reach some products. */
  async openAbove(products: readonly string[]): Promise<Map<string, number>> {
    const found = new Map<string, number>();
    for (const part of chunks(products, REFS)) {
      const rows = await this.#db('incident_affected as reached')
        .join('incident', 'incident.number', 'reached.incident_number')
        .where({ 'incident.is_open': true })
        .whereIn('reached.product_ref', part)
        .groupBy('reached.product_ref')
        .select({ product: 'reached.product_ref' })
        .count({ count: '*' });
      for (const row of rows as Array<{ product: string; count: unknown }>) {
        found.set(row.product, Number(row.count));
      }
    }
    return found;
  }

  /** Open incidents, the oldest first. */
  async open(limit: number): Promise<IncidentRow[]> {
    return this.#db<IncidentRow>('incident')
      .where({ is_open: true })
      .orderBy('number')
      .limit(limit);
  }

  /** Whether any incident is open. */
  async hasOpen(): Promise<boolean> {
    const row = await this.#db<IncidentRow>('incident')
      .where({ is_open: true })
      .first('number');
    return row !== undefined;
  }

  /** Whether faults opened an incident after a time that nobody has taken up yet. */
  async hasOpenSince(time: string): Promise<boolean> {
    const row = await this.#db<IncidentRow>('incident')
      .where({ is_open: true, state: 'opened' })
      .whereNot({ origin: 'person' })
      .andWhere('opened_at', '>=', time)
      .first('number');
    return row !== undefined;
  }

  /** Incidents that faults opened and that the same trouble opens again. */
  async endedSince(time: string, limit: number): Promise<IncidentRow[]> {
    return this.#db<IncidentRow>('incident')
      .where({ is_open: false })
      .whereNot({ origin: 'person' })
      .whereIn('resolution', ['recovered', 'fixed'])
      .andWhere('resolved_at', '>=', time)
      .orderBy('resolved_at', 'desc')
      .limit(limit);
  }

  /** Forgets incidents that ended before a time, with all about them. @returns how many */
  async removeBefore(time: string, limit: number): Promise<number> {
    const numbers: number[] = await this.#db<IncidentRow>('incident')
      .where({ is_open: false })
      .andWhere('resolved_at', '<', time)
      .orderBy('resolved_at')
      .limit(limit)
      .pluck('number');
    for (const part of chunks(numbers, REFS)) {
      for (const table of [
        'incident_event',
        'incident_affected',
        'incident_delivery',
      ]) {
        await this.#db(table).whereIn('incident_number', part).delete();
      }
      await this.#db<IncidentRow>('incident').whereIn('number', part).delete();
    }
    return numbers.length;
  }
}
