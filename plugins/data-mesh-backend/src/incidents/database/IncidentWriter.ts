// SPDX-License-Identifier: Apache-2.0
import type {
  IncidentOrigin,
  IncidentSeverity,
} from '@meshwright/plugin-data-mesh-common';
import {
  type Consumer,
  INCIDENT_SEVERITIES,
  type IncidentProgress,
} from '@meshwright/quality';
import type { Knex } from 'knex';
import { chunks } from './chunks';
import type { Happening } from './happening';
import type { Outbox } from './Outbox';
import type { AffectedRow, EventRow, IncidentRow } from './rows';

/** Most products that an incident is said to reach. */
const MOST_AFFECTED = 5_000;

/** @internal */
export interface OpenedIncident {
  product: string;
  contract: string | null;
  domain: string | null;
  title: string;
  description?: string;
  severity: IncidentSeverity;
  origin: IncidentOrigin;
}

/** Changes incidents in a transaction, each with its event and with who is to be told of it. @internal */
export class IncidentWriter {
  readonly #tx: Knex.Transaction;
  readonly #outbox: Outbox;

  constructor(tx: Knex.Transaction, outbox: Outbox) {
    this.#tx = tx;
    this.#outbox = outbox;
  }

  async open(
    incident: OpenedIncident,
    affected: readonly Consumer[],
    happening: Happening,
  ): Promise<IncidentRow> {
    const { at, by } = happening;
    const row: Omit<IncidentRow, 'number'> = {
      product_ref: incident.product,
      contract_ref: incident.contract,
      domain_ref: incident.domain,
      title: incident.title,
      description: incident.description ?? null,
      severity: incident.severity,
      severity_rank: INCIDENT_SEVERITIES.indexOf(incident.severity),
      is_rated: incident.origin === 'person',
      is_held: false,
      state: 'opened',
      is_open: true,
      origin: incident.origin,
      resolution: null,
      merged_into: null,
      opened_at: at,
      opened_by: by ?? null,
      assignee: null,
      resolved_at: null,
      updated_at: at,
    };
    const [{ number }] = await this.#tx('incident')
      .insert(row)
      .returning('number');
    const kept = { number: Number(number), ...row };
    await this.addAffected(kept.number, affected, at);
    await this.#happened(kept, happening);
    return kept;
  }

  /** Changes an incident; `happening` says why. */
  async change(
    row: IncidentRow,
    change: Partial<IncidentProgress> & {
      isRated?: boolean;
      isHeld?: boolean;
      mergedInto?: number;
    },
    happening: Happening,
  ): Promise<IncidentRow> {
    const { isRated, isHeld, mergedInto, ...progress } = change;
    const next: IncidentRow = {
      ...row,
      ...progress,
      ...(isRated !== undefined && { is_rated: isRated }),
      ...(isHeld !== undefined && { is_held: isHeld }),
      ...(mergedInto !== undefined && { merged_into: mergedInto }),
      updated_at: happening.at,
    };
    next.severity_rank = INCIDENT_SEVERITIES.indexOf(next.severity);
    next.is_open = next.state !== 'resolved';
    if (!next.is_open) next.resolved_at = row.resolved_at ?? happening.at;
    else next.resolved_at = null;
    const { number, ...values } = next;
    await this.#tx<IncidentRow>('incident').where({ number }).update(values);
    await this.#happened(next, happening);
    return next;
  }

  /**
   * Keeps which products an incident reaches; those that it reached before stay, since they were told.
   *
   * @param at - when: their owners are told with what happens to the incident at that time
   */
  async addAffected(
    number: number,
    affected: readonly Consumer[],
    at: string,
  ): Promise<void> {
    const rows = affected.slice(0, MOST_AFFECTED).map(({ product, steps }) => ({
      incident_number: number,
      product_ref: product,
      steps,
      added_at: at,
    }));
    for (const part of chunks(rows)) {
      await this.#tx<AffectedRow>('incident_affected')
        .insert(part)
        .onConflict(['incident_number', 'product_ref'])
        .merge(['steps']);
    }
  }

  /**
   * Adds products that an open incident reaches by now, and has their owners told.
   *
   * @param known - products that it reaches already
   */
  async reach(
    row: IncidentRow,
    affected: readonly Consumer[],
    known: ReadonlySet<string>,
    at: string,
  ): Promise<void> {
    const added = affected
      .slice(0, MOST_AFFECTED)
      .filter(({ product }) => !known.has(product));
    if (added.length === 0) return;
    await this.addAffected(row.number, added, at);
    await this.#happened(row, {
      kind: 'reached',
      at,
      data: { reached: added.length },
    });
  }

  async #happened(row: IncidentRow, happening: Happening): Promise<void> {
    const { kind, at, by, data = {} } = happening;
    await this.#tx<EventRow>('incident_event').insert({
      incident_number: row.number,
      at,
      kind,
      by_ref: by ?? null,
      data: JSON.stringify(data),
    });
    await this.#outbox.add(this.#tx, row, happening);
  }
}
